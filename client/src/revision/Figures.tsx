/** How much changed, in one sentence; by section as a table whose rows lead there. */
import type { CompareFigures, Comparison } from '@plenary/shared/compare'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './ComparePage.module.css'
import { changedCount, restyledCount } from './compare-rows.ts'
import { placeId } from './use-go-to-hash.ts'

const columns = [
  'changed',
  'inserted',
  'deleted',
  'moved',
  'split',
  'merged',
  'wordsInserted',
  'wordsDeleted',
] as const

export function Figures({
  summary: { all, sections },
  paragraphs,
}: Pick<Comparison, 'summary' | 'paragraphs'>) {
  const { t } = useTranslation()
  const total = changedCount(all)
  const restyled = restyledCount(paragraphs)
  if (total + restyled === 0) return null
  // A way of changing that does not occur takes no column.
  const shown = columns.filter((column) => all[column] > 0 || column.startsWith('words'))
  const touched = sections.filter(({ figures }) => changedCount(figures) > 0)
  return (
    <section className={styles.figures}>
      <p className={styles.total}>
        <strong>{t('compare.total', { count: total })}</strong>{' '}
        {t('compare.wordsIn', { count: all.wordsInserted })}
        {' · '}
        {t('compare.wordsOut', { count: all.wordsDeleted })}
        {restyled > 0 && ` · ${t('compare.restyled', { count: restyled })}`}
      </p>
      <details>
        <summary>{t('compare.figures.title')}</summary>
        <section
          className={styles.scroll}
          aria-label={t('compare.figures.title')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard.
          tabIndex={0}
        >
          <table className={styles.table}>
            <caption>{t('compare.figures.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('compare.figures.section')}</th>
                {shown.map((column) => (
                  <th key={column} scope="col" className={styles.count}>
                    {t(`compare.figures.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {touched.map(({ id, label, title, figures }) => (
                <tr key={id ?? ''}>
                  <th scope="row">
                    {id ? (
                      <a href={`#${placeId(id)}`}>
                        {label && <bdi dir="ltr">{label} </bdi>}
                        <bdi>{title}</bdi>
                      </a>
                    ) : (
                      t('compare.figures.before')
                    )}
                  </th>
                  <Counts figures={figures} shown={shown} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('compare.figures.all')}</th>
                <Counts figures={all} shown={shown} />
              </tr>
            </tfoot>
          </table>
        </section>
      </details>
    </section>
  )
}

function Counts({ figures, shown }: { figures: CompareFigures; shown: readonly (typeof columns)[number][] }) {
  return shown.map((column) => (
    <td key={column} className={styles.count} data-none={figures[column] === 0 || undefined}>
      {figures[column]}
    </td>
  ))
}
