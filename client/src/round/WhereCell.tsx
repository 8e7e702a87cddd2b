/** Where something may be done: nowhere, in the whole text, or in sections chosen from the outline. */
import { Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import type { Heading } from './headings.ts'
import styles from './RightsTable.module.css'
import type { Where } from './rights-matrix.ts'

interface Props {
  where: Where
  headings: Heading[]
  /** Who, and what: the cell said by itself. */
  label: string
  onChange: ((where: Where) => void) | null
}

/** More codes than these are counted instead of listed. */
const listed = 4

export function WhereCell({ where, headings, label, onChange }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const chosen = Array.isArray(where) ? headings.filter(({ id }) => where.includes(id)) : []
  const words =
    chosen.length > listed
      ? t('round.where.sections', { count: chosen.length })
      : chosen.map(({ code }) => code).join(', ') || t('round.where.none')
  if (!onChange)
    return (
      <span className={where === 'none' ? styles.no : styles.yes}>
        {Array.isArray(where) ? <bdi>{words}</bdi> : t(`round.where.${where}`)}
      </span>
    )
  return (
    <>
      <NativeSelect
        size="sm"
        aria-label={label}
        value={Array.isArray(where) ? 'some' : where}
        data={[
          { value: 'none', label: t('round.where.none') },
          { value: 'all', label: t('round.where.all') },
          { value: 'some', label: t('round.where.some') },
        ]}
        onChange={({ currentTarget: { value } }) => {
          setOpen(value === 'some')
          onChange(value === 'some' ? [] : (value as 'none' | 'all'))
        }}
      />
      {Array.isArray(where) && (
        <details
          className={styles.sections}
          open={isOpen}
          onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
        >
          <summary>
            <bdi>{where.length === 0 ? t('round.where.choose') : words}</bdi>
          </summary>
          {/* Drawn when asked for: a text has tens of sections, and a table tens of cells. */}
          {isOpen && (
            <fieldset className={styles.list}>
              <legend className={styles.hidden}>{label}</legend>
              {headings.map(({ id, code, text, depth }) => (
                <Checkbox
                  key={id}
                  size="sm"
                  style={{ paddingInlineStart: `${depth * 0.75}rem` }}
                  label={code === text ? text : `${code} ${text}`}
                  checked={where.includes(id)}
                  onChange={({ currentTarget: { checked } }) =>
                    onChange(checked ? [...where, id] : where.filter((each) => each !== id))
                  }
                />
              ))}
            </fieldset>
          )}
        </details>
      )}
    </>
  )
}
