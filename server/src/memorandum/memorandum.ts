/** The note of changes: generated lists, the secretariat's words about them, and its publication. */
import { can } from '@plenary/shared/abilities'
import type { ParsedOf } from '@plenary/shared/api'
import { comparable } from '@plenary/shared/comparable'
import { type Memorandum, memorandumHash } from '@plenary/shared/memorandum'
import type { PlaceWith } from '@plenary/shared/place'
import { found, Refusal } from '@plenary/shared/problems'
import type { Compared } from '../comparison/compare.ts'
import type { Context } from '../context.ts'
import type { Lock, Queries } from '../database/port.ts'
import { inDraft } from '../draft/acting.ts'
import { command, type Target } from '../participant/command.ts'
import { actorIn } from '../participant/view.ts'
import { placeOfRevision } from '../revision/place.ts'
import { type RevisionRow, revisionBefore, revisionNamed } from '../revision/store.ts'
import { changesBySection, keyOf } from './changes-by-section.ts'
import { type MemorandumRow, memorandumRow, putMemorandum } from './store.ts'

export interface MemorandumTools extends Pick<Context, 'database' | 'clock' | 'facts'> {
  /** What changed between two revisions of a draft; null: there was none before. */
  compare(older: RevisionRow | null, newer: RevisionRow): Promise<Compared>
}

const revisionFor = async (queries: Queries, name: string): Promise<RevisionRow> =>
  found(await revisionNamed(queries, comparable(name)))

/** [MEM2] An issued text is explained against the text issued before it, not against what a round left in between. */
const issuedKinds = ['issued', 'imported'] as const
const previousOf = (queries: Queries, { draftId, number, kind }: RevisionRow): Promise<RevisionRow | null> =>
  revisionBefore(queries, draftId, number, kind === 'closing' ? [...issuedKinds, kind] : issuedKinds)

/** As it stands before its publication: lists made now, with what was written. */
async function current(
  { database, compare }: MemorandumTools,
  revision: RevisionRow,
  row: MemorandumRow | null,
): Promise<Memorandum> {
  const previous = await previousOf(database, revision)
  return {
    revisionId: revision.id,
    previousId: previous?.id ?? null,
    language: revision.language,
    introduction: row?.introduction ?? '',
    sections: changesBySection(await compare(previous, revision), row?.texts ?? {}, previous !== null),
    version: row?.version ?? 0,
    savedAt: row?.savedAt.toISOString() ?? null,
    publishedAt: null,
    hash: null,
  }
}

async function viewOf(
  tools: MemorandumTools,
  revision: RevisionRow,
  row: MemorandumRow | null,
): Promise<Memorandum> {
  if (!row?.publishedAt || !row.sections) return current(tools, revision, row)
  return {
    revisionId: revision.id,
    previousId: (await previousOf(tools.database, revision))?.id ?? null,
    language: revision.language,
    introduction: row.introduction,
    sections: row.sections,
    version: row.version,
    savedAt: row.savedAt.toISOString(),
    publishedAt: row.publishedAt.toISOString(),
    hash: row.hash,
  }
}

/** [MEM3] Everyone's once it is published; before that it exists for the secretariat of its process alone. */
export async function viewMemorandum(
  tools: MemorandumTools,
  userId: string | undefined,
  name: string,
): Promise<Memorandum> {
  const { database, clock } = tools
  const revision = await revisionFor(database, name)
  const row = await memorandumRow(database, revision.id)
  if (!row?.publishedAt) {
    const actor = await actorIn(
      database,
      userId,
      inDraft({ id: revision.draftId, processId: revision.processId }, clock.now()),
    )
    const mayWrite = can(actor, 'memorandum.write', placeOfRevision(revision), clock.now()) === 'yes'
    found(mayWrite ? revision : null)
  }
  return viewOf(tools, revision, row)
}

/** The note belongs to a published text, found by its id, hash or symbol. */
const noted: Target<RevisionRow, PlaceWith<'revision'>> = {
  find: (queries, name) => revisionNamed(queries, comparable(name)),
  acting: ({ draftId, processId }, now) => inDraft({ id: draftId, processId }, now),
  place: (_, revision) => placeOfRevision(revision),
  stranger: 'not-a-participant',
  concerns: ({ draftId }) => ({ draftId }),
}

const note = {
  subject: noted,
  action: 'memorandum.write',
  lock: ({ id }: RevisionRow): Lock => `revision:${id}`,
} as const

/** [MEM4] Whoever saves or publishes names the version they began from: what somebody else saved is not written over. */
function ensureVersion(row: MemorandumRow | null, version: number): void {
  if (row?.publishedAt) throw new Refusal('already-published')
  if (version === (row?.version ?? 0)) return
  throw new Refusal(
    'version-conflict',
    row
      ? `Version ${row.version} was saved at ${row.savedAt.toISOString()}; yours began from ${version}.`
      : `Nothing has been saved yet; yours began from ${version}.`,
  )
}

type Saved = ParsedOf<'saveMemorandum', 'body'>

const writeNote = command({
  ...note,
  async prepare(tools: MemorandumTools, { row: revision }, { texts }: Saved) {
    const { sections } = await current(tools, revision, null)
    const known = new Set(sections.map(({ section }) => keyOf(section)))
    const unknown = Object.keys(texts).find((key) => !known.has(key))
    if (unknown !== undefined)
      throw new Refusal('invalid-input', `texts: this revision has no section "${unknown.slice(0, 100)}".`)
  },
  async work(_: MemorandumTools, turn, { version, introduction, texts }: Saved) {
    const { tx, row: revision, actor, now } = turn
    ensureVersion(await memorandumRow(tx, revision.id), version)
    const row: MemorandumRow = {
      revisionId: revision.id,
      introduction,
      texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== '')),
      version: version + 1,
      savedAt: now,
      savedBy: actor.id,
      publishedAt: null,
      sections: null,
      hash: null,
    }
    await putMemorandum(tx, row)
    return { revision, row }
  },
})

export async function saveMemorandum(
  tools: MemorandumTools,
  userId: string,
  name: string,
  input: Saved,
): Promise<Memorandum> {
  const { revision, row } = await writeNote(tools, userId, name, input)
  return viewOf(tools, revision, row)
}

const publishNote = command({
  ...note,
  async prepare(tools: MemorandumTools, { row: revision }, { version }: { version: number }) {
    const before = await memorandumRow(tools.database, revision.id)
    ensureVersion(before, version)
    const draft = await current(tools, revision, before)
    // A reader of the published note is spared the sections about which there is nothing to say.
    const sections = draft.sections.filter(({ changes, text }) => changes.length > 0 || text !== '')
    return { before, sections, hash: memorandumHash({ ...draft, sections }) }
  },
  async work(_: MemorandumTools, turn, { version }: { version: number }, { before, sections, hash }) {
    const { tx, row: revision, actor, now, record } = turn
    ensureVersion(await memorandumRow(tx, revision.id), version)
    const kept = before ?? { introduction: '', texts: {}, savedAt: now, savedBy: actor.id }
    const row: MemorandumRow = {
      ...kept,
      revisionId: revision.id,
      version,
      publishedAt: now,
      sections,
      hash,
    }
    await putMemorandum(tx, row)
    await record('memorandum.published', { revisionId: revision.id, draftId: revision.draftId, hash })
    return { revision, row }
  },
})

/** [MEM5] What was published is kept whole, lists and words, and recorded with its hash; it never changes again. */
export async function publishMemorandum(
  tools: MemorandumTools,
  userId: string,
  name: string,
  input: ParsedOf<'publishMemorandum', 'body'>,
): Promise<Memorandum> {
  const { revision, row } = await publishNote(tools, userId, name, input)
  return viewOf(tools, revision, row)
}
