/** What a reader may have of the paragraphs that passages bear on: of the working text, or of the last published one. */
import { can } from '@plenary/shared/abilities'
import { htmlOf } from '@plenary/shared/content'
import { sectionsOf } from '@plenary/shared/numbering'
import type { ParagraphKind } from '@plenary/shared/paragraph'
import type { Actor } from '@plenary/shared/participant'
import type { Queries } from '../database/port.ts'
import { type DraftRow, draftById } from '../draft/store.ts'
import { rowsWhere } from '../paragraph/alike.ts'
import { type DraftPlaces, draftPlaces } from '../paragraph/place.ts'
import { labelsOfRows } from '../paragraph/view-draft.ts'
import { paragraphsOfRevision, type RevisionRow, revisionsOfDraft } from '../revision/store.ts'
import { type Lineage, lineageOf } from './lineage.ts'
import { stepsOf } from './place-store.ts'

interface SeenParagraph {
  id: string
  kind: ParagraphKind
  level: number
  /** As it is quoted: a sub-paragraph with the number of its paragraph. */
  label: string | null
  /** Empty where its words are withheld. */
  text: string
  /** Written where it is shown: most who ask want the words alone. */
  html(): string
  mayRead: boolean
  /** The headings it stands under, outermost first, itself included when it is one. */
  sections: string[]
}

export interface DraftVisibility {
  draft: DraftRow
  /** The published text the reader has; null for the working text. */
  revision: RevisionRow | null
  /** Which text it is that stands still for the reader; null for the others [REL2]. */
  kept: string | null
  paragraphs: SeenParagraph[]
  lineage: Lineage
  /** The paragraph that has the place of this one now; null where the reader has none. */
  of(paragraphId: string): SeenParagraph | null
}

/** "14." with "(a)" under it is quoted as "14 (a)". */
export function quotedLabels(
  rows: readonly { id: string; kind: ParagraphKind; level: number; label: string | null }[],
): Map<string, string | null> {
  const quoted = new Map<string, string | null>()
  let path: string[] = []
  for (const { id, kind, level, label } of rows) {
    if (kind === 'subparagraph') path = [...path.slice(0, level), label ?? '']
    else if (kind === 'paragraph') path = [label?.replace(/\.$/, '') ?? '']
    else if (kind !== 'footnote') path = []
    quoted.set(id, kind === 'subparagraph' && path[0] ? path.filter(Boolean).join(' ') : label)
  }
  return quoted
}

type Row = Omit<SeenParagraph, 'label' | 'sections'> & { label: string | null }

async function sightOver(
  queries: Queries,
  draft: DraftRow,
  revision: RevisionRow | null,
  rows: Row[],
  kept: string | null = null,
): Promise<DraftVisibility> {
  const [labels, sections] = [quotedLabels(rows), sectionsOf(rows)]
  const paragraphs = rows.map((row) => ({
    ...row,
    label: labels.get(row.id) ?? null,
    sections: sections.get(row.id) ?? [],
  }))
  const byId = new Map(paragraphs.map((each) => [each.id, each]))
  const lineage = lineageOf(await stepsOf(queries, draft.id), (id) => byId.has(id))
  return { draft, revision, kept, paragraphs, lineage, of: (id) => byId.get(lineage.follow(id)) ?? null }
}

async function workingSight(
  queries: Queries,
  places: DraftPlaces,
  actor: Actor,
  now: Date,
): Promise<DraftVisibility> {
  const labels = labelsOfRows(places.rows)
  const labelOf = (id: string): string | null => labels.get(id) ?? null
  const read = rowsWhere(places, (row) => can(actor, 'draft.read', places.placeOf(row), now) === 'yes')
  const rows = places.rows.map((row): Row => {
    const mayRead = read.has(row)
    const shown = mayRead
      ? { text: row.text, html: () => htmlOf(row.content, labelOf) }
      : { text: '', html: () => '' }
    return { id: row.id, kind: row.kind, level: row.level, label: labelOf(row.id), mayRead, ...shown }
  })
  return sightOver(queries, places.draft, null, rows, places.kept?.as ?? null)
}

async function publishedSight(queries: Queries, draft: DraftRow): Promise<DraftVisibility | null> {
  const [revision] = await revisionsOfDraft(queries, draft.id, null, 1)
  if (!revision) return null
  const published = await paragraphsOfRevision(queries, revision.id)
  const labels = new Map(published.map(({ paragraphId, label }) => [paragraphId, label]))
  const rows = published.map(({ paragraphId: id, kind, level, label, text, content }): Row => {
    const html = (): string => htmlOf(content, (note) => labels.get(note) ?? null)
    return { id, kind, level, label, text, html, mayRead: true }
  })
  return sightOver(queries, draft, revision, rows)
}

/**
 * [RSP5] Who takes part has the working text, as far as they may read it; everyone else the last text that was
 * published. Null where there is none for them.
 */
export async function visibilityOf(
  queries: Queries,
  actor: Actor | null,
  draftId: string,
  now: Date,
): Promise<DraftVisibility | null> {
  const draft = await draftById(queries, draftId)
  if (!draft) return null
  if (actor?.processId !== draft.processId) return publishedSight(queries, draft)
  const places = await (await draftPlaces(queries, draftId))?.seenBy(actor, now)
  return places ? workingSight(queries, places, actor, now) : null
}
