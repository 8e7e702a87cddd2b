/** The speakers' list of a stage: asked for, ordered, called and timed by the one clock. */
import { randomUUID } from 'node:crypto'
import { can } from '@plenary/shared/abilities'
import type { ParsedOf } from '@plenary/shared/api'
import type { Behalf } from '@plenary/shared/attribution'
import type { Speaker } from '@plenary/shared/consultation'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Transaction } from '../database/port.ts'
import { asked, behalfView, enteredFor, nobodyElse, wishedFor } from '../participant/attribution.ts'
import { type DelegationRow, delegationById } from '../participant/delegation-store.ts'
import { behalfPart } from '../participant/place.ts'
import { actorIn } from '../participant/view.ts'
import { stageById } from '../stage/store.ts'
import type { Tools } from '../words.ts'
import { speakerPart } from './place.ts'
import { type ActingScene, actInStage } from './scene.ts'
import {
  insertSpeaker,
  type SpeakerRow,
  speakerById,
  speakersOf,
  updateSpeaker,
  waitingFor,
} from './speaker-store.ts'
import { programmeItemById } from './store.ts'
import { type PagePorts, speakerViews } from './view.ts'

type Deps = Pick<Tools, 'database' | 'clock' | 'facts' | 'accounts'>
type Ports = Pick<PagePorts, 'statementsOf'>

/** Time a speaker has where nobody says otherwise: three minutes, as in the hall. */
const usualSeconds = 180
/** More than a hall hears in a week; a list without an end would be everyone's burden. */
const longestList = 500

/** The list as everyone has it now. */
async function listNow(
  { accounts }: Deps,
  ports: Ports,
  tx: Transaction,
  stageId: string,
): Promise<Speaker[]> {
  const namesOf = (userIds: string[]) => accounts.userNames(userIds, tx)
  const rows = await speakersOf(tx, stageId)
  return speakerViews(tx, namesOf, rows, await ports.statementsOf(tx, stageId))
}

/** Whoever shows the list hears it whole: it is short, and its order is what matters. */
async function tell(
  deps: Deps,
  ports: Ports,
  tx: Transaction,
  scene: Pick<ActingScene, 'stage' | 'actor' | 'now'>,
): Promise<Speaker[]> {
  const { stage, actor, now } = scene
  const speakers = await listNow(deps, ports, tx, stage.id)
  await deps.facts.record(tx, {
    type: 'speakers.changed',
    processId: stage.processId,
    stageId: stage.id,
    actorId: actor.id,
    at: now,
    data: { stageId: stage.id, speakers },
  })
  return speakers
}

async function ensureItem(tx: Transaction, stageId: string, itemId: string | null): Promise<void> {
  if (itemId === null) return
  const item = await programmeItemById(tx, itemId)
  if (item?.stageId !== stageId) throw new Refusal('not-found')
}

/** [SPK2] One place per person and item of the programme; asked again under the same id, it is the same place. */
export const askForFloor = (
  deps: Deps,
  ports: Ports,
  userId: string,
  stageId: string,
  { id = randomUUID(), itemId, onBehalfOf, entered }: ParsedOf<'askForFloor', 'body'>,
): Promise<Speaker> =>
  actInStage(deps, userId, stageId, 'speaker.ask', async (tx, scene) => {
    const { actor, place, now } = scene
    const known = await speakerById(tx, id)
    if (known && (known.stageId !== stageId || known.participantId !== (entered ? null : actor.id)))
      throw new Refusal('already-exists')
    if (!known) {
      // [SPK4] Who has no account is entered by the secretariat.
      if (entered) ensure(can(actor, 'consultation.keep', place, now))
      else if (await waitingFor(tx, stageId, itemId, [actor.id])) throw new Refusal('already-exists')
      await ensureItem(tx, stageId, itemId)
      const list = await speakersOf(tx, stageId)
      if (list.length >= longestList) throw new Refusal('too-many-requests')
      const namesOf = (userIds: string[]) => deps.accounts.userNames(userIds, tx)
      const { delegation, ...target } = await enteredFor(tx, namesOf, actor, entered, now)
      const speaks = delegation?.id ?? actor.delegationId
      const wish = await wishedFor(tx, scene.stage.processId, speaks, onBehalfOf)
      const stands = wish.behalfOf ? await asked(tx, speaks, wish.behalfOf, now) : {}
      const row: SpeakerRow = {
        id,
        stageId,
        itemId,
        order: (list.at(-1)?.order ?? -1) + 1,
        ...nobodyElse,
        ...target,
        ...wish,
        ...stands,
        name: target.enteredPerson,
        participantId: entered ? null : actor.id,
        delegationId: speaks,
        onBehalfOf: null,
        status: 'listed',
        allottedSeconds: usualSeconds,
        askedAt: now,
        startedAt: null,
        endedAt: null,
      }
      await insertSpeaker(tx, row)
      await tellBehalf(deps, tx, scene, row)
    }
    const speakers = known ? await listNow(deps, ports, tx, stageId) : await tell(deps, ports, tx, scene)
    return speakers.find((speaker) => speaker.id === id) as Speaker
  })

type Status = SpeakerRow['status']

/** [SPK5] What may follow what, for the secretariat. Who has spoken has spoken. */
const next: Record<Status, readonly Status[]> = {
  listed: ['speaking', 'absent', 'withdrawn'],
  absent: ['listed', 'speaking', 'withdrawn'],
  speaking: ['spoke', 'listed'],
  spoke: [],
  withdrawn: ['listed'],
}

const timesOf = (status: Status, now: Date): Partial<SpeakerRow> =>
  ({
    listed: { startedAt: null, endedAt: null },
    speaking: { startedAt: now, endedAt: null },
    spoke: { endedAt: now },
    absent: {},
    withdrawn: {},
  })[status]

/** [SPK1] One speaks at a time: whoever is called ends the speech before. */
async function setStatus(tx: Transaction, row: SpeakerRow, status: Status, now: Date): Promise<void> {
  if (status === row.status) return
  if (!next[row.status].includes(status))
    throw new Refusal('version-conflict', `The speaker is ${row.status} by now.`)
  if (status === 'speaking')
    for (const other of await speakersOf(tx, row.stageId))
      if (other.status === 'speaking')
        await updateSpeaker(tx, other.id, { status: 'spoke', ...timesOf('spoke', now) })
  await updateSpeaker(tx, row.id, { status, ...timesOf(status, now) })
}

/** Puts one place of the list elsewhere; the others keep their order among each other. */
async function reorder(tx: Transaction, row: SpeakerRow, order: number): Promise<void> {
  const rest = (await speakersOf(tx, row.stageId)).filter(({ id }) => id !== row.id)
  const list = [...rest.slice(0, order), row, ...rest.slice(order)]
  for (const [nth, each] of list.entries())
    if (each.order !== nth) await updateSpeaker(tx, each.id, { order: nth })
}

/** [SPK3] The secretariat calls, times, orders and strikes; whoever asked may only withdraw. */
export async function changeSpeaker(
  deps: Deps,
  ports: Ports,
  userId: string,
  speakerId: string,
  changes: ParsedOf<'changeSpeaker', 'body'>,
): Promise<Speaker[]> {
  const found = await speakerById(deps.database, speakerId)
  if (!found) throw new Refusal('not-found')
  const { stageId } = found
  return actInStage(deps, userId, stageId, null, async (tx, scene) => {
    const { actor, place, now } = scene
    const row = (await speakerById(tx, speakerId)) as SpeakerRow
    const { status, order, allottedSeconds, itemId } = changes
    const withdraws = status === 'withdrawn' && Object.keys(changes).length === 1
    const at = { ...place, speaker: speakerPart(row) }
    ensure(can(actor, withdraws ? 'speaker.withdraw' : 'consultation.keep', at, now))
    if (itemId !== undefined) await ensureItem(tx, stageId, itemId)
    await updateSpeaker(tx, row.id, {
      allottedSeconds: allottedSeconds ?? row.allottedSeconds,
      itemId: itemId === undefined ? row.itemId : itemId,
    })
    if (status) await setStatus(tx, row, status, now)
    if (order !== undefined) await reorder(tx, row, order)
    return tell(deps, ports, tx, scene)
  })
}

/** [BHF1] The asking, to those it concerns; what a mandate has confirmed at once, to everyone. */
async function tellBehalf(
  { facts }: Deps,
  tx: Transaction,
  { stage, actor, now }: Pick<ActingScene, 'stage' | 'actor' | 'now'>,
  row: SpeakerRow,
): Promise<void> {
  const { behalfOf: delegationId, behalfState: state } = row
  if (!delegationId || !state || state === 'wished') return
  const fact = { processId: stage.processId, stageId: stage.id, actorId: actor.id, at: now }
  const subject = { type: 'speaker' as const, id: row.id, stageId: stage.id }
  if (state === 'asked') {
    const audience = `secretariat+delegation:${delegationId}+participant:${actor.id}` as const
    await facts.record(tx, { ...fact, audience, type: 'behalf.asked', data: { subject, delegationId } })
    return
  }
  const mandateId = row.behalfBy === actor.id ? null : row.behalfBy
  await facts.record(tx, {
    ...fact,
    audience: 'participants',
    type: 'behalf.answered',
    data: { subject, delegationId, state, mandateId },
  })
}

/** [BHF1] Its focal point says whether somebody takes the floor on behalf of a delegation. */
export async function answerForSpeaker(
  deps: Deps,
  ports: Ports,
  userId: string,
  id: string,
  confirms: boolean,
): Promise<Behalf> {
  const found = await speakerById(deps.database, id)
  if (!found) throw new Refusal('not-found')
  return deps.database.transaction(
    async (tx) => {
      const row = (await speakerById(tx, id)) as SpeakerRow
      const stage = await stageById(tx, row.stageId)
      const actor = stage && (await actorIn(tx, userId, stage.processId))
      const behalf = stage && behalfPart({ ...row, processId: stage.processId })
      if (!stage || !actor || !behalf) throw new Refusal('not-found')
      const now = deps.clock.now()
      ensure(can(actor, 'behalf.answer', { processId: stage.processId, behalf }, now))
      const state = confirms ? ('confirmed' as const) : ('declined' as const)
      const answer = { behalfState: state, behalfBy: actor.id, behalfAt: now }
      await updateSpeaker(tx, id, answer)
      const scene = { stage, actor, now }
      await tellBehalf(deps, tx, scene, { ...row, ...answer })
      await tell(deps, ports, tx, scene)
      return behalfView((await delegationById(tx, behalf.delegationId)) as DelegationRow, state)
    },
    { lock: `stage:${found.stageId}` },
  )
}
