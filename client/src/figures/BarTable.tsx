/** Counts as a table whose numbers have bars beside them: what one sees is what a screen reader reads. */
import type { Count } from '@plenary/shared/figures'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './figures.module.css'

interface Props {
  title: string
  head: string
  rows: { id: string; name: string; count: Count }[]
}

export function BarTable({ title, head, rows }: Props) {
  const { t } = useTranslation()
  const largest = Math.max(1, ...rows.map(({ count }) => count ?? 0))
  return (
    <table className={styles.bars}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className={styles.numberHead}>
            {t('figures.count')}
          </th>
          <td aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, count }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className={styles.number}>
              <Amount count={count} />
            </td>
            <td className={styles.barCell} aria-hidden="true">
              {count === null ? (
                <span className={styles.hiddenBar} />
              ) : (
                count > 0 && (
                  <span className={styles.bar} style={{ inlineSize: `${(100 * count) / largest}%` }} />
                )
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A number, or the word that says that it is hidden. */
export function Amount({ count }: { count: Count }) {
  const { t, i18n } = useTranslation()
  if (count === null) return <span className={styles.hidden}>{t('figures.hidden')}</span>
  return <>{new Intl.NumberFormat(`${i18n.language}-u-nu-latn`).format(count)}</>
}
