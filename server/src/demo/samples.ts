/** The sample drafts of the demonstration: where each lies at the beginning, and how its pen-holder revises it. */
import type { Language } from '@plenary/shared/language'
import { migration2018 } from '../preset/migration-2018.ts'
import type { Preset } from '../preset/preset.ts'
import { refugees2018 } from '../preset/refugees-2018.ts'
import type { Block } from '../preset/sample.ts'
import { sampleArabic } from '../preset/sample-arabic.ts'
import { sampleMigration } from '../preset/sample-migration.ts'
import { migrationRevisions } from '../preset/sample-migration-revisions.ts'
import { sampleRefugees } from '../preset/sample-refugees.ts'
import { refugeesArabicRevisions, refugeesRevisions } from '../preset/sample-refugees-revisions.ts'
import type { SampleRevisions } from '../preset/sample-revision.ts'
import { migrationTold } from './discussion/migration.ts'
import { refugeesTold } from './discussion/refugees.ts'
import type { ToldStage } from './discussion/told.ts'
import { refugeesPassages, type ToldPassage } from './passages/told-passages.ts'

export interface DemoDraft {
  /** Tells the sample from drafts that people have imported beside it. */
  title: string
  language: Language
  /** The calendar's text it stands for; null for a version in another language, which is no text of its own. */
  textCode: string | null
  /** Code of the round that has it on its table. */
  round: string
  blocks: Block[]
  revisions: SampleRevisions
}

export interface Demonstration {
  preset: Preset
  drafts: DemoDraft[]
  told: ToldStage[]
  /** What of it bears on paragraphs of the drafts. */
  linked: ToldPassage[]
}

export const demonstration: Demonstration[] = [
  {
    preset: refugees2018,
    told: refugeesTold,
    linked: refugeesPassages,
    drafts: [
      {
        title: 'Global compact on refugees (sample text)',
        language: 'en',
        textCode: 'draft-0',
        round: 'fc1',
        blocks: sampleRefugees,
        revisions: refugeesRevisions,
      },
      {
        title: 'الميثاق العالمي بشأن اللاجئين: مقتطفات (نص نموذجي)',
        language: 'ar',
        textCode: null,
        round: 'fc1',
        blocks: sampleArabic,
        revisions: refugeesArabicRevisions,
      },
    ],
  },
  {
    preset: migration2018,
    told: migrationTold,
    linked: [],
    drafts: [
      {
        title: 'Global compact for migration (sample text)',
        language: 'en',
        textCode: 'zero',
        round: 'r1',
        blocks: sampleMigration,
        revisions: migrationRevisions,
      },
    ],
  },
]
