/** The newest published texts of a process, for everyone: to be read, and to see what changed. */

import { Title } from '@mantine/core'
import type { ProcessView } from '@plenary/shared/process'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDate } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useProcessFacts } from '../live/lines.ts'
import { Empty } from '../ui/Empty.tsx'
import { Moment } from '../ui/Moment.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import styles from './ProcessRevisions.module.css'
import { processRevisionsQuery } from './queries.ts'
import { KindOf } from './RevisionFacts.tsx'
import { zoneOf } from './zone-of.ts'

export function ProcessRevisions({ process, takesPart }: { process: ProcessView; takesPart: boolean }) {
  const { t, i18n } = useTranslation()
  const { data, error, refetch } = useQuery(processRevisionsQuery(process.slug))
  useProcessFacts(process, takesPart)
  return (
    <>
      <Title order={2} id="published" mb="sm">
        {t('revision.process.title')}
      </Title>
      {error ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Shape kinds={['line', 'short']} />
      ) : data.items.length === 0 ? (
        <Empty title={t('revision.process.emptyTitle')} text={t('revision.process.emptyText')} />
      ) : (
        <ul className={styles.list}>
          {data.items.map((revision) => (
            <li key={revision.id} className={styles.item}>
              <Link to="/revisions/$id" params={{ id: revision.id }}>
                <bdi lang={revision.language}>{revision.title}</bdi>
              </Link>
              <p className={styles.muted}>
                <bdi>{revision.symbol}</bdi> · <KindOf revision={revision} process={process} /> ·{' '}
                {revision.dated ? (
                  formatDate(revision.dated, i18n.language)
                ) : (
                  <Moment at={revision.publishedAt} {...zoneOf(process, revision.stageId)} />
                )}
              </p>
              <p className={styles.ways}>
                <Link to="/drafts/$draftId/revisions" params={{ draftId: revision.draftId }}>
                  {t('revision.process.all')}
                </Link>
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
