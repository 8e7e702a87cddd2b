/**
 * [DEM8] Writes the discussion of the demonstration: of every stage what the clock says has happened. What lies before
 * the platform happened in the world and not here [PRE4]: rows without facts, as the stages themselves.
 */
import { randomUUID } from 'node:crypto'
import { phaseOf } from '@plenary/shared/stage'
import {
  insertPaper,
  sealSummary,
  setPresent,
  writeProgramme,
  writeQuestions,
  writeSummary,
} from '../../consultation/store.ts'
import { summaryHash } from '../../consultation/summary.ts'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../database/port.ts'
import { nobodyElse } from '../../participant/attribution.ts'
import {
  type DelegationRow,
  delegationsOf,
  formsOf,
  formsOfDelegations,
  insertDelegations,
} from '../../participant/delegation-store.ts'
import { maskOfPerson, wearsMasks } from '../../participant/masks.ts'
import { formOf } from '../../participant/skeleton.ts'
import { type ParticipantRow, participantOf } from '../../participant/store.ts'
import type { StageRow } from '../../stage/store.ts'
import type { Known } from '../admit-people.ts'
import type { Cast } from './cast.ts'
import { programmeFor } from './programme.ts'
import type { Speaker, ToldStage } from './told.ts'
import { writeContribution, writeSpeakers } from './write-told.ts'

/** The people of the demonstration as this stage knows them: under a pseudonym, by their mask. */
async function castOf(tx: Transaction, people: Known[], stage: StageRow, bodies: Bodies): Promise<Cast> {
  const cast = new Map<string, ParticipantRow>()
  for (const { address, userId } of people) {
    const person = (await participantOf(tx, userId, stage.processId)) as ParticipantRow
    cast.set(address, wearsMasks(person) ? await maskOfPerson(tx, person, stage.id) : person)
  }
  const known = (address: string): ParticipantRow => {
    const row = cast.get(address)
    if (!row) throw new Error(`the demonstration has nobody at ${address}`)
    return row
  }
  const secretariat = known('secretariat')
  const named = (name: string): DelegationRow => bodies.get(formOf(name)) as DelegationRow
  const bodyOf = (speaker: Speaker): DelegationRow => named('name' in speaker ? speaker.name : '')
  return {
    secretariat,
    bodyOf,
    actorOf: (speaker) => ('address' in speaker ? known(speaker.address) : secretariat),
    attributionOf({ by, onBehalfOf }) {
      const behalf = onBehalfOf ? named(onBehalfOf) : null
      const target = 'name' in by ? bodyOf(by) : null
      return {
        ...nobodyElse,
        enteredFor: target?.id ?? null,
        ...(behalf && behalf.id !== target?.id
          ? { behalfOf: behalf.id, behalfState: 'confirmed', behalfAt: stage.opensAt }
          : {}),
      }
    },
  }
}

/** Delegations by what their names read like. */
type Bodies = Map<string, DelegationRow>

/** Everybody the stories name, as delegations of the process: those that are there, and the others entered now. */
async function bodiesOf(tx: Transaction, processId: string, told: ToldStage[]): Promise<Bodies> {
  const wanted = new Map<string, { name: string; kind: DelegationRow['kind'] }>()
  for (const { contributions, statements } of told)
    for (const { by, onBehalfOf } of [...contributions, ...statements]) {
      if ('name' in by) wanted.set(formOf(by.name), by)
      const group = onBehalfOf && formOf(onBehalfOf)
      if (onBehalfOf && group && !wanted.has(group))
        wanted.set(group, {
          name: onBehalfOf,
          kind: 'address' in by && by.address === 'ngo' ? 'ngo' : 'regional-group',
        })
    }
  const known = await formsOfDelegations(tx, processId)
  await insertDelegations(
    tx,
    [...wanted].flatMap(([form, { name, kind }]) =>
      known.has(form) ? [] : [{ id: randomUUID(), processId, name, kind }],
    ),
  )
  const rows = await delegationsOf(tx, processId)
  return new Map(rows.flatMap((row) => formsOf(row).map((form) => [form, row] as const)))
}

const dayMs = 86_400_000

export async function seedDiscussion(
  context: Context,
  tx: Transaction,
  stages: StageRow[],
  people: Known[],
  told: ToldStage[],
): Promise<void> {
  const processId = stages[0]?.processId
  if (!processId) return
  const bodies = await bodiesOf(tx, processId, told)
  for (const story of told) {
    const stage = stages.find(({ code }) => code === story.code)
    if (stage?.opensAt && stage.closesAt) await seedStage(context, tx, stage, people, bodies, story)
  }
}

async function seedStage(
  context: Context,
  tx: Transaction,
  stage: StageRow,
  people: Known[],
  bodies: Bodies,
  story: ToldStage,
): Promise<void> {
  const now = context.clock.now()
  const [opensAt, closesAt] = [stage.opensAt as Date, stage.closesAt as Date]
  const stageId = stage.id
  const cast = await castOf(tx, people, stage, bodies)
  await writeQuestions(
    tx,
    stageId,
    story.questions.map((text, order) => ({ id: randomUUID(), stageId, order, text })),
  )
  const programme = programmeFor(stage)
  await writeProgramme(tx, stageId, programme)
  const { title, symbol } = story.paper
  await insertPaper(tx, {
    id: randomUUID(),
    stageId,
    title,
    symbol,
    language: 'en',
    addedAt: new Date(Math.min(+now, +opensAt - 20 * dayMs)),
    removedAt: null,
  })
  // Where nobody has met yet, nobody has spoken; what was sent in before is there once its day has come.
  for (const [nth, each] of story.contributions.entries()) {
    const receivedAt = new Date(+opensAt + (stage.kind === 'round' ? nth + 4 : nth - 9) * dayMs)
    if (receivedAt <= now) await writeContribution(context, tx, { stage, cast, receivedAt, now }, each)
  }
  const phase = phaseOf(stage, now)
  if (phase === 'upcoming') return
  await writeSpeakers(context, tx, { stage, cast, programme, now }, story.statements)
  for (const address of ['state-a', 'state-b', 'ngo', 'facilitator'])
    await setPresent(tx, { stageId, participantId: cast.actorOf({ address }).id, at: opensAt }, true)
  if (phase !== 'closed' || story.summary.length === 0) return
  const summary = { stageId, language: 'en' as const, text: story.summary.join('\n\n') }
  const publishedAt = new Date(Math.min(+now, +closesAt + 6 * dayMs))
  await writeSummary(tx, 0, { ...summary, savedBy: cast.secretariat.id, savedAt: publishedAt })
  await sealSummary(tx, { stageId, version: 1 }, publishedAt, summaryHash(summary))
}
