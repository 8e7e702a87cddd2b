/** One draft on the table: who may do what with it, changed as a table with its effect in sight before it is saved. */
import { Button, Title } from '@mantine/core'
import type { DraftView } from '@plenary/shared/draft'
import type { StageTable } from '@plenary/shared/round'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId, useMemo, useState } from 'react'
import { call } from '../api/call.ts'
import { draftQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { FormEnd } from '../ui/FormEnd.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import { AddNamed } from './AddNamed.tsx'
import { headingsOf } from './headings.ts'
import { ReasonField } from './ReasonField.tsx'
import { RightsTable } from './RightsTable.tsx'
import { matrixOf, type Row, rulesOf } from './rights-matrix.ts'
import styles from './StagePage.module.css'
import { useNames } from './use-names.ts'
import { ViewAs } from './ViewAs.tsx'

interface Props {
  table: StageTable
  tabling: StageTable['tablings'][number]
  mayChange: boolean
  onSaved(table: StageTable): void
}

export function TablingRights(props: Props) {
  const { draftId, title } = props.tabling
  const { data: draft, error, refetch } = useQuery(draftQuery(draftId))
  return (
    <article className={styles.tabling}>
      <Title order={3}>
        <Link to="/drafts/$draftId" params={{ draftId }}>
          {title}
        </Link>
      </Title>
      {error && !draft && <Problem error={error} retry={() => void refetch()} />}
      {!draft && !error && <Shape kinds={['line', 'block']} />}
      {draft && <Rights {...props} draft={draft} />}
    </article>
  )
}

const sameRows = (a: readonly Row[], b: readonly Row[]): boolean =>
  JSON.stringify(rulesOf(a)) === JSON.stringify(rulesOf(b))

function Rights({ table, tabling, mayChange, onSaved, draft }: Props & { draft: DraftView }) {
  const { t } = useTranslation()
  const saved = useMemo(() => matrixOf(tabling.rules), [tabling.rules])
  const [isChanging, setChanging] = useState(false)
  const [isLooking, setLooking] = useState(false)
  const [wish, setWish] = useState<Row[] | null>(null)
  const rows = wish ?? saved
  const headings = useMemo(() => headingsOf(draft.paragraphs), [draft.paragraphs])
  const names = useNames(table.process.slug, rows)
  const isChanged = wish !== null && !sameRows(wish, saved)
  return (
    <>
      {mayChange && !isChanged && (
        <Button
          variant="default"
          className={styles.change ?? ''}
          aria-pressed={isChanging}
          onClick={() => setChanging(!isChanging)}
        >
          {t('round.rights.change')}
        </Button>
      )}
      <RightsTable
        title={draft.title}
        rows={rows}
        headings={headings}
        names={names}
        onChange={isChanging ? setWish : null}
      />
      {isChanging && <AddNamed slug={table.process.slug} rows={rows} onChange={setWish} />}
      {isChanged && (
        <SaveRights
          table={table}
          draftId={tabling.draftId}
          rows={rows}
          onUndo={() => setWish(null)}
          onSaved={(next) => {
            setWish(null)
            onSaved(next)
          }}
        />
      )}
      <details
        className={styles.preview}
        open={isChanged || isLooking}
        onToggle={({ currentTarget }) => setLooking(currentTarget.open)}
      >
        <summary>{t('round.preview.title')}</summary>
        {(isChanged || isLooking) && (
          <ViewAs
            draft={draft}
            stage={table.stage}
            rules={rulesOf(rows)}
            headings={headings}
            isChanged={isChanged}
          />
        )}
      </details>
    </>
  )
}

interface SaveProps {
  table: StageTable
  draftId: string
  rows: Row[]
  onUndo(): void
  onSaved(table: StageTable): void
}

function SaveRights({ table, draftId, rows, onUndo, onSaved }: SaveProps) {
  const { t } = useTranslation()
  const id = useId()
  const form = useApiForm('changeRights', {
    initial: { reason: '' },
    body: ({ reason }) => ({ rules: rulesOf(rows), reason: reason.trim() }),
    send: (body) => call('changeRights', { params: { id: table.stage.id, draft: draftId }, body }),
    onSent: onSaved,
  })
  return (
    <form {...form.props} className={styles.form} aria-labelledby={id}>
      <p id={id} className={styles.formTitle}>
        {t('round.rights.changed')}
      </p>
      <p className={styles.consequence}>{t('round.rights.consequence')}</p>
      <ReasonField {...form.field('reason')} />
      <FormEnd
        form={form}
        submit={t('round.rights.save')}
        onCancel={onUndo}
        cancel={t('round.rights.undo')}
      />
    </form>
  )
}
