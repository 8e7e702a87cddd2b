/** The way up from a page of texts: the process, the draft's texts, the text. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './Crumbs.module.css'

interface Props {
  process: { slug: string; title: string } | undefined
  draftId?: string | undefined
  /** The text this page is about, where the page is not the text itself. */
  revision?: { id: string; title: string; language: string } | undefined
}

export function Crumbs({ process, draftId, revision }: Props) {
  const { t } = useTranslation()
  return (
    <nav className={styles.crumbs} aria-label={t('revision.crumbs')}>
      <ol>
        {process && (
          <li>
            <Link to="/processes/$slug" params={{ slug: process.slug }}>
              <bdi>{process.title}</bdi>
            </Link>
          </li>
        )}
        {draftId && (
          <li>
            <Link to="/drafts/$draftId/revisions" params={{ draftId }}>
              {t('revision.list.title')}
            </Link>
          </li>
        )}
        {revision && (
          <li>
            <Link to="/revisions/$id" params={{ id: revision.id }}>
              <bdi lang={revision.language}>{revision.title}</bdi>
            </Link>
          </li>
        )}
      </ol>
    </nav>
  )
}
