/** The response matrix: what was said about the text, and what came of it; a page at a time, or all of it as CSV. */
import { setImmediate } from 'node:timers/promises'
import type { AnswerOf, ParsedOf } from '@plenary/shared/api'
import type { FileAnswer } from '@plenary/shared/endpoint'
import { found, Refusal } from '@plenary/shared/problems'
import type { Passage } from '@plenary/shared/response'
import { draftById } from '../draft/store.ts'
import { byteOrderMark, type Cell, csvLine } from '../http/csv.ts'
import { paragraphById } from '../paragraph/store.ts'
import { type ProcessRow, processOfSlug } from '../process/store.ts'
import { countOutcomes, type FoundPassage, type PassageFilter, passagesAfter } from './found-store.ts'
import { ensureSource, type ReadDeps, readerIn } from './reader.ts'
import { type Reader, sourcesIn } from './sources.ts'
import { viewPassages } from './view-passage.ts'
import { visibilityOf } from './visibility.ts'

type Query = Omit<ParsedOf<'listResponses', 'query'>, 'cursor' | 'limit'>

/** A place in the list: moment and id of the last one seen. */
const cursorOf = ({ passage }: FoundPassage): string => `${passage.linkedAt.getTime()}.${passage.id}`
function placeIn(cursor: string): { at: Date; id: string } {
  const [moment, id] = cursor.split(/\.(.*)/s)
  if (!moment || !/^\d{1,15}$/.test(moment) || !id) throw new Refusal('invalid-input', 'cursor: unknown.')
  return { at: new Date(Number(moment)), id }
}

/** Who reads, and what of the process they may have. Refuses where there is no such process. */
async function readerOfMatrix(
  deps: ReadDeps,
  slug: string,
  userId: string | undefined,
): Promise<{ process: ProcessRow; reader: Reader }> {
  const process = found(await processOfSlug(deps.database, slug))
  return { process, reader: await readerIn(deps, userId, process.id) }
}

/** The paragraph and those that were merged into it. */
async function withHeirs({ queries, actor, now }: Reader, paragraphId: string): Promise<string[]> {
  const row = await paragraphById(queries, paragraphId)
  const sight = row && (await visibilityOf(queries, actor, row.draftId, now))
  return sight?.lineage.heirsOf(paragraphId) ?? [paragraphId]
}

async function filterOf(reader: Reader, { paragraph, contribution, ...rest }: Query): Promise<PassageFilter> {
  if (rest.source !== undefined) ensureSource(reader, rest.source)
  return {
    ...rest,
    processId: reader.processId,
    publicOnly: reader.actor === null,
    from: contribution === undefined ? undefined : { type: 'contribution', id: contribution },
    paragraphs: paragraph === undefined ? undefined : await withHeirs(reader, paragraph),
  }
}

/** [MTX1] Public: contributions and summaries for everyone, threads for those who take part. */
export async function listResponses(
  deps: ReadDeps,
  slug: string,
  userId: string | undefined,
  { cursor, limit, ...query }: ParsedOf<'listResponses', 'query'>,
): Promise<AnswerOf<'listResponses'>> {
  const { reader } = await readerOfMatrix(deps, slug, userId)
  const filter = await filterOf(reader, query)
  const sources = await sourcesIn(reader)
  const after = cursor === undefined ? null : placeIn(cursor)
  const [rows, counts] = await Promise.all([
    passagesAfter(reader.queries, sources, filter, after, limit + 1),
    countOutcomes(reader.queries, sources, filter),
  ])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: await viewPassages(reader, shown),
    next: rows.length > limit && last ? cursorOf(last) : null,
    counts,
  }
}

/** What bears on one paragraph. For whoever has no text with it, there is no such paragraph. */
export async function listPassages(
  deps: ReadDeps,
  paragraphId: string,
  userId: string | undefined,
  { cursor, limit }: ParsedOf<'listPassages', 'query'>,
): Promise<AnswerOf<'listPassages'>> {
  const { database } = deps
  const { draftId } = found(await paragraphById(database, paragraphId))
  const { processId } = found(await draftById(database, draftId))
  const reader = await readerIn(deps, userId, processId)
  const sight = await visibilityOf(database, reader.actor, draftId, reader.now)
  const { lineage } = found(sight?.of(paragraphId) ? sight : null)
  const filter = { processId, publicOnly: reader.actor === null, paragraphs: lineage.heirsOf(paragraphId) }
  const after = cursor === undefined ? null : placeIn(cursor)
  const rows = await passagesAfter(database, await sourcesIn(reader), filter, after, limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: await viewPassages(reader, shown),
    next: rows.length > limit && last ? cursorOf(last) : null,
  }
}

const header = [
  ...['Linked', 'Source', 'Stage', 'Attributed to', 'Kind', 'Title', 'Passage', 'Topics'],
  ...[
    'Paragraph',
    'Beginning of the paragraph',
    'Outcome',
    'Reason',
    'Text',
    'Words in that text',
    'Answered',
  ],
]

const cellsOf = ({ source, stage, paragraph, response, ...passage }: Passage): Cell[] => [
  passage.linkedAt,
  passage.gone ?? source.type,
  stage?.title ?? null,
  passage.attributedTo.join('; '),
  passage.kind,
  passage.title,
  passage.quote?.exact ?? null,
  passage.topics.join(' '),
  paragraph.label,
  paragraph.excerpt,
  response?.outcome ?? 'none',
  response?.reason ?? null,
  response?.revision?.symbol ?? null,
  response?.words ?? null,
  response?.at ?? null,
]

/** [PRC9] Rows made in one go for a file, a millisecond each; after them whoever types is served. */
const rowsAtOnce = 25

/** [MTX4] The matrix as the filters leave it, streamed. Its first line names the columns. */
export async function exportResponses(
  deps: ReadDeps,
  slug: string,
  userId: string | undefined,
  query: Query,
): Promise<FileAnswer> {
  const { process, reader } = await readerOfMatrix(deps, slug, userId)
  const filter = await filterOf(reader, query)
  const sources = await sourcesIn(reader)
  async function* pieces(): AsyncGenerator<string> {
    yield byteOrderMark + csvLine(header)
    let after: { at: Date; id: string } | null = null
    for (;;) {
      const rows: FoundPassage[] = await passagesAfter(reader.queries, sources, filter, after, rowsAtOnce)
      const passages = await viewPassages(reader, rows)
      yield passages.map((passage) => csvLine(cellsOf(passage))).join('')
      const last = rows.at(-1)
      if (!last || rows.length < rowsAtOnce) return
      await setImmediate()
      after = { at: last.passage.linkedAt, id: last.passage.id }
    }
  }
  return { name: `responses-${process.slug}.csv`, pieces: pieces() }
}
