/** How often a term stands in each text, as a bar to be seen and a number to be read. */
import type { AnswerOf } from '@plenary/shared/api'
import { useTranslation } from '../i18n/use-translation.ts'
import { working } from './queries.ts'
import styles from './TermsPage.module.css'

type Found = AnswerOf<'followTerm'>
type InText = Found['revisions'][number]

const countOf = (places: InText['places'], change: InText['places'][number]['change']): number =>
  places.filter((place) => place.change === change).length

export function TermTable({ found: { term, revisions } }: { found: Found }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...revisions.map(({ count }) => count))
  return (
    <section
      className={styles.scroll}
      aria-label={t('compare.terms.caption', { term })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard.
      tabIndex={0}
    >
      <table className={styles.table}>
        <caption>{t('compare.terms.caption', { term })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.terms.text')}</th>
            <th scope="col" className={styles.number}>
              {t('compare.terms.count')}
            </th>
            <td aria-hidden="true" />
            {(['came', 'moved', 'left'] as const).map((change) => (
              <th key={change} scope="col" className={styles.number}>
                {t(`compare.terms.${change}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {revisions.map(({ id, symbol, title, count, places }, nth) => (
            <tr key={id}>
              <th scope="row">
                <a href={`#in-${id}`}>
                  <bdi>{id === working ? t('revision.working') : title}</bdi>
                </a>
                {id !== working && (
                  <span className={styles.symbol}>
                    <bdi>{symbol}</bdi>
                  </span>
                )}
              </th>
              <td className={styles.number}>{count}</td>
              <td aria-hidden="true" className={styles.bars}>
                <span className={styles.bar} style={{ inlineSize: `${(100 * count) / most}%` }} />
              </td>
              {(['came', 'moved', 'left'] as const).map((change) => (
                <td
                  key={change}
                  className={styles.number}
                  data-none={nth === 0 || countOf(places, change) === 0 || undefined}
                >
                  {/* In the first text nothing came or left: there is none before it. */}
                  {nth === 0 ? '–' : countOf(places, change)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
