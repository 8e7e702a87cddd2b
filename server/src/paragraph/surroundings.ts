/** What stands around the paragraphs of a draft, for what is on their words when these move. */
import type { Fact } from '@plenary/shared/events'
import { paragraphOfRoom, roomOfParagraph } from '@plenary/shared/rooms'
import type { Context } from '../context.ts'
import type { Moving } from '../subject/subject.ts'
import type { KeptPlaces } from './keep-places.ts'
import { keptWords } from './kept-words.ts'
import { lineageOf, type Step } from './lineage-store.ts'
import type { DraftPlaces } from './place.ts'
import { paragraphsByIds } from './store.ts'

/** Paragraphs whose words or whose being there a fact has changed. */
const touchedBy: Moving['touchedBy'] = (fact: Fact) => {
  if (fact.type === 'paragraph.text')
    return { wholeId: fact.data.draftId, ids: [fact.data.paragraph.id], written: true }
  // Words may have changed between their being pinned and the thread's being there to be followed.
  if (fact.type === 'thread.opened' && fact.data.thread.subject.type === 'paragraph') {
    const { draftId, paragraphId } = fact.data.thread.subject
    return { wholeId: draftId, ids: [paragraphId], written: false }
  }
  if (!('upserted' in fact.data)) return null
  const { draftId, upserted, removed } = fact.data
  return { wholeId: draftId, ids: [...upserted.map(({ id }) => id), ...removed], written: false }
}

function kinOf(steps: Step[], ids: string[]): string[] {
  const kin = new Set(ids)
  for (const id of kin)
    for (const { type, fromId, toId } of steps) {
      if (type === 'moved') continue
      if (fromId === id) kin.add(toId)
      if (toId === id) kin.add(fromId)
    }
  return [...kin].filter((id) => !ids.includes(id))
}

const joinedTo = (steps: Step[], id: string): string | null => {
  let at = id
  for (const { type, fromId, toId } of steps) if (type === 'merged' && fromId === at) at = toId
  return at === id ? null : at
}

/**
 * A rule may open a section to some and not to others. A proposal must show a thread to nobody who could not see it, so it
 * stays among paragraphs for which the same rules are.
 */
function underTheSameRules({ tablings, rows, placeOf }: DraftPlaces, one: string, other: string): boolean {
  const named = new Set(tablings.flatMap(({ rules }) => rules.flatMap(({ sections }) => sections)))
  const sectionsOf = (id: string): string | null => {
    const row = rows.find((each) => each.id === id)
    return row
      ? placeOf(row)
          .paragraph.sections.filter((each) => named.has(each))
          .join()
      : null
  }
  return sectionsOf(one) !== null && sectionsOf(one) === sectionsOf(other)
}

export const movingParagraphs = ({ clock }: Pick<Context, 'clock'>, placesOf: KeptPlaces): Moving => ({
  touchedBy,
  async around(queries, draftId) {
    const now = clock.now()
    const steps = await lineageOf(queries, draftId, new Date(0), now)
    const places = await placesOf(draftId, queries)
    const kept = (await places?.seenByOthers(now))?.kept ?? null
    const living = new Set((places?.rows ?? []).map(({ id }) => id))
    return {
      kept: kept && keptWords(kept),
      lives: (id) => living.has(id),
      kinOf: (ids) => kinOf(steps, ids),
      joinedTo: (id) => joinedTo(steps, id),
      alike: (one, other) => places !== null && underTheSameRules(places, one, other),
    }
  },
  async textsOf(queries, ids) {
    const rows = await paragraphsByIds(queries, ids)
    return new Map(rows.map(({ id, text, deletedAt }) => [id, deletedAt ? null : text]))
  },
  roomOf: roomOfParagraph,
  idOfRoom: paragraphOfRoom,
})
