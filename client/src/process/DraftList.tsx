/** The drafts of a process; the secretariat imports them, the others see why they do not. */
import { Button, Title } from '@mantine/core'
import type { Participation } from '@plenary/shared/participant'
import type { ProcessView } from '@plenary/shared/process'
import { Link } from '@tanstack/react-router'
import { formatDate } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Empty } from '../ui/Empty.tsx'
import { draftsOnTable } from './draft-on-table.ts'
import styles from './ProcessPage.module.css'

export function DraftList({ process, part }: { process: ProcessView; part: Participation | null }) {
  const { t } = useTranslation()
  return (
    <>
      <div className={styles.head}>
        <Title order={2} id="drafts">
          {t('process.drafts')}
        </Title>
        {part?.role === 'secretariat' && (
          <Button component={Link} to={`/processes/${process.slug}/import`} variant="default">
            {t('process.import')}
          </Button>
        )}
      </div>
      {part ? (
        process.drafts.length > 0 ? (
          <Drafts process={process} part={part} />
        ) : (
          <Empty title={t('process.noDraftsTitle')} text={t('process.noDraftsText')} />
        )
      ) : (
        <p className={styles.muted}>{t('process.draftsForParticipants')}</p>
      )}
      {part && part.role !== 'secretariat' && <p className={styles.muted}>{t('process.importReason')}</p>}
    </>
  )
}

function Drafts({ process, part }: { process: ProcessView; part: Participation }) {
  const { t, i18n } = useTranslation()
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' })
  const onTable = new Set(draftsOnTable(process.drafts, process.openNow).map(({ id }) => id))
  return (
    <ul className={styles.drafts}>
      {process.drafts.map(({ id, title, language, textCode, paragraphs, createdAt, withPen }) => (
        <li key={id} className={styles.draft}>
          <Link to="/drafts/$draftId" params={{ draftId: id }} lang={language}>
            <bdi>{title}</bdi>
          </Link>
          <p className={styles.muted}>
            {onTable.has(id) && <span className={styles.onTable}>{t('process.onTable')} · </span>}
            {withPen && part.role === 'secretariat' && <strong>{t('pen.listed')} · </strong>}
            {[
              names.of(language),
              process.texts.find(({ code }) => code === textCode)?.symbol,
              t('process.draftParagraphs', { count: paragraphs }),
              formatDate(createdAt, i18n.language),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p>
            <Link to="/drafts/$draftId/revisions" params={{ draftId: id }}>
              {t('revision.process.all')}
            </Link>
          </p>
        </li>
      ))}
    </ul>
  )
}
