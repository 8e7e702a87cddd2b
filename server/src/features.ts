/** The words of the platform: a new one joins with its line here. */
import { calendarFeature } from './calendar/feature.ts'
import { closingFeature } from './closing/feature.ts'
import { comparisonFeature } from './comparison/feature.ts'
import { consultationFeature } from './consultation/feature.ts'
import { contributionFeature } from './contribution/feature.ts'
import { conveningFeature } from './convening/feature.ts'
import { demoFeature } from './demo/feature.ts'
import type { MakeFeature } from './feature.ts'
import { figuresFeature } from './figures/feature.ts'
import { fileFeature } from './file/feature.ts'
import { memorandumFeature } from './memorandum/feature.ts'
import { paragraphFeature } from './paragraph/feature.ts'
import { participantFeature } from './participant/feature.ts'
import { recordFeature } from './record/feature.ts'
import { responseFeature } from './response/feature.ts'
import { revisionFeature } from './revision/feature.ts'
import { roundFeature } from './round/feature.ts'
import { stageFeature } from './stage/feature.ts'
import { subjectFeature } from './subject/feature.ts'
import { threadFeature } from './thread/feature.ts'

/** In this order they begin, and do what several do at one moment: a demonstration writes its texts before they are published. */
export const features: readonly MakeFeature[] = [
  demoFeature,
  subjectFeature,
  participantFeature,
  conveningFeature,
  stageFeature,
  calendarFeature,
  paragraphFeature,
  revisionFeature,
  roundFeature,
  closingFeature,
  comparisonFeature,
  memorandumFeature,
  consultationFeature,
  contributionFeature,
  threadFeature,
  fileFeature,
  responseFeature,
  figuresFeature,
  recordFeature,
]
