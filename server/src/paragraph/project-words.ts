/** [COL4] When typing pauses, the paragraph's words are written for readers, and everyone hears of them. */
import { paragraphOfRoom } from '@plenary/shared/rooms'
import type { Words } from '../collab/ports.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { type DraftRow, draftById } from '../draft/store.ts'
import type { NewFact } from '../events/facts.ts'
import { toldOf } from './pen-facts.ts'
import { type ParagraphRow, paragraphsByIds, stateOf, wordsUpdated } from './store.ts'

export async function projectWords(
  { clock, facts }: Pick<Context, 'clock' | 'facts'>,
  tx: Transaction,
  several: readonly Words[],
): Promise<void> {
  const rows = await paragraphsByIds(
    tx,
    several.flatMap(({ room }) => paragraphOfRoom(room) ?? []),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const changed = several.flatMap((words) => {
    const row = byId.get(paragraphOfRoom(words.room) ?? '')
    return row && JSON.stringify(row.content) !== JSON.stringify(words.content) ? [{ row, words }] : []
  })
  if (changed.length === 0) return
  const changedAt = clock.now()
  const news: NewFact[] = []
  const drafts = await draftsTold(tx, [...new Set(changed.map(({ row }) => row.draftId))], changedAt)
  for (const { row, words } of changed)
    if (!row.deletedAt) news.push(...factsOf(row, words, drafts.get(row.draftId) as DraftTold, changedAt))
  await tx.atomic(
    wordsUpdated(
      changed.map(({ row, words: { content, text } }) => ({ id: row.id, content, text, changedAt })),
    ),
  )
  await facts.recordAll(tx, news)
}

interface DraftTold {
  processId: string
  told: Awaited<ReturnType<typeof toldOf>>
}

/** How facts about the words of each of these drafts are told. All that is read here is read before anything is written. */
async function draftsTold(tx: Transaction, draftIds: string[], now: Date): Promise<Map<string, DraftTold>> {
  const drafts = new Map<string, DraftTold>()
  for (const id of draftIds) {
    const { processId } = (await draftById(tx, id)) as DraftRow
    drafts.set(id, { processId, told: await toldOf(tx, id, now) })
  }
  return drafts
}

function factsOf(
  row: ParagraphRow,
  { content, text, lastParticipantId }: Words,
  { processId, told }: DraftTold,
  at: Date,
): NewFact[] {
  const about = { processId, draftId: row.draftId, paragraphId: row.id, actorId: lastParticipantId, at }
  const paragraph = stateOf({ ...row, content, text })
  const written: NewFact = {
    ...{ ...about, ...told },
    type: 'paragraph.text',
    data: { draftId: row.draftId, paragraph },
  }
  const lost = shareLost(row.text, text)
  if (lost <= tellFrom || row.text.length < longEnough) return [written]
  const cut: NewFact = {
    ...about,
    type: 'paragraph.cut',
    audience: 'secretariat',
    data: { draftId: row.draftId, paragraphId: row.id, lost },
  }
  return [written, cut]
}

/** [Y19] Taking away more than half of the words at one go is allowed, and the secretariat is told. */
const tellFrom = 0.5
/** Characters below which a paragraph is too short for its shrinking to mean anything. */
const longEnough = 80

/** The share of a text's words that are gone, however they are arranged now: 0 to 1. */
export function shareLost(before: string, after: string): number {
  const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const left = new Map<string, number>()
  for (const word of wordsOf(after)) left.set(word, (left.get(word) ?? 0) + 1)
  const had = wordsOf(before)
  const kept = had.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count > 0
  })
  return had.length === 0 ? 0 : 1 - kept.length / had.length
}
