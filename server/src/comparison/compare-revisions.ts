/** [CMP11] Compares two published texts, or one with the working text of its draft. */
import { comparable } from '@plenary/shared/comparable'
import { type Comparison, workingText } from '@plenary/shared/compare'
import { found, Refusal } from '@plenary/shared/problems'
import { makeSlices } from '../clock/slices.ts'
import type { Context } from '../context.ts'
import type { Queries } from '../database/port.ts'
import { lineageOf } from '../paragraph/lineage-store.ts'
import {
  paragraphsOfRevision,
  type RevisionRow,
  revisionBySymbol,
  revisionNamed,
  summaryOf,
} from '../revision/store.ts'
import { type TextParagraph, type WorkingText, workingTextFor } from '../revision/working-text.ts'
import { type Compared, compareTexts } from './compare.ts'
import type { KeptComparisons } from './kept-comparisons.ts'
import type { Kinship } from './match.ts'
import { alignmentsOf } from './store.ts'

type Deps = Pick<Context, 'database' | 'clock'> & { kept: KeptComparisons }

/** Two texts of one draft; one of them may be the working text. */
type Side = { revision: RevisionRow } | { working: WorkingText }

/** Throws `not-found` for what does not exist, or not for this person; `not-one-draft` for texts of two drafts. */
export async function compareRevisions(
  deps: Deps,
  userId: string | undefined,
  id: string,
  other: string,
): Promise<Comparison> {
  const [from, to] = await sidesOf(deps, userId, id, other)
  const now = deps.clock.now()
  const { paragraphs, summary } = await deps.kept.get(keyOf(from, to), () =>
    compareSides(deps, from, to, now),
  )
  const withheld = [from, to].reduce(
    (sum, side) => sum + ('working' in side ? side.working.withheld.length : 0),
    0,
  )
  return { from: textOf(from, now), to: textOf(to, now), paragraphs, summary: { ...summary, withheld } }
}

async function sidesOf(
  { database, clock }: Deps,
  userId: string | undefined,
  id: string,
  other: string,
): Promise<[Side, Side]> {
  const named = await revisionsNamed(database, id, other)
  const [one, two] = named
  if (one && two) {
    if (one.draftId !== two.draftId) throw new Refusal('not-one-draft')
    return [{ revision: one }, { revision: two }]
  }
  const revision = found([id, other].includes(workingText) ? (one ?? two) : null)
  const working = found(await workingTextFor(database, userId, revision.draftId, clock.now()))
  return one ? [{ revision }, { working }] : [{ working }, { revision }]
}

/** [CMP12] By id, hash or symbol. Of two processes with one symbol, the one the other text belongs to is meant. */
async function revisionsNamed(
  queries: Queries,
  id: string,
  other: string,
): Promise<[RevisionRow | null, RevisionRow | null]> {
  const find = async (name: string) =>
    name === workingText ? null : revisionNamed(queries, comparable(name))
  const [one, two] = await Promise.all([find(id), find(other)])
  if (!one || !two || one.processId === two.processId) return [one, two]
  const beside = await revisionBySymbol(queries, one.processId, comparable(other))
  return [one, beside ?? two]
}

/** [CMP14] Two revisions never change. A working text is known by its newest fact, and by what of it may be read. */
function keyOf(...sides: Side[]): string {
  return sides
    .map((side) =>
      'revision' in side
        ? side.revision.id
        : [
            workingText,
            side.working.draft.id,
            side.working.kept ?? side.working.seq,
            ...side.working.withheld,
          ].join(' '),
    )
    .join(' | ')
}

async function compareSides({ database, clock }: Deps, from: Side, to: Side, now: Date): Promise<Compared> {
  const pause = makeSlices(clock)
  const older = await paragraphsOf(database, from)
  await pause()
  const newer = await paragraphsOf(database, to)
  await pause()
  const withheld = new Set([from, to].flatMap((side) => ('working' in side ? side.working.withheld : [])))
  const shown = (paragraphs: TextParagraph[]): TextParagraph[] =>
    paragraphs.filter(({ id }) => !withheld.has(id))
  return compareTexts(
    {
      language: 'revision' in to ? to.revision.language : to.working.draft.language,
      older: shown(older),
      newer: shown(newer),
      lineage: await kinshipOf(database, from, to, now),
    },
    pause,
  )
}

async function paragraphsOf(queries: Queries, side: Side): Promise<TextParagraph[]> {
  if ('working' in side) return side.working.paragraphs
  const rows = await paragraphsOfRevision(queries, side.revision.id)
  return rows.map(({ paragraphId: id, kind, level, label, content, text }) => ({
    id,
    kind,
    level,
    label,
    content,
    text,
  }))
}

/** What happened to paragraphs between the two, and how those that came as files were aligned. */
async function kinshipOf(queries: Queries, from: Side, to: Side, now: Date): Promise<Kinship[]> {
  const moments = [from, to].map((side) => ('revision' in side ? side.revision.publishedAt : now).getTime())
  const draftId = 'revision' in from ? from.revision.draftId : from.working.draft.id
  const files = [from, to].flatMap((side) =>
    'revision' in side && side.revision.kind === 'imported' ? [side.revision.id] : [],
  )
  const recorded = await lineageOf(
    queries,
    draftId,
    new Date(Math.min(...moments)),
    new Date(Math.max(...moments)),
  )
  return [...recorded, ...(files.length > 0 ? await alignmentsOf(queries, files) : [])]
}

function textOf(side: Side, now: Date): Comparison['from'] {
  if ('working' in side)
    return { id: workingText, revision: null, title: side.working.draft.title, at: now.toISOString() }
  const { revision } = side
  return {
    id: revision.id,
    revision: summaryOf(revision),
    title: revision.title,
    at: revision.publishedAt.toISOString(),
  }
}
