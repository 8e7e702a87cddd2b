/** A draft as it is served: every paragraph with its label, its words and what this person may do with it. */
import { can } from '@plenary/shared/abilities'
import { footnotesIn, htmlOf, type LabelOf } from '@plenary/shared/content'
import type { DraftView } from '@plenary/shared/draft'
import { labelsOf } from '@plenary/shared/numbering'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { Actor } from '@plenary/shared/participant'
import { found } from '@plenary/shared/problems'
import type { DraftText } from '@plenary/shared/release'
import { roomOfParagraph } from '@plenary/shared/rooms'
import { type Phase, phaseOf } from '@plenary/shared/stage'
import type { Queries } from '../database/port.ts'
import { draftById, type TablingRow } from '../draft/store.ts'
import { lastSeq } from '../events/record.ts'
import { type ProcessRow, processById } from '../process/store.ts'
import { stageViewOf } from '../stage/view.ts'
import type { DraftFor } from './draft-for.ts'
import { keptAs } from './kept-store.ts'
import type { DraftPlaces, ParagraphPlace } from './place.ts'
import { type ParagraphRow, stateOf } from './store.ts'

/** Labels of a draft's paragraphs, footnotes in the order of their references. */
export const labelsOfRows = (rows: readonly ParagraphRow[]): Map<string, string | null> =>
  labelsOf(rows.map((row) => ({ ...row, footnotes: footnotesIn(row.content) })))

export const canOf = (actor: Actor, place: ParagraphPlace, now: Date): ParagraphView['can'] => ({
  read: can(actor, 'draft.read', place, now),
  comment: can(actor, 'paragraph.comment', place, now),
  propose: can(actor, 'paragraph.propose', place, now),
  edit: can(actor, 'paragraph.edit', place, now),
})

/** What is the same of a paragraph for all who may read it. */
export const wordsOf = (row: ParagraphRow, labelOf: LabelOf): Omit<ParagraphView, 'can'> => ({
  ...stateOf(row),
  label: labelOf(row.id),
  html: htmlOf(row.content, labelOf),
  room: roomOfParagraph(row.id),
})

/** [RGT7] What one may not read keeps its place and its number, without its words. */
export const withoutWords = (row: ParagraphRow): ParagraphRow => ({ ...row, content: [], text: '' })

function paragraphViews({ rows, placeOf }: DraftPlaces, actor: Actor, now: Date): ParagraphView[] {
  const labels = labelsOfRows(rows)
  const labelOf: LabelOf = (id) => labels.get(id) ?? null
  return rows.map((row) => {
    const may = canOf(actor, placeOf(row), now)
    return { ...wordsOf(may.read === 'yes' ? row : withoutWords(row), labelOf), can: may }
  })
}

const order: Phase[] = ['open', 'upcoming', 'closed', 'undated', 'cancelled']

/** The round that has the draft on its table now, else the next one, else the last one. */
function stageNow(tablings: TablingRow[], now: Date): TablingRow | null {
  const ranked = tablings.map((tabling) => ({ tabling, rank: order.indexOf(phaseOf(tabling.stage, now)) }))
  const best = Math.min(...ranked.map(({ rank }) => rank))
  const those = ranked.filter(({ rank }) => rank === best).map(({ tabling }) => tabling)
  return (order[best] === 'closed' ? those.at(-1) : those[0]) ?? null
}

/** `seen`: the draft as whoever reads it has it. Throws not-found where there is none. */
export async function viewDraft(
  queries: Queries,
  draftId: string,
  seen: () => Promise<DraftFor>,
  now: Date,
): Promise<DraftView> {
  const { processId } = found(await draftById(queries, draftId))
  // The number is read first: a fact that comes in between is applied twice rather than never.
  const seq = await lastSeq(queries, processId)
  const { actor, places } = await seen()
  const process = (await processById(queries, processId)) as ProcessRow
  const head = await headOf(queries, { places }, { process, seq }, now)
  return { ...head, self: actor.id, paragraphs: paragraphViews(places, actor, now) }
}

/** All of a draft but who reads it, and its paragraphs. */
export async function headOf(
  queries: Queries,
  { places }: Pick<DraftFor, 'places'>,
  { process, seq }: { process: ProcessRow; seq: number },
  now: Date,
): Promise<Omit<DraftView, 'self' | 'paragraphs'>> {
  const { draft, tablings } = places
  const stage = stageNow(tablings, now)
  return {
    id: draft.id,
    title: draft.title,
    language: draft.language,
    textCode: draft.textCode,
    process: { id: process.id, slug: process.slug, title: process.title },
    stage: stage ? stageViewOf(stage.stage, now) : null,
    tablings: tablings.map(({ stage: each, rules }) => ({ stage: stageViewOf(each, now), rules })),
    text: await textOf(queries, places, now),
    seq,
  }
}

/** [REL2] Which text this is, and how it stands with the one that is being written. */
async function textOf(
  queries: Queries,
  { draft, kept, withPen }: DraftPlaces,
  now: Date,
): Promise<DraftText> {
  const everyone = withPen(now) ? (kept ?? (await keptAs(queries, draft.id))) : null
  return {
    of: kept ? 'kept' : 'working',
    withPen: withPen(now),
    // When it will be is for the pen-holder to say.
    releasedAt: kept ? null : (draft.releasedAt?.toISOString() ?? null),
    keptAt: everyone?.at.toISOString() ?? null,
  }
}
