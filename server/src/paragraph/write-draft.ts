/** A draft as it is served over HTTP: the bytes of `viewDraft`, of which what many share is written once. */
import { draftView } from '@plenary/shared/draft'
import { paragraphView } from '@plenary/shared/paragraph'
import type { Actor } from '@plenary/shared/participant'
import { phaseOf } from '@plenary/shared/stage'
import { z } from 'zod'
import type { Queries } from '../database/port.ts'
import type { Pause } from '../http/write-in-slices.ts'
import { type Piece, pieceOf, Written } from '../http/written.ts'
import { type Groups, groupsIn } from './alike.ts'
import type { DraftFor } from './draft-for.ts'
import type { DraftRead } from './keep-drafts.ts'
import type { DraftPlaces } from './place.ts'
import type { ParagraphRow } from './store.ts'
import { canOf, headOf } from './view-draft.ts'
import { listOf, type Verdict, writtenText } from './write-words.ts'

const headSchema = draftView.omit({ self: true, paragraphs: true })
const { can: canSchema } = paragraphView.shape

/** `pause` is asked between two paragraphs that are written anew. */
export async function writeDraft(
  queries: Queries,
  read: DraftRead,
  seen: DraftFor,
  { now, pause }: { now: Date; pause: Pause },
): Promise<Written> {
  const head = await headIn(queries, read, seen, now)
  const self = pieceOf(Buffer.from(`${JSON.stringify(seen.actor.id)},"paragraphs":[`))
  const text = await writtenText(seen.places.rows, pause)
  const groups = groupsIn(seen.places)
  const list = listOf(text, groups, verdictsIn(groups, seen.places, seen.actor, now))
  return new Written([head, self, list, end])
}
const end = pieceOf(Buffer.from(']}'))

/** What comes before the paragraphs, by all of it that a reading leaves open: who holds which text, and the phases. */
const heads = new WeakMap<DraftRead, Map<string, Piece>>()

async function headIn(queries: Queries, read: DraftRead, seen: DraftFor, now: Date): Promise<Piece> {
  const { kept: text, withPen, tablings } = seen.places
  const kept = heads.get(read) ?? new Map<string, Piece>()
  heads.set(read, kept)
  const phases = tablings.map(({ stage }) => phaseOf(stage, now))
  const key = [text?.as, withPen(now), ...phases].join(' ')
  const known = kept.get(key)
  if (known) return known
  const json = JSON.stringify(z.encode(headSchema, await headOf(queries, seen, read, now)))
  const head = pieceOf(Buffer.from(`${json.slice(0, -1)},"self":`))
  kept.set(key, head)
  return head
}

/** What somebody may do with the paragraphs of each group. */
const verdictsIn = ({ firsts }: Groups, { rows, placeOf }: DraftPlaces, actor: Actor, now: Date): Verdict[] =>
  firsts.map((nth) => {
    const may = canOf(actor, placeOf(rows[nth] as ParagraphRow), now)
    return { json: JSON.stringify(z.encode(canSchema, may)), reads: may.read === 'yes' }
  })
