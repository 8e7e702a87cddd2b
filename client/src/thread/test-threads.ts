/** Threads, comments and people for the tests of this word. */
import type { ParticipantView } from '@plenary/shared/participant'
import type { Comment, Thread } from '@plenary/shared/thread'

export const personOf = (id: string, more: Partial<ParticipantView> = {}): ParticipantView => ({
  id,
  name: id,
  kind: 'ngo',
  role: 'member',
  delegation: null,
  colour: '#1b5e9e',
  ...more,
})

export const minute = (nth: number): string => new Date(Date.UTC(2018, 1, 13, 9, nth)).toISOString()

export const commentOf = (id: string, more: Partial<Comment> = {}): Comment => ({
  id,
  threadId: 'T',
  parentId: null,
  author: personOf('ana'),
  body: id,
  language: 'en',
  mentions: [],
  at: minute(0),
  editedAt: null,
  deletedAt: null,
  hidden: null,
  ...more,
})

export const threadOf = (id: string, more: Partial<Thread> = {}): Thread => ({
  id,
  processId: 'P',
  subject: { type: 'paragraph', draftId: 'D', paragraphId: 'p1' },
  paragraphId: 'p1',
  anchor: { state: 'exact', exact: null, now: null, from: null, to: null },
  kind: 'comment',
  visibility: 'all',
  status: 'open',
  outcome: null,
  resolvedBy: null,
  resolvedAt: null,
  author: personOf('ana'),
  openedAt: minute(0),
  changedAt: minute(0),
  supporters: [],
  topics: [],
  comments: [commentOf(`${id}1`, { threadId: id })],
  ...more,
})
