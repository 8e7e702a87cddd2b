/** The list of texts as a form: in each row the older and the newer may be chosen, then the two are compared. */
import { Button } from '@mantine/core'
import type { ProcessView } from '@plenary/shared/process'
import type { RevisionSummary } from '@plenary/shared/revision'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { inOrder, type Two, usualTwo } from './choose-two.ts'
import { working } from './queries.ts'
import { RevisionItem } from './RevisionItem.tsx'
import styles from './RevisionsPage.module.css'

interface Props {
  draftId: string
  revisions: RevisionSummary[]
  process: ProcessView | undefined
  mayReadWorking: boolean
}

export function ChooseTwo({ draftId, revisions, process, mayReadWorking }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const ids = revisions.map(({ id }) => id)
  const [chosen, setChosen] = useState<Partial<Two>>({})
  const usual = usualTwo(ids, mayReadWorking)
  if (!usual)
    return (
      <>
        <ol className={styles.list}>
          {revisions.map((revision) => (
            <RevisionItem key={revision.id} revision={revision} process={process} isFirst />
          ))}
        </ol>
        <p className={styles.muted}>{t('revision.list.onlyOne')}</p>
      </>
    )
  const two: Two = { ...usual, ...chosen }
  const ordered = inOrder(two, ids)
  const fault = typeof ordered === 'string' ? ordered : null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (typeof ordered === 'string') return
    void navigate({ to: '/compare/$from/$to', params: { from: ordered.older, to: ordered.newer } })
  }
  const radios = (id: string, name: string) =>
    (['older', 'newer'] as const).map((side) => (
      <label key={side} className={styles.radio}>
        <input
          type="radio"
          name={side}
          value={id}
          checked={two[side] === id}
          aria-label={`${t(`revision.list.${side}`)}: ${name}`}
          onChange={() => setChosen({ ...chosen, [side]: id })}
        />
        <span aria-hidden="true">{t(`revision.list.${side}`)}</span>
      </label>
    ))
  return (
    <form onSubmit={submit} aria-label={t('revision.list.choose')}>
      <p className={styles.muted}>{t('revision.list.chooseHint')}</p>
      <ol className={styles.list} data-choosing="">
        {revisions.map((revision, nth) => (
          <RevisionItem
            key={revision.id}
            revision={revision}
            process={process}
            isFirst={nth === 0}
            choice={radios(revision.id, revision.title)}
          />
        ))}
        {mayReadWorking && (
          <li className={styles.item}>
            <div className={styles.choice}>{radios(working, t('revision.working'))}</div>
            <div className={styles.what}>
              <WorkingText draftId={draftId} />
            </div>
          </li>
        )}
      </ol>
      <div className={styles.foot}>
        <Button type="submit" aria-describedby={fault ? 'choose-fault' : undefined}>
          {t('revision.list.compare')}
        </Button>
        <p id="choose-fault" className={styles.fault} aria-live="polite">
          {fault && t(`revision.list.${fault}`)}
        </p>
      </div>
    </form>
  )
}

function WorkingText({ draftId }: { draftId: string }) {
  const { t } = useTranslation()
  return (
    <>
      <h2 className={styles.title}>
        <Link to="/drafts/$draftId" params={{ draftId }}>
          {t('revision.working')}
        </Link>
      </h2>
      <p className={styles.muted}>{t('revision.list.workingText')}</p>
    </>
  )
}
