/** A process on the start page: what is open in it, and for those who take part the draft on the table. */
import { Button, Title } from '@mantine/core'
import type { ProcessSummary } from '@plenary/shared/process'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { processQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { draftOnTable } from '../process/draft-on-table.ts'
import { OpenNow } from '../stage/OpenNow.tsx'
import styles from './LandingPage.module.css'

export function LandingProcess({ process, takesPart }: { process: ProcessSummary; takesPart: boolean }) {
  const { t, i18n } = useTranslation()
  const { slug, title, openNow, next, language } = process
  const { data: whole } = useQuery({ ...processQuery(slug), enabled: takesPart })
  const draft = whole && draftOnTable(whole.drafts, openNow, [i18n.language, language])
  return (
    <li>
      <Title order={3} className={styles.name}>
        <Link to="/processes/$slug" params={{ slug }}>
          <bdi lang={language}>{title}</bdi>
        </Link>
      </Title>
      <OpenNow openNow={openNow} next={next} language={language} />
      <div className={styles.links}>
        {draft && (
          <Button component={Link} to={`/drafts/${draft.id}`}>
            {t('landing.toDraft')}
          </Button>
        )}
        <Link to="/processes/$slug" params={{ slug }} aria-label={`${t('landing.toProcess')}: ${title}`}>
          {t('landing.toProcess')}
        </Link>
      </div>
    </li>
  )
}
