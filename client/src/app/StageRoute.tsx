/** The page of a stage, where its life, its table, what is kept on it, what is brought to it and what is said there meet. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { subjectPlaceOfQuestion } from '../api/places.ts'
import { meQuery, processQuery } from '../api/queries.ts'
import { ConsultationParts } from '../consultation/ConsultationParts.tsx'
import { consultationQuery } from '../consultation/queries.ts'
import type { Filters } from '../contribution/filters.ts'
import { StageContributions } from '../contribution/StageContributions.tsx'
import { actorHere } from '../draft/use-draft.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { StagePage } from '../round/StagePage.tsx'
import { Threads } from '../thread/Threads.tsx'
import { ThreadToolsContext } from '../thread/thread-context.ts'
import { LinkSummary, linkThread } from './LinkSource.tsx'
import { StageStock } from './StageStock.tsx'

interface Props {
  stageId: string
  filters: Filters
  onFilter(filters: Filters): void
}

export function StageRoute({ stageId, filters, onFilter }: Props) {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  const { data: consultation } = useQuery(consultationQuery(stageId))
  const slug = consultation?.process.slug
  const { data: process } = useQuery({ ...processQuery(slug ?? ''), enabled: slug !== undefined })
  const rights = useMemo(() => consultation && subjectPlaceOfQuestion(consultation), [consultation])
  const takesPart = consultation !== undefined && consultation.seenAs !== null
  return (
    <StagePage stageId={stageId}>
      {consultation && <StageStock stage={consultation.stage} />}
      <ConsultationParts
        stageId={stageId}
        threads={(questionId) =>
          consultation?.seenAs === null ? (
            <p>{t('contribution.forParticipants')}</p>
          ) : consultation && rights && me !== undefined ? (
            <ThreadToolsContext value={linkThread}>
              <Threads
                topic={{ type: 'question', stageId, questionId }}
                process={consultation.process}
                actor={actorHere(me, consultation.process.id, consultation.seenAs?.id)}
                rights={rights}
                language={process?.language ?? 'en'}
                timeZone={consultation.stage.timeZone}
                level={3}
              />
            </ThreadToolsContext>
          ) : null
        }
        summaryTools={consultation && <LinkSummary consultation={consultation} />}
        contributions={
          consultation && (
            <StageContributions
              stageId={stageId}
              process={consultation.process}
              filters={filters}
              onFilter={onFilter}
              takesPart={takesPart}
            />
          )
        }
      />
    </StagePage>
  )
}
