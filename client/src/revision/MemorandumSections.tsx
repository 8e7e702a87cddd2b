/** The sections of a note: what changed in each, beside what is written about it or the field to write it in. */
import type { Memorandum, MemorandumSection } from '@plenary/shared/memorandum'
import type { RevisionView } from '@plenary/shared/revision'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { bare } from './badges.ts'
import styles from './MemorandumPage.module.css'
import { sectionKey } from './memorandum-draft.ts'
import { placeId } from './use-go-to-hash.ts'

interface Props {
  revision: RevisionView
  memorandum: Memorandum
  /** In place of the written words: a field. */
  field?: (section: MemorandumSection, name: string) => ReactNode
}

export function MemorandumSections({ revision, memorandum, field }: Props) {
  const { t } = useTranslation()
  const { sections } = memorandum
  const loud = sections.filter(({ changes, text }) => changes.length > 0 || text !== '')
  const quiet = sections.filter((section) => !loud.includes(section))
  const one = (section: MemorandumSection) => (
    <Section
      key={sectionKey(section.section)}
      section={section}
      revision={revision}
      memorandum={memorandum}
      {...(field ? { field } : {})}
    />
  )
  return (
    <>
      {loud.map(one)}
      {quiet.length > 0 && (
        <details className={styles.quiet}>
          <summary>{t('memorandum.quiet', { count: quiet.length })}</summary>
          {quiet.map(one)}
        </details>
      )}
    </>
  )
}

function Section({ section, revision, memorandum, field }: Props & { section: MemorandumSection }) {
  const { t } = useTranslation()
  const { previousId, language } = memorandum
  const { title, label, changes, text } = section
  const key = sectionKey(section.section)
  const name = section.section === null ? t('memorandum.before') : [label, title].filter(Boolean).join(' ')
  return (
    <section key={key} className={styles.section} aria-labelledby={`note-${key}`}>
      <h2 id={`note-${key}`} className={styles.name} lang={section.section === null ? undefined : language}>
        <bdi>{name}</bdi>
      </h2>
      <div className={styles.beside}>
        <div>
          <h3 className={styles.caption}>{t('memorandum.listTitle')}</h3>
          {changes.length === 0 ? (
            <p className={styles.muted}>{t('memorandum.noChanges')}</p>
          ) : (
            <ul className={styles.changes}>
              {changes.map((each) => (
                <li key={`${each.paragraphId} ${each.change}`}>
                  <Place previousId={previousId} revisionId={revision.id} paragraphId={each.paragraphId}>
                    {each.label ? <bdi dir="ltr">{bare(each.label)}</bdi> : t('compare.terms.unnumbered')}
                  </Place>{' '}
                  <span className={styles.change} data-change={each.change}>
                    {t(`memorandum.change.${each.change}`)}
                  </span>{' '}
                  <span className={styles.excerpt} lang={language} dir="auto">
                    {each.excerpt}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
        <div>
          {field ? (
            field(section, name)
          ) : (
            <>
              <h3 className={styles.caption}>{t('memorandum.writtenTitle')}</h3>
              {text ? (
                <p className={styles.written} lang={language} dir="auto">
                  {text}
                </p>
              ) : (
                <p className={styles.muted}>{t('memorandum.nothingWritten')}</p>
              )}
            </>
          )}
        </div>
      </div>
    </section>
  )
}

/** Leads to the change itself; a first text has nothing it changed from. */
function Place({
  previousId,
  revisionId,
  paragraphId,
  children,
}: {
  previousId: string | null
  revisionId: string
  paragraphId: string
  children: ReactNode
}) {
  return previousId ? (
    <Link to="/compare/$from/$to" params={{ from: previousId, to: revisionId }} hash={placeId(paragraphId)}>
      {children}
    </Link>
  ) : (
    <Link to="/revisions/$id" params={{ id: revisionId }} hash={placeId(paragraphId)}>
      {children}
    </Link>
  )
}
