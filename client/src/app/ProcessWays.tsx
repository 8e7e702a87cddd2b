/** From a process to what came of what was said in it: responses, both compacts by topic, figures; what is reported. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './ProcessWays.module.css'

export function ProcessWays({ slug, judges }: { slug: string; judges: boolean }) {
  const { t } = useTranslation()
  return (
    <nav className={styles.ways} aria-label={t('response.ways')}>
      <Link to="/processes/$slug/responses" params={{ slug }}>
        {t('response.title')}
      </Link>
      <Link to="/topics">{t('topicview.title')}</Link>
      <Link to="/processes/$slug/figures" params={{ slug }}>
        {t('figures.title')}
      </Link>
      {judges && (
        <Link to="/processes/$slug/reports" params={{ slug }}>
          {t('thread.reports.link')}
        </Link>
      )}
    </nav>
  )
}
