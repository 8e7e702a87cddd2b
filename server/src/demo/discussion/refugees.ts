/** The discussion of the compact on refugees as the demonstration tells it, in the order of its calendar. */
import { needsTold, receptionTold } from './arrival.ts'
import { sharingTold } from './burden.ts'
import { acrossTold, solutionsTold } from './solutions.ts'
import { firstConsultationTold, stocktakingTold } from './stocktaking.ts'
import type { ToldStage } from './told.ts'

export const refugeesTold: ToldStage[] = [
  sharingTold,
  receptionTold,
  needsTold,
  solutionsTold,
  acrossTold,
  stocktakingTold,
  firstConsultationTold,
]
