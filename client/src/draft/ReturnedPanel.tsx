/** Words that came too late, as the server keeps them for their author: to copy, to put in once that is allowed, to put away. */
import { Button, CopyButton, Group } from '@mantine/core'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { Decision } from '@plenary/shared/readings'
import type { ReturnedWords } from '@plenary/shared/returned'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, ProblemError } from '../api/call.ts'
import { queryKeys } from '../api/keys.ts'
import { returnedQuery } from '../api/queries.ts'
import type { RefusedWords } from '../collab/kept-store.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Icon } from '../ui/icons.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useActions } from './actions.ts'
import { ChooseReading } from './ChooseReading.tsx'
import styles from './refused.module.css'
import { notHereYet } from './returned.ts'

interface Props {
  draftId: string
  paragraphs: ParagraphView[]
  /** Words that this device has put aside itself: what is shown there is not shown again here. */
  refused: readonly RefusedWords[]
  /** What a paragraph is called now; null when it has left the draft. */
  nameOf(room: string): string | null
}

export function ReturnedPanel({ draftId, paragraphs, refused, nameOf }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(returnedQuery(draftId))
  const shown = notHereYet(data?.items ?? [], refused, paragraphs)
  if (shown.length === 0) return null
  const title = t('round.returned.title', { count: shown.length })
  return (
    <section className={styles.panel} aria-label={title}>
      <p className={styles.title}>
        <Icon name="waiting" /> {title}
      </p>
      <p className={styles.intro}>{t('round.returned.intro')}</p>
      <ul className={styles.list}>
        {shown.map((words) => {
          const paragraph = paragraphs.find(({ id }) => id === words.paragraphId)
          return (
            <Returned
              key={words.id}
              words={words}
              name={paragraph ? nameOf(paragraph.room) : null}
              mayApply={paragraph?.can.edit === 'yes'}
            />
          )
        })}
      </ul>
    </section>
  )
}

interface ItemProps {
  words: ReturnedWords
  name: string | null
  mayApply: boolean
}

function Returned({ words: { id, draftId, reason, text, baseText }, name, mayApply }: ItemProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { notice } = useActions()
  const gone = (): void => void cache.invalidateQueries({ queryKey: queryKeys.returned(draftId) })
  const apply = useMutation({
    mutationFn: (body: Decision) => call('applyReturned', { params: { id }, body }),
    onSuccess: () => {
      notice(t('round.returned.applied'))
      gone()
    },
  })
  // [MRG6] What touches what others wrote is decided by its author, with both texts before them.
  const readings = apply.error instanceof ProblemError ? apply.error.readings : undefined
  const dismiss = useMutation({
    mutationFn: () => call('dismissReturned', { params: { id } }),
    onSuccess: gone,
  })
  return (
    <li className={styles.item}>
      <p className={styles.reason}>
        {name && <strong>{name}. </strong>}
        {reasonSaid(t, reason)}
      </p>
      <p className={styles.caption}>{t('round.returned.yours')}</p>
      <blockquote className={styles.words} dir="auto">
        {text}
      </blockquote>
      <details className={styles.whole}>
        <summary>{t('round.returned.was')}</summary>
        <p dir="auto">{baseText}</p>
      </details>
      {(apply.error ?? dismiss.error) && <Problem error={apply.error ?? dismiss.error} />}
      {readings && (
        <ChooseReading
          // Somebody wrote again meanwhile: what was decided is decided anew, over what stands now.
          key={readings.current}
          readings={readings}
          isSending={apply.isPending}
          onDecide={apply.mutate}
          onCancel={apply.reset}
        />
      )}
      {!mayApply && <p className={styles.caption}>{t('round.returned.notYet')}</p>}
      <Group gap="sm" mt="sm">
        {mayApply && !readings && (
          <Button onClick={() => apply.mutate({})} loading={apply.isPending}>
            {t('round.returned.apply')}
          </Button>
        )}
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'round.returned.copied' : 'round.returned.copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="subtle" onClick={() => dismiss.mutate()} loading={dismiss.isPending}>
          {t('round.returned.dismiss')}
        </Button>
      </Group>
    </li>
  )
}
