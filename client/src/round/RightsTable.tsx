/** The table of rights: groups of participants in rows, opened into kinds; what they may do in columns; in each cell where. */
import { UnstyledButton } from '@mantine/core'
import { roundActions } from '@plenary/shared/stage'
import { Fragment, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import type { Heading } from './headings.ts'
import { MayHeads } from './MayHeads.tsx'
import styles from './RightsTable.module.css'
import { type Cells, keyOf, kindGroups, type Row, type Who } from './rights-matrix.ts'
import { WhereCell } from './WhereCell.tsx'

interface Props {
  /** The draft the rights are about: several may lie on one table. */
  title: string
  rows: Row[]
  headings: Heading[]
  names: ReadonlyMap<string, string>
  /** Null: the table is only read. */
  onChange: ((rows: Row[]) => void) | null
}

const alike = (rows: Row[]): boolean =>
  rows.every(({ cells }) => JSON.stringify(cells) === JSON.stringify(rows[0]?.cells))

export function RightsTable({ title, rows, headings, names, onChange }: Props) {
  const { t } = useTranslation()
  const set = (keys: Set<string>, part: Partial<Cells>): void =>
    onChange?.(
      rows.map((row) => (keys.has(keyOf(row.who)) ? { ...row, cells: { ...row.cells, ...part } } : row)),
    )
  const nameOf = (who: Who): string =>
    who.type === 'kind'
      ? t(`participant.kind.${who.id}`)
      : t(`round.who.${who.type}`, { name: names.get(keyOf(who)) ?? '…' })
  const line = (name: string, those: Row[], isKind: boolean) => {
    const cells = those[0]?.cells as Cells
    const isMixed = !alike(those)
    return roundActions.map((action) => (
      <td key={action} data-kind={isKind || undefined}>
        {isMixed &&
        those.some((row) => JSON.stringify(row.cells[action]) !== JSON.stringify(cells[action])) ? (
          <span className={styles.mixed}>{t('round.rights.varies')}</span>
        ) : (
          <WhereCell
            where={cells[action]}
            headings={headings}
            label={t('round.rights.cell', { who: name, what: t(`round.may.${action}`) })}
            onChange={
              onChange && ((where) => set(new Set(those.map(({ who }) => keyOf(who))), { [action]: where }))
            }
          />
        )}
      </td>
    ))
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard.
    <section className={styles.scroll} tabIndex={0} aria-label={t('round.rights.of', { title })}>
      <table className={styles.table}>
        <caption className={styles.caption}>{t('round.rights.caption')}</caption>
        <MayHeads first={t('round.rights.who')} />
        <tbody>
          {kindGroups.map(({ name, kinds }) => (
            <Group
              key={name}
              name={t(`round.group.${name}`)}
              rows={rows.filter(
                ({ who }) => who.type === 'kind' && (kinds as readonly string[]).includes(who.id),
              )}
              line={line}
              nameOf={nameOf}
            />
          ))}
          {rows
            .filter(({ who }) => who.type !== 'kind')
            .map((row) => (
              <tr key={keyOf(row.who)}>
                <th scope="row">
                  <span className={styles.lone}>
                    <bdi>{nameOf(row.who)}</bdi>
                  </span>
                </th>
                {line(nameOf(row.who), [row], false)}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  )
}

interface GroupProps {
  name: string
  rows: Row[]
  line(name: string, rows: Row[], isKind: boolean): React.ReactNode
  nameOf(who: Who): string
}

/** A group that is alike throughout is one line until it is opened; one that varies is open from the beginning. */
function Group({ name, rows, line, nameOf }: GroupProps) {
  const [wish, setWish] = useState<boolean | null>(null)
  const isOpen = wish ?? !alike(rows)
  return (
    <Fragment>
      <tr className={styles.group}>
        <th scope="row">
          <UnstyledButton className={styles.toggle} aria-expanded={isOpen} onClick={() => setWish(!isOpen)}>
            <svg width="8" height="10" viewBox="0 0 8 10" aria-hidden="true" data-open={isOpen || undefined}>
              <path d="M1 1l5 4-5 4" fill="none" stroke="currentColor" strokeWidth="1.5" />
            </svg>
            {name}
          </UnstyledButton>
        </th>
        {line(name, rows, false)}
      </tr>
      {isOpen &&
        rows.map((row) => (
          <tr key={keyOf(row.who)}>
            <th scope="row" className={styles.kind}>
              {nameOf(row.who)}
            </th>
            {line(nameOf(row.who), [row], true)}
          </tr>
        ))}
    </Fragment>
  )
}
