/** The speakers' list of a stage: asked for, ordered, called and timed by the one clock. */
import { randomUUID } from 'node:crypto'
import { can } from '@plenary/shared/abilities'
import type { ParsedOf } from '@plenary/shared/api'
import type { Behalf } from '@plenary/shared/attribution'
import type { Speaker } from '@plenary/shared/consultation'
import { ensure, found, Refusal } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { asked, enteredFor, nobodyElse, wishedFor } from '../participant/attribution.ts'
import { answeredBy, behalfAfter, tellBehalf } from '../participant/behalf.ts'
import { command } from '../participant/command.ts'
import { placeInList, spokenFor } from './listed.ts'
import { lockOfStage, type PageCommand, stagePage } from './page-command.ts'
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

type Deps = Pick<Context, 'accounts'> & Pick<PagePorts, 'statementsOf'>
type Telling = Pick<PageCommand, 'tx' | 'record'>

/** Time a speaker has where nobody says otherwise: three minutes, as in the hall. */
const usualSeconds = 180
/** More than a hall hears in a week; a list without an end would be everyone's burden. */
const longestList = 500

/** The list as everyone has it now. */
async function listNow(
  { accounts, statementsOf }: Deps,
  queries: Queries,
  stageId: string,
): Promise<Speaker[]> {
  const namesOf = (userIds: string[]) => accounts.userNames(userIds, queries)
  const rows = await speakersOf(queries, stageId)
  return speakerViews(queries, namesOf, rows, await statementsOf(queries, stageId))
}

/** Whoever shows the list hears it whole: it is short, and its order is what matters. */
async function tell(deps: Deps, { tx, record }: Telling, stageId: string): Promise<Speaker[]> {
  const speakers = await listNow(deps, tx, stageId)
  await record('speakers.changed', { stageId, speakers })
  return speakers
}

async function ensureItem(tx: Transaction, stageId: string, itemId: string | null): Promise<void> {
  if (itemId === null) return
  const item = await programmeItemById(tx, itemId)
  found(item?.stageId === stageId ? item : null)
}

const speakerNow = async (deps: Deps, queries: Queries, { stageId, id }: SpeakerRow): Promise<Speaker> =>
  (await listNow(deps, queries, stageId)).find((speaker) => speaker.id === id) as Speaker

type Asking = ParsedOf<'askForFloor', 'body'>

/** [SPK2] One place per person and item of the programme; asked again under the same id, it is the same place. */
export const askForFloor = command({
  subject: stagePage,
  action: 'speaker.ask',
  lock: lockOfStage,
  once: {
    known: async ({ queries }, { id }: Asking) => (id === undefined ? null : speakerById(queries, id)),
    isSame: ({ stageId, participantId }, { row, actor }, { entered }) =>
      stageId === row.id && participantId === (entered ? null : actor.id),
    answer: (deps: Deps, { queries }, _, known) => speakerNow(deps, queries, known),
  },
  async work(deps: Deps, turn, { id = randomUUID(), itemId, onBehalfOf, entered }: Asking): Promise<Speaker> {
    const { tx, row: stage, actor, place, now } = turn
    const stageId = stage.id
    // [SPK4] Who has no account is entered by the secretariat.
    if (entered) ensure(can(actor, 'consultation.keep', place, now))
    else if (await waitingFor(tx, stageId, itemId, [actor.id])) throw new Refusal('already-exists')
    await ensureItem(tx, stageId, itemId)
    const list = await speakersOf(tx, stageId)
    if (list.length >= longestList) throw new Refusal('too-many-requests')
    const namesOf = (userIds: string[]) => deps.accounts.userNames(userIds, tx)
    const { delegation, ...target } = await enteredFor(tx, namesOf, actor, entered, now)
    const speaks = delegation?.id ?? actor.delegationId
    const wish = await wishedFor(tx, stage.processId, speaks, onBehalfOf)
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
    await tellBehalfOf(turn, row)
    const speakers = await tell(deps, turn, stageId)
    return speakers.find((speaker) => speaker.id === id) as Speaker
  },
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

type Changes = ParsedOf<'changeSpeaker', 'body'>

const onlyWithdraws = (changes: Changes): boolean =>
  changes.status === 'withdrawn' && Object.keys(changes).length === 1

/** [SPK3] The secretariat calls, times, orders and strikes; whoever asked may only withdraw. */
export const changeSpeaker = command({
  subject: placeInList,
  action: (_, changes: Changes) => (onlyWithdraws(changes) ? 'speaker.withdraw' : 'consultation.keep'),
  lock: ({ stage }) => lockOfStage(stage),
  async work(deps: Deps, turn, { status, order, allottedSeconds, itemId }: Changes): Promise<Speaker[]> {
    const { tx, now } = turn
    const { speaker: row } = turn.row
    if (itemId !== undefined) await ensureItem(tx, row.stageId, itemId)
    await updateSpeaker(tx, row.id, {
      allottedSeconds: allottedSeconds ?? row.allottedSeconds,
      itemId: itemId === undefined ? row.itemId : itemId,
    })
    if (status) await setStatus(tx, row, status, now)
    if (order !== undefined) await reorder(tx, row, order)
    return tell(deps, turn, row.stageId)
  },
})

/** [BHF1] The asking, to those it concerns; what a mandate has confirmed at once, to everyone. */
const tellBehalfOf = (turn: Pick<PageCommand, 'actor' | 'record'>, row: SpeakerRow): Promise<void> => {
  const { id, stageId, behalfOf } = row
  const asked = `secretariat+delegation:${behalfOf}+participant:${turn.actor.id}` as const
  return tellBehalf(turn, { type: 'speaker', id, stageId }, row, { asked, answered: 'participants' })
}

/** [BHF1] Its focal point says whether somebody takes the floor on behalf of a delegation. */
export const answerForSpeaker = command({
  subject: spokenFor,
  action: 'behalf.answer',
  lock: ({ stage }) => lockOfStage(stage),
  async work(deps: Deps, turn, confirms: boolean): Promise<Behalf> {
    const { tx, place } = turn
    const { speaker: row } = turn.row
    const answer = answeredBy(confirms, turn)
    await updateSpeaker(tx, row.id, answer)
    await tellBehalfOf(turn, { ...row, ...answer })
    await tell(deps, turn, row.stageId)
    return behalfAfter(tx, place.behalf.delegationId, answer)
  },
})
