/** Rows of what the demonstration tells: contributions with the rooms of their bodies, speakers, their statements. */
import { randomUUID } from 'node:crypto'
import { insertSpeaker, type SpeakerRow } from '../../consultation/speaker-store.ts'
import type { ProgrammeRow } from '../../consultation/store.ts'
import type { Context } from '../../context.ts'
import { insertBlocks } from '../../contribution/block-store.ts'
import { bodyOf, seedsOf } from '../../contribution/body.ts'
import { type ContributionRow, insertContribution } from '../../contribution/store.ts'
import type { Transaction } from '../../database/port.ts'
import type { StageRow } from '../../stage/store.ts'
import type { Cast } from './cast.ts'
import type { ToldContribution, ToldStatement } from './told.ts'

interface Setting {
  stage: StageRow
  cast: Cast
  now: Date
}

/** Two days from what is received to what is posted. */
const postedAfterMs = 2 * 86_400_000
const minuteMs = 60_000

type Parts = Parameters<typeof bodyOf>[1]

async function write(context: Context, tx: Transaction, row: ContributionRow, parts: Parts): Promise<void> {
  await insertContribution(tx, row)
  const blocks = bodyOf(row.id, parts, row.createdAt)
  await insertBlocks(tx, blocks)
  await context.collab().seed(tx, seedsOf(blocks), row.authorId)
}

/** As it came in at a moment; posted where the days for that have gone by. */
function rowOf(
  { stage, cast, now }: Setting,
  told: Pick<ToldContribution, 'by' | 'title' | 'topics' | 'onBehalfOf' | 'group'>,
  receivedAt: Date,
): ContributionRow {
  const author = cast.actorOf(told.by)
  const postedAt = new Date(+receivedAt + postedAfterMs)
  const isPosted = postedAt <= now
  const named = 'name' in told.by ? told.by : null
  return {
    id: randomUUID(),
    processId: stage.processId,
    stageId: stage.id,
    form: 'written',
    status: isPosted ? 'posted' : 'received',
    title: told.title,
    ...{ attributedTo: [], onBehalfOf: null },
    ...cast.attributionOf(told),
    authorId: author.id,
    delegationId: named ? null : author.delegationId,
    kind: named?.kind ?? told.group?.kind ?? author.kind,
    topics: told.topics,
    language: 'en',
    facilitation: null,
    consentToPublish: true,
    speakerId: null,
    spokenAt: null,
    createdAt: receivedAt,
    changedAt: isPosted ? postedAt : receivedAt,
    receivedAt,
    postedAt: isPosted ? postedAt : null,
    declinedAt: null,
    declinedReason: null,
    withdrawnAt: null,
  }
}

export async function writeContribution(
  context: Context,
  tx: Transaction,
  { receivedAt, ...setting }: Setting & { receivedAt: Date },
  told: ToldContribution,
): Promise<void> {
  const row = rowOf(setting, told, receivedAt)
  const body = told.body.join('\n\n')
  if (!told.group) return write(context, tx, row, [{ part: 'body', text: body }])
  const { verbatim, ...facilitation } = told.group
  await write(context, tx, { ...row, form: 'facilitated', delegationId: null, facilitation }, [
    { part: 'verbatim', text: verbatim.join('\n\n') },
    { part: 'translation', text: body },
  ])
}

/** In their order in the statements from the floor: who has spoken by now, and who is still to speak. */
export async function writeSpeakers(
  context: Context,
  tx: Transaction,
  { programme, ...setting }: Setting & { programme: ProgrammeRow[] },
  statements: ToldStatement[],
): Promise<void> {
  const { stage, cast, now } = setting
  const item = programme.find(({ kind }) => kind === 'interventions')
  const begins = item?.startsAt ?? (stage.opensAt as Date)
  for (const [order, { by, onBehalfOf, topics, words }] of statements.entries()) {
    const startedAt = new Date(+begins + order * 5 * minuteMs)
    const endedAt = new Date(+startedAt + 3 * minuteMs)
    const spoke = endedAt <= now
    const person = 'address' in by ? cast.actorOf(by) : null
    const speaker: SpeakerRow = {
      id: randomUUID(),
      stageId: stage.id,
      itemId: item?.id ?? null,
      order,
      name: null,
      participantId: person?.id ?? null,
      ...cast.attributionOf({ by, ...(onBehalfOf ? { onBehalfOf } : {}) }),
      delegationId: person ? person.delegationId : cast.bodyOf(by).id,
      onBehalfOf: null,
      status: spoke ? 'spoke' : 'listed',
      allottedSeconds: 180,
      askedAt: stage.opensAt as Date,
      startedAt: spoke ? startedAt : null,
      endedAt: spoke ? endedAt : null,
    }
    await insertSpeaker(tx, speaker)
    if (!spoke || words.length === 0) continue
    const title = `Statement: ${'name' in by ? by.name : (person?.delegationName ?? 'a participant')}`
    const told = { by, title, topics, ...(onBehalfOf ? { onBehalfOf } : {}) }
    const row = rowOf(setting, told, endedAt)
    await write(context, tx, { ...row, form: 'statement', speakerId: speaker.id, spokenAt: startedAt }, [
      { part: 'body', text: words.join('\n\n') },
    ])
  }
}
