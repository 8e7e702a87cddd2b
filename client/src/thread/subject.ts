/** What a list of threads is about, and where such threads are asked for and opened. */
import type { InputOf } from '@plenary/shared/api'
import type { Quote, Thread, ThreadKind, ThreadSubject, Visibility } from '@plenary/shared/thread'
import { call } from '../api/call.ts'

/** A whole draft or one of its paragraphs, a published text, a question of a stage, a contribution, or any other thing. */
export type Topic =
  | { type: 'draft'; draftId: string; paragraphId?: string }
  | { type: 'revision'; revisionId: string; paragraphId?: string }
  | { type: 'question'; stageId: string; questionId: string }
  | { type: 'contribution'; contributionId: string }
  | Extract<ThreadSubject, { type: 'thing' }>

/** The process whose people are called with "@" and whose facts keep the list current. */
export interface ProcessRef {
  id: string
  slug: string
}

/** What a person writes to open a thread. */
export interface NewWords {
  id: string
  quote: Quote | null
  kind: ThreadKind
  visibility: Visibility
  body: string
  mentions: string[]
}

type Page = { items: Thread[]; next: string | null }
type Query = { cursor: string | undefined; limit: number }

interface Ways<T extends Topic> {
  /** The place whose threads are fetched together. */
  place(topic: T): string
  list(topic: T, query: Query, signal: AbortSignal | undefined): Promise<Page>
  open(topic: T, words: NewWords): Promise<{ thread: Thread }>
  covers(topic: T, subject: ThreadSubject, paragraphId: string | null): boolean
}

const quoted = ({ quote, ...words }: NewWords) => ({ ...words, ...(quote ? { quote } : {}) })
const onParagraph = (words: NewWords, paragraphId: string | undefined): InputOf<'openThread', 'body'> => {
  if (paragraphId === undefined) throw new Error('a thread on a draft names its paragraph')
  return { ...quoted(words), paragraphId }
}

const ways: { [T in Topic['type']]: Ways<Extract<Topic, { type: T }>> } = {
  draft: {
    place: ({ draftId }) => draftId,
    list: ({ draftId }, query, signal) => call('listThreads', { params: { id: draftId }, query, signal }),
    open: ({ draftId, paragraphId }, words) =>
      call('openThread', { params: { id: draftId }, body: onParagraph(words, paragraphId) }),
    covers: (topic, subject, paragraphId) =>
      subject.type === 'paragraph' &&
      subject.draftId === topic.draftId &&
      (topic.paragraphId === undefined || topic.paragraphId === paragraphId),
  },
  revision: {
    place: ({ revisionId }) => revisionId,
    list: ({ revisionId }, query, signal) =>
      call('listRevisionThreads', { params: { id: revisionId }, query, signal }),
    open: ({ revisionId, paragraphId }, words) =>
      call('openRevisionThread', { params: { id: revisionId }, body: onParagraph(words, paragraphId) }),
    covers: (topic, subject, paragraphId) =>
      subject.type === 'revision' &&
      subject.revisionId === topic.revisionId &&
      (topic.paragraphId === undefined || topic.paragraphId === paragraphId),
  },
  question: {
    place: ({ stageId }) => stageId,
    list: ({ stageId }, query, signal) =>
      call('listStageThreads', { params: { id: stageId }, query, signal }),
    open: ({ stageId, questionId }, { quote: _none, ...words }) =>
      call('openStageThread', { params: { id: stageId }, body: { ...words, questionId } }),
    covers: (topic, subject) => subject.type === 'question' && subject.questionId === topic.questionId,
  },
  contribution: {
    place: ({ contributionId }) => contributionId,
    list: ({ contributionId }, query, signal) =>
      call('listContributionThreads', { params: { id: contributionId }, query, signal }),
    open: ({ contributionId }, words) =>
      call('openContributionThread', { params: { id: contributionId }, body: quoted(words) }),
    covers: (topic, subject) =>
      subject.type === 'contribution' && subject.contributionId === topic.contributionId,
  },
  thing: {
    place: ({ kind, id }) => `${kind}/${id}`,
    list: ({ kind, id }, query, signal) =>
      call('listSubjectThreads', { params: { type: kind, id }, query, signal }),
    open: ({ kind, id }, words) =>
      call('openSubjectThread', { params: { type: kind, id }, body: quoted(words) }),
    covers: (topic, subject) =>
      subject.type === 'thing' && subject.kind === topic.kind && subject.id === topic.id,
  },
}

const waysOf = <T extends Topic>(topic: T) => ways[topic.type] as unknown as Ways<T>

/** The beginning of every such key. */
export const threadsKey = ['threads'] as const

/** The key of everything that is fetched together: all questions of a stage, all paragraphs of a draft. */
export const keyOf = (topic: Topic): readonly ['threads', string, string] => [
  'threads',
  topic.type,
  waysOf(topic).place(topic),
]

/** One place of writing on this device: a new thread here, or a reply there. */
export const placeOf = (topic: Topic): string =>
  [
    ...keyOf(topic).slice(1),
    'paragraphId' in topic ? topic.paragraphId : '',
    'questionId' in topic ? topic.questionId : '',
  ]
    .filter(Boolean)
    .join('/')

export const covers = (topic: Topic, thread: Pick<Thread, 'subject' | 'paragraphId'>): boolean =>
  waysOf(topic).covers(topic, thread.subject, thread.paragraphId)

/** The same place as a whole: what one fetching brings. */
export function wholeOf(topic: Topic): Topic {
  if (topic.type === 'draft') return { type: 'draft', draftId: topic.draftId }
  if (topic.type === 'revision') return { type: 'revision', revisionId: topic.revisionId }
  return topic
}

/** All of them, page by page: a margin and its counts need every one. */
export async function loadThreads(topic: Topic, signal?: AbortSignal): Promise<Thread[]> {
  const all: Thread[] = []
  let cursor: string | undefined
  do {
    const page = await waysOf(topic).list(topic, { cursor, limit: 200 }, signal)
    all.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return all
}

export const openThread = (topic: Topic, words: NewWords): Promise<{ thread: Thread }> =>
  waysOf(topic).open(topic, words)
