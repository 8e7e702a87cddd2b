/** The programme as rows to fill: when each item begins and ends in the place of the meeting, what it is. */
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type Consultation, programmeKinds } from '@plenary/shared/consultation'
import type { StageView } from '@plenary/shared/stage'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { placeOfZone, townOf } from '../i18n/dates.ts'
import { instantOf, wallTimeOf } from '../i18n/wall-time.ts'
import { Problem } from '../ui/Problem.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './consultation.module.css'
import type { ProgrammeItem } from './programme.ts'
import { RowTools } from './RowTools.tsx'
import { replaced } from './rows.ts'

interface Props {
  stage: StageView
  items: ProgrammeItem[]
  onClose(): void
  onSaved(consultation: Consultation): void
}

/** Times as fields take them: on the wall of the place. */
interface Row {
  id: string
  from: string
  to: string
  kind: ProgrammeItem['kind']
  title: string
}

const rowOf = (item: ProgrammeItem, zone: string): Row => ({
  id: item.id,
  from: wallTimeOf(item.startsAt, zone),
  to: wallTimeOf(item.endsAt, zone),
  kind: item.kind,
  title: item.title,
})

/** A new item begins where the last one ends; the first where the stage opens. */
function nextRow(rows: Row[], { opensAt, timeZone }: StageView): Row {
  const from = rows.at(-1)?.to ?? wallTimeOf(opensAt, timeZone)
  return { id: crypto.randomUUID(), from, to: from, kind: 'interventions', title: '' }
}

export function ProgrammeForm({ stage, items, onClose, onSaved }: Props) {
  const { t } = useTranslation()
  const { timeZone, place } = stage
  const [rows, setRows] = useState<Row[]>(() =>
    items.length > 0 ? items.map((item) => rowOf(item, timeZone)) : [nextRow([], stage)],
  )
  const whole = rows.flatMap(({ id, from, to, kind, title }) => {
    const [startsAt, endsAt] = [instantOf(from, timeZone), instantOf(to, timeZone)]
    return startsAt && endsAt && title.trim() !== ''
      ? [{ id, startsAt, endsAt, kind, title: title.trim() }]
      : []
  })
  const save = useMutation({
    mutationFn: () => call('setProgramme', { params: { id: stage.id }, body: { items: whole } }),
    onSuccess: ({ consultation }) => onSaved(consultation),
  })
  const problem = useFocusOn<HTMLDivElement>(save.error)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t('consultation.programme.edit')}>
      <p className={styles.muted}>
        {t('consultation.programme.zone', { place: place ? townOf(place) : placeOfZone(timeZone) })}
      </p>
      <ol className={styles.rows}>
        {rows.map((row, nth) => {
          const change = (part: Partial<Row>): void => setRows(replaced(rows, row.id, part))
          return (
            <li key={row.id}>
              <div className={styles.itemFields}>
                <TextInput
                  type="datetime-local"
                  label={t('consultation.programme.from')}
                  value={row.from}
                  onChange={({ currentTarget }) => change({ from: currentTarget.value })}
                />
                <TextInput
                  type="datetime-local"
                  label={t('consultation.programme.to')}
                  value={row.to}
                  onChange={({ currentTarget }) => change({ to: currentTarget.value })}
                />
                <NativeSelect
                  label={t('consultation.programme.what')}
                  data={programmeKinds.map((kind) => ({
                    value: kind,
                    label: t(`consultation.programme.kind.${kind}`),
                  }))}
                  value={row.kind}
                  onChange={({ currentTarget }) => change({ kind: currentTarget.value as Row['kind'] })}
                />
                <TextInput
                  className={styles.itemTitle ?? ''}
                  maxLength={300}
                  label={t('consultation.programme.itemTitle')}
                  value={row.title}
                  onChange={({ currentTarget }) => change({ title: currentTarget.value })}
                />
              </div>
              <RowTools
                name={row.title || t('consultation.programme.nth', { nth: nth + 1 })}
                isFirst
                isLast
                why={null}
                onRemove={() => setRows(rows.filter(({ id }) => id !== row.id))}
              />
            </li>
          )
        })}
      </ol>
      <Button variant="subtle" onClick={() => setRows([...rows, nextRow(rows, stage)])}>
        {t('consultation.programme.add')}
      </Button>
      {whole.length < rows.length && <p className={styles.muted}>{t('consultation.programme.incomplete')}</p>}
      {save.error && <Problem error={save.error} ref={problem} />}
      <div className={styles.buttons}>
        <Button type="submit" loading={save.isPending} disabled={whole.length < rows.length}>
          {t('consultation.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
