/** The one table of what the features do with facts. */
import { consultationFacts } from '../consultation/fact-handlers.ts'
import { contributionFacts } from '../contribution/fact-handlers.ts'
import { draftFacts } from '../draft/fact-handlers.ts'
import type { FeatureFacts } from '../live/facts.ts'
import { processFacts } from '../process/fact-handlers.ts'
import { responseFacts } from '../response/fact-handlers.ts'
import { revisionFacts } from '../revision/fact-handlers.ts'
import { roundFacts } from '../round/fact-handlers.ts'
import { threadFacts } from '../thread/fact-handlers.ts'

export const factTable: readonly FeatureFacts[] = [
  processFacts,
  consultationFacts,
  draftFacts,
  roundFacts,
  revisionFacts,
  threadFacts,
  contributionFacts,
  responseFacts,
]
