/** Passages as one reader may have them: where they come from, what they bear on, and the answer. */
import { can } from '@plenary/shared/abilities'
import type { Actor } from '@plenary/shared/participant'
import type { Passage, Response } from '@plenary/shared/response'
import type { Queries } from '../database/port.ts'
import { attributionsOf, type Told } from '../participant/attribution.ts'
import { participantsByIds } from '../participant/store.ts'
import { type NamesOf, viewsOf } from '../participant/view.ts'
import { type RevisionRow, revisionById } from '../revision/store.ts'
import type { Subjects } from '../subject/registry.ts'
import type { Named } from '../subject/subject.ts'
import { refOf } from '../thread/standing.ts'
import { beginningOf, standsIn } from './excerpt.ts'
import type { FoundPassage } from './passage-store.ts'
import { placeOfPassage } from './place.ts'
import { type DraftSight, sightOf } from './sight.ts'
import { commentsOf, type SaidComment } from './source-store.ts'

export interface Reader {
  queries: Queries
  subjects: Subjects
  namesOf: NamesOf
  /** Null for whoever takes no part in the process. */
  actor: Actor | null
  now: Date
}

/** What a page of passages shares, read once. */
interface Ground {
  /** Whose word each contribution is. */
  told: Map<string, string[]>
  names: Map<string, string>
  comments: Map<string, SaidComment[]>
  revisions: Map<string, RevisionRow>
  sights: Map<string, DraftSight | null>
  /** What each thread stands on, by the thread's id. */
  on: Map<string, Named>
}

const distinct = <T>(values: (T | null | undefined)[]): T[] => [
  ...new Set(values.filter((value): value is T => value !== null && value !== undefined)),
]

/** By whom something is said, as everyone may name them: the delegation, else the person or their pseudonym. */
export async function namesOfAuthors(
  queries: Queries,
  namesOf: NamesOf,
  ids: string[],
): Promise<Map<string, string>> {
  const views = await viewsOf(await participantsByIds(queries, ids), namesOf)
  return new Map(views.map(({ id, name, delegation }) => [id, delegation?.name ?? name]))
}

/** The draft whose words a thing is on, or was published from. */
const textUnder = (on: Named | null | undefined): string | null =>
  on && 'draftId' in on.subject ? on.subject.draftId : null

async function groundFor(
  { queries, subjects, namesOf, actor, now }: Reader,
  rows: FoundPassage[],
): Promise<Ground> {
  const authors = distinct(rows.flatMap((row) => [row.contribution?.authorId, row.thread?.authorId]))
  const threads = distinct(
    rows.map(({ passage }) => (passage.subjectType === 'thread' ? passage.subjectId : null)),
  )
  const names = await subjects.named(
    queries,
    rows.flatMap(({ thread }) => (thread ? [refOf(thread)] : [])),
  )
  const on = new Map<string, Named>()
  for (const { passage, thread } of rows) {
    const named = thread && names(refOf(thread))
    if (named) on.set(passage.subjectId, named)
  }
  const drafts = distinct(
    rows.flatMap((row) => [row.passage.draftId, textUnder(on.get(row.passage.subjectId))]),
  )
  const comments = new Map<string, SaidComment[]>()
  for (const said of await commentsOf(queries, threads))
    comments.set(said.threadId, [...(comments.get(said.threadId) ?? []), said])
  const revisions = new Map<string, RevisionRow>()
  for (const id of distinct(rows.map(({ passage }) => passage.revisionId))) {
    const revision = await revisionById(queries, id)
    if (revision) revisions.set(id, revision)
  }
  const sights = new Map<string, DraftSight | null>()
  for (const id of drafts) sights.set(id, await sightOf(queries, actor, id, now))
  const said = rows.flatMap(({ passage, contribution }) =>
    contribution ? [{ id: passage.subjectId, ...contribution }] : [],
  )
  const told = await attributionsOf(queries, namesOf, said)
  return {
    names: await namesOfAuthors(queries, namesOf, authors),
    told: new Map(said.map(({ id }, nth) => [id, (told[nth] as Told).names])),
    comments,
    revisions,
    sights,
    on,
  }
}

function responseOf({ passage }: FoundPassage, { revisions }: Ground): Response | null {
  const { outcome, reason, revisionId, words, answeredAt } = passage
  if (!outcome || !answeredAt) return null
  const revision = revisions.get(revisionId ?? '')
  return {
    outcome,
    reason: reason ?? '',
    revision: revision ? { id: revision.id, symbol: revision.symbol, title: revision.title } : null,
    words,
    at: answeredAt.toISOString(),
  }
}

type About = Pick<Passage, 'title' | 'attributedTo' | 'kind' | 'topics' | 'quote' | 'note' | 'gone'>
const nothing = { title: '', attributedTo: [], kind: '', topics: [], quote: null, note: null }

/** [RSP4] Words whose source was taken back, reworded, or is not for this reader are not shown. */
function aboutSource(row: FoundPassage, ground: Ground): About {
  const { passage, contribution, thread, stage } = row
  const { quote, note } = passage
  if (!row.alive) return { ...nothing, gone: 'withdrawn' }
  if (contribution)
    return {
      title: contribution.title,
      attributedTo: ground.told.get(passage.subjectId) ?? [ground.names.get(contribution.authorId) ?? ''],
      kind: contribution.kind,
      topics: contribution.topics,
      quote,
      note,
      gone: null,
    }
  if (!thread)
    return { title: stage?.title ?? '', attributedTo: [], kind: 'chair', topics: [], quote, note, gone: null }
  const on = ground.on.get(passage.subjectId)
  const draftId = textUnder(on)
  if (draftId && !ground.sights.get(draftId)?.of(on?.paragraphId ?? '')?.mayRead)
    return { ...nothing, gone: null }
  const said = (ground.comments.get(passage.subjectId) ?? []).filter(({ shown }) => shown)
  const stands = !quote || said.some(({ id, body }) => id === passage.blockId && standsIn(body, quote.exact))
  if (!stands) return { ...nothing, gone: 'reworded' }
  return {
    title: beginningOf(said[0]?.body ?? '', 90),
    attributedTo: [ground.names.get(thread.authorId) ?? ''],
    kind: row.speakerKind ?? '',
    topics: thread.topics,
    quote,
    note,
    gone: null,
  }
}

function viewOf(row: FoundPassage, ground: Ground, { actor, now }: Reader): Passage {
  const { passage, contribution, thread, stage } = row
  const paragraph = ground.sights.get(passage.draftId)?.of(passage.paragraphId) ?? null
  const { authorId = null, delegationId = null } = contribution ?? thread ?? {}
  const place = placeOfPassage(passage, { authorId, delegationId })
  return {
    id: passage.id,
    processId: passage.processId,
    source: { type: passage.subjectType, id: passage.subjectId, blockId: passage.blockId },
    ...aboutSource(row, ground),
    stage: stage?.id ? { id: stage.id, title: stage.title } : null,
    draftId: passage.draftId,
    paragraphId: paragraph?.id ?? passage.paragraphId,
    paragraph: { label: paragraph?.label ?? null, excerpt: beginningOf(paragraph?.text ?? '', 160) },
    linkedAt: passage.linkedAt.toISOString(),
    response: responseOf(row, ground),
    can: {
      answer: can(actor, 'passage.answer', place, now),
      unlink: can(actor, 'passage.unlink', place, now),
    },
  }
}

export async function viewPassages(reader: Reader, rows: FoundPassage[]): Promise<Passage[]> {
  const ground = await groundFor(reader, rows)
  return rows.map((row) => viewOf(row, ground, reader))
}

/**
 * What the fact of a passage carries to everyone in the process: no words that somebody among them may not read, be
 * they the paragraph's or a thread's. Screens that show the passage ask for it anew.
 */
export const factOf = (passage: Passage): Passage => ({
  ...passage,
  ...(passage.source.type === 'thread' ? { title: '', attributedTo: [], quote: null, note: null } : {}),
  paragraph: { label: passage.paragraph.label, excerpt: '' },
})
