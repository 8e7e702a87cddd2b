/** The note of changes: generated lists, the secretariat's words about them, and its publication. */
import { can } from '@plenary/shared/abilities'
import type { ParsedOf } from '@plenary/shared/api'
import { comparable } from '@plenary/shared/comparable'
import { type Memorandum, memorandumHash } from '@plenary/shared/memorandum'
import type { Actor } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Compared } from '../comparison/compare.ts'
import type { Queries } from '../database/port.ts'
import { inDraft } from '../draft/acting.ts'
import { actorIn } from '../participant/view.ts'
import { placeOfRevision } from '../revision/place.ts'
import { type RevisionRow, revisionBefore, revisionNamed } from '../revision/store.ts'
import type { Tools } from '../words.ts'
import { changesBySection, keyOf } from './changes-by-section.ts'
import { type MemorandumRow, memorandumRow, putMemorandum } from './store.ts'

export interface MemorandumTools extends Pick<Tools, 'database' | 'clock' | 'facts'> {
  /** What changed between two revisions of a draft; null: there was none before. */
  compare(older: RevisionRow | null, newer: RevisionRow): Promise<Compared>
}

async function revisionFor(queries: Queries, name: string): Promise<RevisionRow> {
  const revision = await revisionNamed(queries, comparable(name))
  if (!revision) throw new Refusal('not-found')
  return revision
}

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
    if (can(actor, 'memorandum.write', placeOfRevision(revision), clock.now()) !== 'yes')
      throw new Refusal('not-found')
  }
  return viewOf(tools, revision, row)
}

async function ensureMayWrite(
  { database, clock }: MemorandumTools,
  userId: string,
  name: string,
): Promise<{ revision: RevisionRow; actor: Actor }> {
  const revision = await revisionFor(database, name)
  const actor = await actorIn(
    database,
    userId,
    inDraft({ id: revision.draftId, processId: revision.processId }, clock.now()),
  )
  if (!actor) throw new Refusal('not-a-participant')
  ensure(can(actor, 'memorandum.write', placeOfRevision(revision), clock.now()))
  return { revision, actor }
}

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

export async function saveMemorandum(
  tools: MemorandumTools,
  userId: string,
  name: string,
  { version, introduction, texts }: ParsedOf<'saveMemorandum', 'body'>,
): Promise<Memorandum> {
  const { database, clock } = tools
  const { revision, actor } = await ensureMayWrite(tools, userId, name)
  const { sections } = await current(tools, revision, null)
  const known = new Set(sections.map(({ section }) => keyOf(section)))
  const unknown = Object.keys(texts).find((key) => !known.has(key))
  if (unknown !== undefined)
    throw new Refusal('invalid-input', `texts: this revision has no section "${unknown.slice(0, 100)}".`)
  const row = await database.transaction(
    async (tx) => {
      ensureVersion(await memorandumRow(tx, revision.id), version)
      const saved: MemorandumRow = {
        revisionId: revision.id,
        introduction,
        texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== '')),
        version: version + 1,
        savedAt: clock.now(),
        savedBy: actor.id,
        publishedAt: null,
        sections: null,
        hash: null,
      }
      await putMemorandum(tx, saved)
      return saved
    },
    { lock: `revision:${revision.id}` },
  )
  return viewOf(tools, revision, row)
}

/** [MEM5] What was published is kept whole, lists and words, and recorded with its hash; it never changes again. */
export async function publishMemorandum(
  tools: MemorandumTools,
  userId: string,
  name: string,
  { version }: ParsedOf<'publishMemorandum', 'body'>,
): Promise<Memorandum> {
  const { database, clock, facts } = tools
  const { revision, actor } = await ensureMayWrite(tools, userId, name)
  const before = await memorandumRow(database, revision.id)
  ensureVersion(before, version)
  const draft = await current(tools, revision, before)
  // A reader of the published note is spared the sections about which there is nothing to say.
  const sections = draft.sections.filter(({ changes, text }) => changes.length > 0 || text !== '')
  const hash = memorandumHash({ ...draft, sections })
  const row = await database.transaction(
    async (tx) => {
      ensureVersion(await memorandumRow(tx, revision.id), version)
      const at = clock.now()
      const kept = before ?? { introduction: '', texts: {}, savedAt: at, savedBy: actor.id }
      const published: MemorandumRow = {
        ...kept,
        revisionId: revision.id,
        version,
        publishedAt: at,
        sections,
        hash,
      }
      await putMemorandum(tx, published)
      await facts.record(tx, {
        type: 'memorandum.published',
        processId: revision.processId,
        draftId: revision.draftId,
        actorId: actor.id,
        at,
        data: { revisionId: revision.id, draftId: revision.draftId, hash },
      })
      return published
    },
    { lock: `revision:${revision.id}` },
  )
  return viewOf(tools, revision, row)
}
