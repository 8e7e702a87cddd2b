/** An imported draft: parsed beside the server's work, then written whole or not at all [DRF1]. */
import { randomUUID } from 'node:crypto'
import { footnotesIn, htmlOf, textOf } from '@plenary/shared/content'
import type { ImportInput, ImportPreview, ImportReport } from '@plenary/shared/draft'
import { labelsOf } from '@plenary/shared/numbering'
import { found } from '@plenary/shared/problems'
import type { DraftSummary } from '@plenary/shared/process'
import { roomOfParagraph } from '@plenary/shared/rooms'
import { generateNKeysBetween } from 'fractional-indexing'
import { makeSlices } from '../clock/slices.ts'
import type { Context } from '../context.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { parseBeside } from '../draft/import/parse-beside.ts'
import type { Imported } from '../draft/import/parse-source.ts'
import { draftSummary, insertDraft, insertTabling } from '../draft/store.ts'
import { command, decidedContext } from '../participant/command.ts'
import { namedProcess } from '../participant/named-process.ts'
import { processOfSlug } from '../process/store.ts'
import { type StageRow, stagesOf } from '../stage/store.ts'
import { toldOfBeing } from './pen-facts.ts'
import { insertParagraphs } from './store.ts'
import { type Tabled, tableRules } from './table-draft.ts'
import { tellTabling } from './write-tabling.ts'

type Deps = Pick<Context, 'database' | 'clock' | 'facts' | 'collab'>

/** Everything an import needs to know before it is written. */
interface Prepared {
  processId: string
  imported: Imported
  stage: StageRow | null
  tabled: Tabled
  report: ImportReport
}

/** The round whose table is named; null where none is: then the draft is the pen-holder's alone [DRF4]. */
async function roundNamed(
  queries: Queries,
  processId: string,
  asked: string | undefined,
): Promise<StageRow | null> {
  if (asked === undefined) return null
  const rounds = (await stagesOf(queries, [processId])).filter(({ kind }) => kind === 'round')
  const round = rounds.find(({ id, code }) => id === asked || code === asked)
  return found(round, 'There is no such round in this process.')
}

/** `who`: whose piece of work it is; null for the command line. */
async function prepare(
  { database, clock }: Deps,
  processId: string,
  who: string | null,
  input: ImportInput,
): Promise<Prepared> {
  const stage = await roundNamed(database, processId, input.stage)
  const pause = makeSlices(clock)
  const imported = await parseBeside(input.source, who)
  // Taking over what a thread has read is a piece of work of its own.
  await pause()
  const tabled = tableRules(stage?.rules ?? [], imported.paragraphs)
  const untold = tabled.missing.map((code) => ({
    code: 'section-not-found' as const,
    line: null,
    excerpt: code,
  }))
  const report = { ...imported.report, warnings: [...imported.report.warnings, ...untold] }
  return { processId, imported, stage, tabled, report }
}

type NewParagraph = NewDraft['paragraphs'][number]

export interface NewDraft {
  processId: string
  title: string
  language: ImportInput['language']
  textCode: string | null
  createdBy: string | null
  /** `update`: what its room begins with, where that was prepared. */
  paragraphs: (Imported['paragraphs'][number] & { status?: 'open' | 'locked'; update?: Uint8Array })[]
  tablings: { stageId: string; rules: Tabled['rules'] }[]
  /** When it may be read; null: until somebody releases it, it is the pen-holder's alone [DRF4]. */
  releasedAt: Date | null
}

/** Writes a draft with its paragraphs, their rooms and its places on tables, and records it. */
export async function writeDraft(
  { clock, facts, collab }: Omit<Deps, 'database'>,
  tx: Transaction,
  draft: NewDraft,
): Promise<DraftSummary> {
  const { processId, title, language, textCode, createdBy, paragraphs, tablings, releasedAt } = draft
  const id = randomUUID()
  const at = clock.now()
  await insertDraft(tx, {
    ...{ id, processId, title, language, textCode, createdBy, createdAt: at },
    ...{ releasedAt, releasedFactAt: releasedAt },
  })
  const keys = generateNKeysBetween(null, null, paragraphs.length)
  await insertParagraphs(tx, paragraphs.length, (nth) => {
    const { doubtful: _, update: __, status = 'open', ...paragraph } = paragraphs[nth] as NewParagraph
    const text = textOf(paragraph.content)
    const position = keys[nth] as string
    return {
      ...{ ...paragraph, draftId: id, position, status, text },
      ...{ createdAt: at, changedAt: at, deletedAt: null },
    }
  })
  await collab().seed(
    tx,
    paragraphs.map(({ id: own, content, update }) => ({
      room: roomOfParagraph(own),
      content,
      ...(update ? { update } : {}),
    })),
    createdBy,
  )
  const summary = await draftSummary(tx, id)
  // Laid first: whether a draft may be read is told by the tables it lies on.
  for (const tabling of tablings) await insertTabling(tx, { draftId: id, ...tabling, tabledAt: at })
  await facts.record(tx, {
    ...(await toldOfBeing(tx, id, at)),
    type: 'draft.imported',
    processId,
    draftId: id,
    actorId: createdBy,
    at,
    data: { draft: summary },
  })
  for (const tabling of tablings)
    await tellTabling({ facts }, tx, { processId, draftId: id, actorId: createdBy, at, ...tabling })
  return summary
}

/** What of an import is done before its transaction: nobody's words reach the disk while one is open. */
async function ready(deps: Deps, processId: string, who: string | null, input: ImportInput) {
  const prepared = await prepare(deps, processId, who, input)
  const { paragraphs } = prepared.imported
  const seeds = paragraphs.map((paragraph) => ({ ...paragraph, room: roomOfParagraph(paragraph.id) }))
  return { ...prepared, seeded: await deps.collab().prepareSeeds(seeds) }
}

async function write(
  deps: Deps,
  tx: Transaction,
  { processId, seeded, stage, tabled, report }: Awaited<ReturnType<typeof ready>>,
  createdBy: string | null,
  { title, language }: ImportInput,
): Promise<{ draft: DraftSummary; report: ImportReport }> {
  const draft = await writeDraft(deps, tx, {
    ...{ processId, title, language, createdBy },
    textCode: stage?.textCode ?? null,
    paragraphs: seeded.map(({ room: _, ...paragraph }) => paragraph),
    tablings: stage ? [{ stageId: stage.id, rules: tabled.rules }] : [],
    releasedAt: null,
  })
  return { draft, report }
}

interface Asked {
  userId: string
  input: ImportInput
}

const importAsked = command({
  subject: namedProcess,
  action: 'draft.import',
  lock: ({ id }) => `process:${id}`,
  prepare: (deps: Deps, { row }, { userId, input }: Asked) => ready(deps, row.id, userId, input),
  work: (deps: Deps, { tx, actor }, { input }: Asked, prepared) => write(deps, tx, prepared, actor.id, input),
})

export const importDraft = (deps: Deps, slug: string, userId: string, input: ImportInput) =>
  importAsked(deps, userId, slug, { userId, input })

/** The command line, in the name of the platform. */
export async function importForPlatform(deps: Deps, slug: string, input: ImportInput) {
  const { id } = found(await processOfSlug(deps.database, slug))
  const prepared = await ready(deps, id, null, input)
  return deps.database.transaction((tx) => write(deps, tx, prepared, null, input), { lock: `process:${id}` })
}

/** [DRF3] What an import would make; nothing is written. */
export async function previewImport(
  deps: Deps,
  slug: string,
  userId: string,
  input: ImportInput,
): Promise<ImportPreview> {
  const { database, clock } = deps
  const { row } = await decidedContext(namedProcess, 'draft.import', database, userId, slug, clock.now())
  const { imported, report } = await prepare(deps, row.id, userId, input)
  const pause = makeSlices(deps.clock)
  const labels = labelsOf(
    imported.paragraphs.map((each) => ({ ...each, footnotes: footnotesIn(each.content) })),
  )
  await pause()
  const paragraphs: ImportPreview['paragraphs'] = []
  for (const { id, kind, level, content, doubtful } of imported.paragraphs) {
    paragraphs.push({
      kind,
      level,
      label: labels.get(id) ?? null,
      html: htmlOf(content, (note) => labels.get(note) ?? null),
      text: textOf(content),
      doubtful,
    })
    await pause()
  }
  return { report, paragraphs }
}
