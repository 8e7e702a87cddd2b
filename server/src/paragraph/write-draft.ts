/** A draft as it is served over HTTP: the bytes of `viewDraft`, of which what many share is written once. */
import { draftView } from '@plenary/shared/draft'
import { paragraphView } from '@plenary/shared/paragraph'
import type { Actor } from '@plenary/shared/participant'
import { z } from 'zod'
import type { Queries } from '../database/port.ts'
import type { Pause } from '../http/write-in-slices.ts'
import { pieceOf, Written } from '../http/written.ts'
import type { DraftFor } from './draft-for.ts'
import type { DraftRead } from './keep-drafts.ts'
import type { DraftPlaces } from './place.ts'
import type { ParagraphRow } from './store.ts'
import { canOf, headOf } from './view-draft.ts'
import { type Groups, listOf, type Verdict, writtenText } from './write-words.ts'

const headSchema = draftView.omit({ paragraphs: true })
const { can: canSchema } = paragraphView.shape

/** `pause` is asked between two paragraphs that are written anew. */
export async function writeDraft(
  queries: Queries,
  read: DraftRead,
  seen: DraftFor,
  { now, pause }: { now: Date; pause: Pause },
): Promise<Written> {
  const head = JSON.stringify(z.encode(headSchema, await headOf(queries, seen, read, now)))
  const text = await writtenText(seen.places.rows, pause)
  const groups = groupsIn(seen.places)
  const list = listOf(text, groups, verdictsIn(groups, seen.places, seen.actor, now))
  return new Written([pieceOf(Buffer.from(`${head.slice(0, -1)},"paragraphs":[`)), list, end])
}
const end = pieceOf(Buffer.from(']}'))

/** Paragraphs of which every right says the same, for each text and each choice of sections that rules name. */
const groupings = new WeakMap<readonly ParagraphRow[], { named: string; groups: Groups }>()

/**
 * Paragraphs of one status that stand under the same of those sections that some rule names: the others make no
 * difference to any right [RGT10].
 */
function groupsIn({ rows, tablings, placeOf }: DraftPlaces): Groups {
  const sections = new Set(
    tablings.flatMap(({ rules }) => rules.flatMap((rule) => (rule.sections === 'all' ? [] : rule.sections))),
  )
  const named = [...sections].sort().join(' ')
  const kept = groupings.get(rows)
  if (kept?.named === named) return kept.groups
  const known = new Map<string, number>()
  const firsts: number[] = []
  const of = rows.map((row, nth) => {
    const { status, deleted, sections: own } = placeOf(row).paragraph
    const key = [status, deleted, ...own.filter((id) => sections.has(id))].join(' ')
    const which = known.get(key) ?? firsts.push(nth) - 1
    known.set(key, which)
    return which
  })
  const groups = { of, firsts }
  groupings.set(rows, { named, groups })
  return groups
}

/** What somebody may do with the paragraphs of each group. */
const verdictsIn = ({ firsts }: Groups, { rows, placeOf }: DraftPlaces, actor: Actor, now: Date): Verdict[] =>
  firsts.map((nth) => {
    const may = canOf(actor, placeOf(rows[nth] as ParagraphRow), now)
    return { json: JSON.stringify(z.encode(canSchema, may)), reads: may.read === 'yes' }
  })
