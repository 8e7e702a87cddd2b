/** The page of a contribution, where its words and what is said about them meet. */
import type { Contribution } from '@plenary/shared/contribution'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { meQuery } from '../api/queries.ts'
import { consultationQuery } from '../consultation/queries.ts'
import { ContributionPage } from '../contribution/ContributionPage.tsx'
import { actorHere } from '../draft/use-draft.ts'
import { Threads } from '../thread/Threads.tsx'

export function ContributionRoute({ id }: { id: string }) {
  return <ContributionPage id={id} threads={(contribution) => <Discussion contribution={contribution} />} />
}

function Discussion({ contribution }: { contribution: Contribution }) {
  const { data: me } = useQuery(meQuery)
  const { data: consultation } = useQuery(consultationQuery(contribution.stageId))
  const rights = useMemo(
    () =>
      consultation && {
        processId: consultation.process.id,
        tablings: [],
        stage: consultation.stage,
      },
    [consultation],
  )
  if (!consultation || !rights || me === undefined) return null
  return (
    <Threads
      topic={{ type: 'contribution', contributionId: contribution.id }}
      process={consultation.process}
      actor={actorHere(me, consultation.process.id, consultation.seenAs?.id)}
      rights={rights}
      language={contribution.language}
      timeZone={consultation.stage.timeZone}
      level={2}
    />
  )
}
