/** The page of a process, where its calendar, its drafts and its participants meet. */
import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ProblemError } from '../api/call.ts'
import { meQuery, processQuery } from '../api/queries.ts'
import { ProcessContributions } from '../contribution/ProcessContributions.tsx'
import { useTranslation } from '../i18n/use-translation.ts'
import { useProcessFacts } from '../live/lines.ts'
import { Participants } from '../participant/Participants.tsx'
import { ProcessPage } from '../process/ProcessPage.tsx'
import { ProcessRevisions } from '../revision/ProcessRevisions.tsx'
import { Calendar } from '../stage/Calendar.tsx'
import { useFollowCalendar } from '../stage/use-follow-calendar.ts'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { ProcessWays } from './ProcessWays.tsx'

export function ProcessRoute({ slug }: { slug: string }) {
  const { t } = useTranslation()
  const { data: process, error, refetch } = useQuery(processQuery(slug))
  const { data: me } = useQuery(meQuery)
  const part = me?.participations.find((each) => each.process.slug === slug) ?? null
  useProcessFacts(process, part !== null)
  useFollowCalendar(process?.stages, refetch)

  if (error instanceof ProblemError && error.code === 'not-found') return <NotFoundPage />
  if (error && !process)
    return (
      <>
        <Title order={1}>{t('common.processes')}</Title>
        <Problem error={error} retry={() => void refetch()} />
      </>
    )
  if (!process || me === undefined)
    return <Shape kinds={['title', 'line', 'line', 'short', 'block', 'block']} />
  return (
    <ProcessPage
      process={process}
      part={part}
      ways={<ProcessWays slug={slug} judges={part?.role === 'secretariat'} />}
      calendar={<Calendar stages={process.stages} texts={process.texts} language={process.language} />}
      contributions={<ProcessContributions process={process} takesPart={part !== null} />}
      revisions={<ProcessRevisions process={process} takesPart={part !== null} />}
      participants={<Participants slug={slug} part={part} />}
    />
  )
}
