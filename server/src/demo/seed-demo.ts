/** Fills a fresh database with the demonstration: both processes with their calendars, sample drafts, participants, and what was discussed before. */
import { phaseOf } from '@plenary/shared/stage'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { writeDraft } from '../paragraph/import-draft.ts'
import { tableRules } from '../paragraph/table-draft.ts'
import type { Preset } from '../preset/preset.ts'
import { paragraphsOf } from '../preset/sample.ts'
import { type WrittenPreset, writePreset } from '../preset/write-preset.ts'
import { countProcesses, processOfSlug } from '../process/store.ts'
import { stagesOf } from '../stage/store.ts'
import { admitPeople, ensureAccounts, identitiesOf, type Known } from './admit-people.ts'
import { seedDiscussion } from './discussion/seed-discussion.ts'
import { pointAnswers, seedPassages } from './passages/seed-passages.ts'
import { demoPeople } from './people.ts'
import { type DemoDraft, demonstration } from './samples.ts'
import { tagSections } from './tag-sections.ts'
import { seedThreads } from './threads/seed-threads.ts'

/**
 * [DEM1] All of it in one transaction, on a database without a process; on any other it does nothing. Of two
 * that begin together – a server and a command beside it – the second finds the work done.
 */
export async function seedDemo(context: Context, release: (stageId: string) => Promise<void>): Promise<void> {
  await fillDatabase(context)
  // Rounds that were open when the demonstration began have their text published like any other.
  for (const { preset, drafts } of demonstration)
    for (const stageId of await firstRounds(context, preset, drafts)) await release(stageId)
  await context.database.transaction(
    async (tx) => {
      for (const { preset, drafts } of demonstration) {
        const process = await processOfSlug(tx, preset.slug)
        for (const { textCode } of drafts)
          if (process && textCode) await pointAnswers(tx, process.id, textCode)
      }
    },
    { lock: 'demo:all' },
  )
}

async function fillDatabase(context: Context): Promise<void> {
  const { database, clock } = context
  if ((await countProcesses(database)) > 0) return
  const identities = await identitiesOf(demoPeople)
  await database.transaction(
    async (tx) => {
      if ((await countProcesses(tx)) > 0) return
      const people = await ensureAccounts(tx, demoPeople, identities)
      for (const { preset, drafts, told, linked } of demonstration) {
        const written = await writePreset(tx, preset, clock.now())
        await furnishProcess(context, tx, written, people, drafts)
        await seedDiscussion(context, tx, written.stages, people, told)
        await seedThreads(context, tx, written.stages, people)
        await seedPassages(context, tx, written.stages, drafts[0]?.round, linked)
      }
    },
    { lock: 'demo:all' },
  )
}

/** The rounds on whose tables the samples lay when the demonstration began, as far as they were open by then. */
async function firstRounds(
  { database, clock }: Context,
  { slug }: Preset,
  drafts: DemoDraft[],
): Promise<string[]> {
  const process = await processOfSlug(database, slug)
  const rounds = new Set(drafts.map(({ round }) => round))
  const stages = process ? await stagesOf(database, [process.id]) : []
  return stages
    .filter((stage) => rounds.has(stage.code) && phaseOf(stage, clock.now()) !== 'upcoming')
    .map(({ id }) => id)
}

async function furnishProcess(
  context: Context,
  tx: Transaction,
  { processId, stages }: WrittenPreset,
  people: Known[],
  drafts: DemoDraft[],
): Promise<void> {
  const createdBy = await admitPeople(context, tx, processId, people)
  for (const [nth, { title, language, textCode, round, blocks }] of drafts.entries()) {
    const stage = stages.find(({ code }) => code === round)
    if (!stage) throw new Error(`The calendar has no round ${round}`)
    const paragraphs = paragraphsOf(blocks)
    const { rules } = tableRules(stage.rules, paragraphs)
    const tablings = [{ stageId: stage.id, rules }]
    // The zero drafts were out before the demonstration begins.
    const releasedAt = context.clock.now()
    const draft = { processId, title, language, textCode, createdBy, paragraphs, tablings, releasedAt }
    const { id } = await writeDraft(
      { ...context, clock: earlier(context.clock, drafts.length - nth) },
      tx,
      draft,
    )
    await tagSections(tx, id)
  }
}

/** Drafts are listed in the order of their making: a millisecond apart keeps the order of the demonstration. */
const earlier = (clock: Context['clock'], byMs: number): Context['clock'] => ({
  ...clock,
  now: () => new Date(clock.now().getTime() - byMs),
})
