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
import { canOf, headOf } from './view-draft.ts'
import { listOf, writtenText } from './write-words.ts'

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
  const { can, verdicts } = verdictsIn(seen.places, seen.actor, now)
  return new Written([
    pieceOf(Buffer.from(`${head.slice(0, -1)},"paragraphs":[`)),
    listOf(text, can, verdicts),
    end,
  ])
}
const end = pieceOf(Buffer.from(']}'))

interface Verdicts {
  /** Of each paragraph, which of the verdicts it has. */
  can: number[]
  verdicts: { json: string; reads: boolean }[]
}

/**
 * What somebody may do with each paragraph. The table is asked once for all paragraphs of one status that stand under
 * the same of those sections that some rule names: the others make no difference to any right [RGT10].
 */
function verdictsIn({ rows, tablings, placeOf }: DraftPlaces, actor: Actor, now: Date): Verdicts {
  const named = new Set(
    tablings.flatMap(({ rules }) => rules.flatMap(({ sections }) => (sections === 'all' ? [] : sections))),
  )
  const known = new Map<string, number>()
  const verdicts: Verdicts['verdicts'] = []
  const can = rows.map((row) => {
    const place = placeOf(row)
    const { status, deleted, sections } = place.paragraph
    const key = [status, deleted, ...sections.filter((id) => named.has(id))].join(' ')
    const which = known.get(key) ?? verdicts.length
    if (which === verdicts.length) {
      const may = canOf(actor, place, now)
      verdicts.push({ json: JSON.stringify(z.encode(canSchema, may)), reads: may.read === 'yes' })
      known.set(key, which)
    }
    return which
  })
  return { can, verdicts }
}
