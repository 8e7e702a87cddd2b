/** The programme as rows to fill: when each item begins and ends in the place of the meeting, what it is. */
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type Consultation, programmeKinds } from '@plenary/shared/consultation'
import type { StageView } from '@plenary/shared/stage'
import { call } from '../api/call.ts'
import { placeOfZone, townOf } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { instantOf, wallTimeOf } from '../i18n/wall-time.ts'
import { FormEnd } from '../ui/FormEnd.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
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

/** The field in which a part of an item stands. */
const fieldOfPart: Readonly<Record<string, string>> = { startsAt: 'from', endsAt: 'to', title: 'title' }

export function ProgrammeForm({ stage, items, onClose, onSaved }: Props) {
  const { t } = useTranslation()
  const { timeZone, place } = stage
  const form = useApiForm('setProgramme', {
    initial: (): { rows: Row[] } => ({
      rows: items.length > 0 ? items.map((item) => rowOf(item, timeZone)) : [nextRow([], stage)],
    }),
    body: ({ rows }) => ({
      items: rows.map(({ id, from, to, kind, title }) => ({
        id,
        // A time that the clocks of the place do not show is judged as none.
        startsAt: instantOf(from, timeZone) ?? '',
        endsAt: instantOf(to, timeZone) ?? '',
        kind,
        title: title.trim(),
      })),
    }),
    fieldOf: ([, nth, part]) => `${String(nth)}.${fieldOfPart[String(part)] ?? 'title'}`,
    send: (body) => call('setProgramme', { params: { id: stage.id }, body }),
    onSent: ({ consultation }) => onSaved(consultation),
  })
  const { rows } = form.values
  const setRows = (next: Row[]): void => form.change({ rows: next })
  return (
    <form {...form.props} className={styles.form} aria-label={t('consultation.programme.edit')}>
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
                  error={form.error(`${nth}.from`)}
                  value={row.from}
                  onChange={({ currentTarget }) => change({ from: currentTarget.value })}
                />
                <TextInput
                  type="datetime-local"
                  label={t('consultation.programme.to')}
                  error={form.error(`${nth}.to`)}
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
                  error={form.error(`${nth}.title`)}
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
      <FormEnd form={form} submit={t('consultation.save')} onCancel={onClose} />
    </form>
  )
}
