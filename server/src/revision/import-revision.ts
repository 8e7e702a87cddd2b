/** A text that came as a file becomes a revision of a draft: aligned with it, so that its paragraphs keep their ids. */
import type { AlignedPair } from '@plenary/shared/alignment'
import type { AnswerOf, ParsedOf } from '@plenary/shared/api'
import { footnotesIn, textOf } from '@plenary/shared/content'
import type { ImportReport } from '@plenary/shared/draft'
import { labelsOf } from '@plenary/shared/numbering'
import type { ParagraphStatus } from '@plenary/shared/paragraph'
import { Refusal } from '@plenary/shared/problems'
import { logRootOf } from '@plenary/shared/record'
import { inSlices, makeSlices } from '../clock/slices.ts'
import type { Queries } from '../database/port.ts'
import { parseBeside } from '../draft/import/parse-beside.ts'
import type { ImportedParagraph } from '../draft/import/parse-source.ts'
import { wholeDraft } from '../draft/whole-draft.ts'
import { paragraphsOf } from '../paragraph/store.ts'
import { labelsOfRows } from '../paragraph/view-draft.ts'
import { command, decidedContext } from '../participant/command.ts'
import { type Alignment, alignSteps, type Decisions } from './align/align.ts'
import { identified } from './align/identities.ts'
import type { Aligned } from './align/words.ts'
import { insertAlignments } from './alignment-store.ts'
import { publishRevision } from './publish-revision.ts'
import { type RevisionTools, symbolOf } from './publish-working-text.ts'
import { paragraphsOfRevision, revisionsOfDraft } from './store.ts'

type Source = ParsedOf<'previewRevisionImport', 'body'>['source']

/** [ALN8] Larger texts are no version of a compact, and would hold up everyone else while they are aligned. */
const alignLimits = { paragraphs: 3000, characters: 1_000_000 }

/** The text that an import is a version of. */
interface TextBefore {
  /** Id of the revision, or `working`. */
  id: string
  paragraphs: (Aligned & { id: string; label: string | null; status: ParagraphStatus })[]
}

const newestOf = async (queries: Queries, draftId: string): Promise<string> =>
  (await revisionsOfDraft(queries, draftId, null, 1))[0]?.id ?? 'working'

/** The newest revision; the working text where nothing was published yet. */
async function baseOf({ database, collab }: RevisionTools, draftId: string): Promise<TextBefore> {
  const id = await newestOf(database, draftId)
  if (id !== 'working') {
    const rows = await paragraphsOfRevision(database, id)
    return { id, paragraphs: rows.map(({ paragraphId, ...row }) => ({ ...row, id: paragraphId })) }
  }
  await collab().flushProjections()
  const rows = await paragraphsOf(database, draftId)
  const labels = labelsOfRows(rows)
  return { id, paragraphs: rows.map((row) => ({ ...row, label: labels.get(row.id) ?? null })) }
}

interface Prepared {
  base: TextBefore
  imported: ImportedParagraph[]
  texts: Aligned[]
  alignments: Alignment[]
  report: ImportReport
}

async function prepare(
  tools: RevisionTools,
  userId: string,
  draftId: string,
  source: Source,
  decisions: Record<string, string | null>,
): Promise<Prepared> {
  const { paragraphs: imported, report } = await parseBeside(source, userId)
  // [ALN20] Whoever writes meanwhile is served between the steps of what follows.
  const pause = makeSlices(tools.clock)
  const texts = imported.map(({ kind, level, content }) => ({ kind, level, text: textOf(content) }))
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0)
  if (imported.length > alignLimits.paragraphs || characters > alignLimits.characters)
    throw new Refusal('too-large', `A revision holds ${alignLimits.paragraphs} paragraphs at most.`)
  await pause()
  const base = await baseOf(tools, draftId)
  const decided = decisionsIn(decisions, base, imported.length)
  await pause()
  const alignments = await inSlices(alignSteps(base.paragraphs, texts, decided), pause)
  await pause()
  return { base, imported, texts, report, alignments }
}

/** Refuses `invalid-input` for a paragraph that neither text has, and for one given away twice. */
function decisionsIn(
  decisions: Record<string, string | null>,
  { paragraphs }: TextBefore,
  count: number,
): Decisions {
  const places = new Map(paragraphs.map(({ id }, place) => [id, place]))
  const taken = new Set<string>()
  return new Map(
    Object.entries(decisions).map(([nth, id]) => {
      const newer = Number(nth)
      if (!/^\d{1,6}$/.test(nth) || newer >= count)
        throw new Refusal('invalid-input', `decisions: the text has no paragraph ${nth.slice(0, 20)}.`)
      if (id === null) return [newer, null] as const
      const older = places.get(id)
      if (older === undefined || taken.has(id))
        throw new Refusal(
          'invalid-input',
          `decisions.${newer}: this paragraph is not in the draft, or taken twice.`,
        )
      taken.add(id)
      return [newer, older] as const
    }),
  )
}

/** [ALN5] How a text would align; nothing is written. */
export async function previewRevisionImport(
  tools: RevisionTools,
  userId: string,
  draftId: string,
  { source }: ParsedOf<'previewRevisionImport', 'body'>,
): Promise<AnswerOf<'previewRevisionImport'>> {
  await decidedContext(wholeDraft, 'revision.publish', tools.database, userId, draftId, tools.clock.now())
  const { base, imported, texts, alignments, report } = await prepare(tools, userId, draftId, source, {})
  const labels = labelsOf(imported.map((each) => ({ ...each, footnotes: footnotesIn(each.content) })))
  const old = (place: number) => base.paragraphs[place] as TextBefore['paragraphs'][number]
  const round = (similarity: number): number => Math.round(similarity * 1000) / 1000
  const pairs = alignments.map(({ to, from, kind, similarity, doubtful, candidates }): AlignedPair => {
    const shown = to === null ? old(from[0] as number) : (texts[to] as Aligned)
    return {
      nth: to,
      from: from.map((place) => old(place).id),
      kind,
      similarity: round(similarity),
      doubtful,
      candidates: candidates.map(({ from: place, similarity: alike }) => {
        const { id, label } = old(place)
        return { paragraphId: id, label, similarity: round(alike) }
      }),
      before: from.map((place) => old(place).text).join('\n'),
      after: to === null ? '' : shown.text,
      label:
        (to === null ? old(from[0] as number).label : labels.get((imported[to] as ImportedParagraph).id)) ??
        null,
      paragraphKind: shown.kind,
    }
  })
  return { report, against: base.id, pairs }
}

/** `by`: whose turn it is to have a file read. */
type Input = ParsedOf<'importRevision', 'body'> & { by: string }

function goneOn(newest: string): never {
  throw new Refusal('version-conflict', `The newest text of this draft is ${newest} now; align with that.`)
}

const writeImported = command({
  subject: wholeDraft,
  action: 'revision.publish',
  lock: ({ id }) => `draft:${id}`,
  async prepare(tools: RevisionTools, { row: draft }, { source, decisions, against, by, ...given }: Input) {
    const symbol = symbolOf(given.symbol)
    const { base, imported, alignments, report } = await prepare(tools, by, draft.id, source, decisions)
    const ids = base.paragraphs.map(({ id }) => id)
    if (against !== undefined && against !== base.id) goneOn(base.id)
    return { ...identified(imported, ids, alignments), base, report, given: { ...given, symbol } }
  },
  async work(tools: RevisionTools, { tx, row: draft, actor }, _: Input, prepared) {
    const { base, report, given, paragraphs, lineage } = prepared
    const newest = await newestOf(tx, draft.id)
    if (newest !== base.id) goneOn(newest)
    const revision = await publishRevision(tools, tx, {
      ...given,
      draft,
      kind: 'imported',
      stageId: null,
      textCode: null,
      publishedBy: actor.id,
      paragraphs: paragraphs.map(({ from, ...each }) => ({
        ...each,
        status: from === null ? 'open' : (base.paragraphs[from]?.status ?? 'open'),
        seq: 0,
      })),
      // It follows from a file, not from the log.
      log: { position: 0, root: logRootOf([]) },
    })
    await insertAlignments(
      tx,
      lineage.map((each) => ({ ...each, revisionId: revision.id })),
    )
    return { revision, report }
  },
})

/** [ALN6] Aligned paragraphs keep the draft's ids, new ones have ids of their own; all of it is written, or nothing. */
export const importRevision = (
  tools: RevisionTools,
  userId: string,
  draftId: string,
  body: ParsedOf<'importRevision', 'body'>,
): Promise<AnswerOf<'importRevision'>> => writeImported(tools, userId, draftId, { ...body, by: userId })
