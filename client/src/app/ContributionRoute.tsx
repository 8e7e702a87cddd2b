/** The page of a contribution, where its words and what is said about them meet. */
import { can } from '@plenary/shared/abilities'
import type { Block, Contribution } from '@plenary/shared/contribution'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { placeOfSource, subjectPlaceOfContribution } from '../api/places.ts'
import { meQuery } from '../api/queries.ts'
import { consultationQuery } from '../consultation/queries.ts'
import { ContributionPage } from '../contribution/ContributionPage.tsx'
import { actorHere, actorIn } from '../draft/use-draft.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { PassagesOf, PassagesOfBlock } from '../response/PassagesOf.tsx'
import { Threads } from '../thread/Threads.tsx'
import { ThreadToolsContext } from '../thread/thread-context.ts'
import { linkThread } from './LinkSource.tsx'

export function ContributionRoute({ id }: { id: string }) {
  return (
    <ContributionPage
      id={id}
      threads={(contribution) => <Discussion contribution={contribution} />}
      below={(contribution, block) => <Below contribution={contribution} block={block} />}
      went={(contribution) => <Went contribution={contribution} />}
    />
  )
}

/** Below a paragraph of a posted contribution: what of it is linked to the draft, and the way to link it. */
function Below({ contribution, block }: { contribution: Contribution; block: Block }) {
  const { data: me } = useQuery(meQuery)
  const { id, processId, stage, by, status } = contribution
  if (status !== 'posted') return null
  const actor = actorIn(me, processId)
  const right = can(actor, 'passage.link', placeOfSource(processId, id, by), platformNow())
  return (
    <PassagesOfBlock
      slug={stage.processSlug}
      contributionId={id}
      takesPart={actor !== null}
      block={block}
      mayLink={right === 'yes'}
    />
  )
}

function Went({ contribution: { id, processId, stage } }: { contribution: Contribution }) {
  const { data: me } = useQuery(meQuery)
  return (
    <PassagesOf
      process={{ id: processId, slug: stage.processSlug }}
      contributionId={id}
      takesPart={actorIn(me, processId) !== null}
    />
  )
}

function Discussion({ contribution }: { contribution: Contribution }) {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  const { data: consultation } = useQuery(consultationQuery(contribution.stageId))
  const rights = useMemo(() => subjectPlaceOfContribution(contribution), [contribution])
  if (!consultation || me === undefined) return null
  if (consultation.seenAs === null) return <p>{t('contribution.forParticipants')}</p>
  return (
    <ThreadToolsContext value={linkThread}>
      <Threads
        topic={{ type: 'contribution', contributionId: contribution.id }}
        process={consultation.process}
        actor={actorHere(me, consultation.process.id, consultation.seenAs?.id)}
        rights={rights}
        language={contribution.language}
        timeZone={consultation.stage.timeZone}
        level={2}
      />
    </ThreadToolsContext>
  )
}
