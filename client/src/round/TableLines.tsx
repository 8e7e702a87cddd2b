/** What each line of a round's rights would open in a text: for whom, what, where, and how much of it. */
import type { TableLine, TablePreview } from '@plenary/shared/round'
import { useTranslation } from '../i18n/use-translation.ts'
import { kindGroups } from './rights-matrix.ts'
import styles from './TableAct.module.css'

export function TableLines({ preview: { lines, paragraphs } }: { preview: TablePreview }) {
  const { t, i18n } = useTranslation()
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard.
    <section className={styles.scroll} tabIndex={0} aria-label={t('table.lines')}>
      <table className={styles.lines}>
        <thead>
          <tr>
            <th scope="col">{t('table.who')}</th>
            <th scope="col">{t('table.may')}</th>
            <th scope="col">{t('table.where')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one answer never change their order.
            <tr key={nth}>
              <td>
                <Whom line={line} />
                <span className={styles.count}>{t('table.people', { count: line.people })}</span>
              </td>
              <td>{list.format(line.actions.map((action) => t(`round.may.${action}`)))}</td>
              <td>
                <Where line={line} />
                <span className={styles.count}>
                  {t('table.paragraphs', { count: line.paragraphs, total: paragraphs })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Groups by their name where all of a group is meant, else the kinds themselves. */
function Whom({ line: { kinds, named } }: { line: TableLine }) {
  const { t, i18n } = useTranslation()
  const names: string[] = []
  if (kinds === 'all') names.push(t('table.everyone'))
  else
    for (const group of kindGroups) {
      const those = group.kinds.filter((kind) => kinds.includes(kind))
      if (those.length === group.kinds.length) names.push(t(`round.group.${group.name}`))
      else names.push(...those.map((kind) => t(`participant.kind.${kind}`)))
    }
  return <>{new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format([...names, ...named])}</>
}

function Where({ line: { whole, places, missing } }: { line: TableLine }) {
  const { t } = useTranslation()
  if (whole) return <>{t('round.where.all')}</>
  return (
    <>
      {places.length > 0 ? (
        <ul className={styles.places}>
          {places.map(({ id, code, text }) => (
            <li key={id}>
              <bdi>{[code, text].filter(Boolean).join(' ')}</bdi>
            </li>
          ))}
        </ul>
      ) : (
        <strong>{t('table.nowhere')}</strong>
      )}
      {missing.length > 0 && (
        <span className={styles.missing}>
          {t('table.missing', { codes: missing.join(', '), count: missing.length })}
        </span>
      )}
    </>
  )
}
