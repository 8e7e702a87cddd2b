/** What an import would make: the count of everything, each doubt with its line, and the paragraphs as they would stand. */
import { Button } from '@mantine/core'
import type { ImportPreview } from '@plenary/shared/draft'
import { directionOf, type Language } from '@plenary/shared/language'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './import.module.css'
import rows from './row.module.css'
import { StaticText } from './StaticText.tsx'

/** Shown at first, and more each time it is asked for. */
const pageSize = 200
const warningsShown = 50

interface Props {
  preview: ImportPreview
  language: Language
  /** The source, to show the line of a warning. */
  text: string
}

export function Preview({ preview: { report, paragraphs }, language, text }: Props) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(pageSize)
  const lines = text.split(/\r\n?|\n/)
  const { warnings } = report
  return (
    <>
      <ul className={styles.report}>
        {(['paragraphs', 'subparagraphs', 'headings', 'footnotes', 'rejoined'] as const)
          .filter((what) => what !== 'rejoined' || report.rejoined > 0)
          .map((what) => (
            <li key={what}>{t(`import.report.${what}`, { count: report[what] })}</li>
          ))}
      </ul>
      {warnings.length > 0 ? (
        <details className={styles.warnings} open={warnings.length <= 10}>
          <summary>{t('import.warnings', { count: warnings.length })}</summary>
          <ul>
            {warnings.slice(0, warningsShown).map(({ code, line, excerpt }, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once and never changes.
              <li key={nth}>
                {line !== null && <strong>{t('import.line', { line })} </strong>}
                {t(`import.warning.${code}`)}
                {(excerpt || (line !== null && lines[line - 1])) && (
                  <q className={styles.excerpt} lang={language} dir={directionOf(language)}>
                    {excerpt || lines[(line ?? 1) - 1]?.slice(0, 200)}
                  </q>
                )}
              </li>
            ))}
          </ul>
          {warnings.length > warningsShown && (
            <p className={styles.hint}>
              {t('import.moreWarnings', { count: warnings.length - warningsShown })}
            </p>
          )}
        </details>
      ) : (
        <p className={styles.sure}>{t('import.noWarnings')}</p>
      )}
      <section className={styles.paper} aria-label={t('import.paragraphs')}>
        {paragraphs.slice(0, shown).map(({ kind, level, label, html, doubtful }, nth) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing of a preview moves.
            key={nth}
            className={rows.row}
            data-kind={kind}
            data-level={level}
            data-doubtful={doubtful || undefined}
          >
            <div className={rows.body} lang={language} dir={directionOf(language)}>
              {label && (
                <span className={rows.number}>
                  <bdi dir="ltr">{label}</bdi>
                </span>
              )}
              <div className={rows.words}>
                <StaticText html={html} />
              </div>
            </div>
            {doubtful && <p className={rows.margin}>{t('import.doubtful')}</p>}
          </div>
        ))}
      </section>
      {paragraphs.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + pageSize)}>
          {t('common.more')}
        </Button>
      )}
    </>
  )
}
