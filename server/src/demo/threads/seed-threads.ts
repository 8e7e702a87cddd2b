/**
 * [DEM9] Writes the threads of the demonstration on the sample text of an open round: rows without facts, like everything
 * that happened before the platform began. Their words are pinned when the first change follows them.
 */
import { randomUUID } from 'node:crypto'
import { phaseOf } from '@plenary/shared/stage'
import { audienceFor } from '@plenary/shared/thread-abilities'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../database/port.ts'
import { draftsOfStage } from '../../draft/store.ts'
import { type ParagraphRow, paragraphsOf } from '../../paragraph/store.ts'
import { maskOfPerson, wearsMasks } from '../../participant/masks.ts'
import { type ParticipantRow, participantOf } from '../../participant/store.ts'
import type { StageRow } from '../../stage/store.ts'
import { onTheWhole } from '../../thread/anchor.ts'
import { insertComment, newComment } from '../../thread/comment-store.ts'
import { quoteAt } from '../../thread/find-quote.ts'
import { insertSupport, insertThread, type ThreadRow } from '../../thread/store.ts'
import type { Known } from '../admit-people.ts'
import { type ToldThread, toldThreads } from './told-threads.ts'

const minuteMs = 60_000
/** Between a comment and the answer to it. */
const pauseMs = 2 * minuteMs

type Cast = (address: string) => ParticipantRow

/** Under a pseudonym people speak through the mask of the round [PSE1]. */
async function castOf(tx: Transaction, people: Known[], stage: StageRow): Promise<Cast> {
  const cast = new Map<string, ParticipantRow>()
  for (const { address, userId } of people) {
    const person = await participantOf(tx, userId, stage.processId)
    if (person) cast.set(address, wearsMasks(person) ? await maskOfPerson(tx, person, stage.id) : person)
  }
  return (address) => {
    const row = cast.get(address)
    if (!row) throw new Error(`the demonstration has nobody at ${address}`)
    return row
  }
}

export async function seedThreads(
  { clock }: Pick<Context, 'clock'>,
  tx: Transaction,
  stages: StageRow[],
  people: Known[],
): Promise<void> {
  const now = clock.now()
  for (const stage of stages) {
    const phase = phaseOf(stage, now)
    if (stage.kind !== 'round' || (phase !== 'open' && phase !== 'closed')) continue
    const cast = await castOf(tx, people, stage)
    // In a round that is over they were said before its end.
    const said = new Date(Math.min(+now, +(stage.closesAt as Date)))
    for (const draftId of await draftsOfStage(tx, stage.id)) {
      const rows = await paragraphsOf(tx, draftId)
      for (const told of toldThreads) {
        const row = rows.find(({ text }) => text.startsWith(told.paragraph))
        if (row) await writeThread(tx, { stage, row, cast, said }, told)
      }
    }
  }
}

interface Setting {
  stage: StageRow
  row: ParagraphRow
  cast: Cast
  said: Date
}

async function writeThread(tx: Transaction, setting: Setting, told: ToldThread): Promise<void> {
  const { stage, row, cast, said } = setting
  const author = cast(told.comments[0].by)
  const openedAt = new Date(+said - told.minutesAgo * minuteMs)
  const momentOf = (nth: number): Date => new Date(+openedAt + nth * pauseMs)
  const audience = audienceFor(told.visibility, author)
  if (!audience) throw new Error(`${told.comments[0].by} acts for no delegation`)
  const last = momentOf(told.comments.length)
  const thread: ThreadRow = {
    id: randomUUID(),
    processId: stage.processId,
    subjectType: 'paragraph',
    subjectId: row.id,
    wholeId: row.draftId,
    standsOn: row.id,
    kind: told.kind,
    visibility: told.visibility,
    audience,
    status: told.resolved ? 'resolved' : 'open',
    outcome: told.resolved?.outcome ?? null,
    resolvedBy: told.resolved ? cast(told.resolved.by).id : null,
    resolvedAt: told.resolved ? last : null,
    authorId: author.id,
    delegationId: author.delegationId,
    ...anchorOf(row.text, told.quote),
    keptAs: null,
    keptPlace: null,
    topics: told.topics,
    openedAt,
    changedAt: last,
  }
  await insertThread(tx, thread)
  const ids: string[] = []
  const depths: number[] = []
  for (const [nth, { by, body, answers }] of told.comments.entries()) {
    ids.push(nth === 0 ? thread.id : randomUUID())
    depths.push(answers === undefined ? 0 : (depths[answers] as number) + 1)
    const comment = {
      id: ids[nth] as string,
      threadId: thread.id,
      parentId: answers === undefined ? null : (ids[answers] as string),
      depth: depths[nth] as number,
      authorId: cast(by).id,
      body,
      language: 'en' as const,
      mentions: [],
      at: momentOf(nth),
    }
    await insertComment(tx, newComment(comment))
  }
  for (const address of told.supportedBy ?? [])
    await insertSupport(tx, { threadId: thread.id, participantId: cast(address).id, at: last })
}

function anchorOf(
  text: string,
  words: string | undefined,
): Pick<ThreadRow, 'quote' | 'startsAt' | 'endsAt' | 'anchor'> {
  if (!words) return onTheWhole
  const from = text.indexOf(words)
  if (from < 0) throw new Error(`the sample does not say “${words}”`)
  const range = { from, to: from + words.length }
  const anchor = { state: 'exact', exact: words, now: null, ...range } as const
  return { quote: quoteAt(text, range), startsAt: null, endsAt: null, anchor }
}
