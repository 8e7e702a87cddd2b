/** Fills a fresh database with the demonstration: both processes with their calendars, sample drafts and six participants. */
import type { Language } from '@plenary/shared/language'
import type { Transaction } from '../database/port.ts'
import { writeDraft } from '../paragraph/import-draft.ts'
import { tableRules } from '../paragraph/table-draft.ts'
import { migration2018 } from '../preset/migration-2018.ts'
import type { Preset } from '../preset/preset.ts'
import { refugees2018 } from '../preset/refugees-2018.ts'
import { type Block, paragraphsOf } from '../preset/sample.ts'
import { sampleArabic } from '../preset/sample-arabic.ts'
import { sampleMigration } from '../preset/sample-migration.ts'
import { sampleRefugees } from '../preset/sample-refugees.ts'
import { type WrittenPreset, writePreset } from '../preset/write-preset.ts'
import { countProcesses } from '../process/store.ts'
import type { Tools } from '../words.ts'
import { admitPeople, ensureAccounts, identitiesOf, type Known } from './admit-people.ts'
import { demoPeople } from './people.ts'

interface DemoDraft {
  title: string
  language: Language
  /** The calendar's text it stands for; null for a version in another language, which is no text of its own. */
  textCode: string | null
  /** Code of the round that has it on its table. */
  round: string
  blocks: Block[]
}

const demonstration: { preset: Preset; drafts: DemoDraft[] }[] = [
  {
    preset: refugees2018,
    drafts: [
      {
        title: 'Global compact on refugees: zero draft (sample text)',
        language: 'en',
        textCode: 'draft-0',
        round: 'fc1',
        blocks: sampleRefugees,
      },
      {
        title: 'الميثاق العالمي بشأن اللاجئين: مقتطفات من المسودة الأولية (نص نموذجي)',
        language: 'ar',
        textCode: null,
        round: 'fc1',
        blocks: sampleArabic,
      },
    ],
  },
  {
    preset: migration2018,
    drafts: [
      {
        title: 'Global compact for migration: zero draft (sample text)',
        language: 'en',
        textCode: 'zero',
        round: 'r1',
        blocks: sampleMigration,
      },
    ],
  },
]

/**
 * [DEM1] All of it in one transaction, on a database without a process; on any other it does nothing. Of two
 * that begin together – a server and a command beside it – the second finds the work done.
 */
export async function seedDemo(tools: Tools): Promise<void> {
  const { database, clock } = tools
  if ((await countProcesses(database)) > 0) return
  const identities = await identitiesOf(demoPeople)
  await database.transaction(
    async (tx) => {
      if ((await countProcesses(tx)) > 0) return
      const people = await ensureAccounts(tx, demoPeople, identities)
      for (const { preset, drafts } of demonstration) {
        const written = await writePreset(tx, preset, clock.now())
        await furnishProcess(tools, tx, written, people, drafts)
      }
    },
    { lock: 'demo' },
  )
}

async function furnishProcess(
  tools: Tools,
  tx: Transaction,
  { processId, stages }: WrittenPreset,
  people: Known[],
  drafts: DemoDraft[],
): Promise<void> {
  const createdBy = await admitPeople(tools, tx, processId, people)
  for (const [nth, { title, language, textCode, round, blocks }] of drafts.entries()) {
    const stage = stages.find(({ code }) => code === round)
    if (!stage) throw new Error(`The calendar has no round ${round}`)
    const paragraphs = paragraphsOf(blocks)
    const { rules } = tableRules(stage.rules, paragraphs)
    const tablings = [{ stageId: stage.id, rules }]
    const draft = { processId, title, language, textCode, createdBy, paragraphs, tablings }
    await writeDraft({ ...tools, clock: earlier(tools.clock, drafts.length - nth) }, tx, draft)
  }
}

/** Drafts are listed in the order of their making: a millisecond apart keeps the order of the demonstration. */
const earlier = (clock: Tools['clock'], byMs: number): Tools['clock'] => ({
  ...clock,
  now: () => new Date(clock.now().getTime() - byMs),
})
