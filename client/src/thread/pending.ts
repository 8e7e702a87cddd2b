/** Threads as their author sees them: with what is still on its way to the server, until the server has it. */
import type { Language } from '@plenary/shared/language'
import type { ParticipantView } from '@plenary/shared/participant'
import type { Comment, Thread, ThreadSubject } from '@plenary/shared/thread'
import type { KeptComment } from './kept-comments.ts'
import { keyOf, type Topic } from './subject.ts'

interface Author {
  me: ParticipantView
  processId: string
  language: Language
}

/** [MAR9] What is on its way stands where it will stand; once the server's is here, that one alone is shown. */
export function withPending(
  threads: readonly Thread[],
  words: readonly KeptComment[],
  topic: Topic,
  author: Author | null,
): readonly Thread[] {
  const sending = words.filter(({ state }) => state === 'sending')
  if (sending.length === 0 || !author) return threads
  const here = JSON.stringify(keyOf(topic))
  let next = threads
  for (const each of sending) {
    if (each.aim.type === 'comment') next = withReply(next, each, author)
    else if (JSON.stringify(keyOf(each.aim.topic)) === here && !next.some(({ id }) => id === each.id))
      next = [...next, threadFrom(each, each.aim, author)]
  }
  return next
}

function withReply(threads: readonly Thread[], words: KeptComment, author: Author): readonly Thread[] {
  const { aim } = words
  if (aim.type !== 'comment') return threads
  const nth = threads.findIndex(({ id }) => id === aim.threadId)
  const thread = threads[nth]
  if (!thread || thread.comments.some(({ id }) => id === words.id)) return threads
  const reply = commentFrom(words, aim.threadId, aim.parentId, author)
  return threads.with(nth, { ...thread, comments: [...thread.comments, reply] })
}

const commentFrom = (
  { id, body, mentions, at }: KeptComment,
  threadId: string,
  parentId: string | null,
  { me, language }: Author,
): Comment => ({
  id,
  threadId,
  parentId,
  author: me,
  body,
  language,
  mentions,
  at,
  editedAt: null,
  deletedAt: null,
  hidden: null,
})

function threadFrom(
  words: KeptComment,
  { topic, quote, kind, visibility }: Extract<KeptComment['aim'], { type: 'thread' }>,
  author: Author,
): Thread {
  return {
    id: words.id,
    processId: author.processId,
    subject: subjectOf(topic),
    paragraphId: 'paragraphId' in topic ? (topic.paragraphId ?? null) : null,
    anchor: { state: 'exact', exact: quote?.exact ?? null, now: null, from: null, to: null },
    kind,
    visibility,
    status: 'open',
    outcome: null,
    resolvedBy: null,
    resolvedAt: null,
    author: author.me,
    openedAt: words.at,
    changedAt: words.at,
    supporters: [],
    topics: [],
    comments: [commentFrom(words, words.id, null, author)],
  }
}

function subjectOf(topic: Topic): ThreadSubject {
  switch (topic.type) {
    case 'draft':
      return { type: 'paragraph', draftId: topic.draftId, paragraphId: topic.paragraphId ?? '' }
    case 'revision':
      return {
        type: 'revision',
        revisionId: topic.revisionId,
        draftId: '',
        paragraphId: topic.paragraphId ?? '',
      }
    case 'question':
      return { type: 'question', stageId: topic.stageId, questionId: topic.questionId }
    case 'contribution':
      return { type: 'contribution', contributionId: topic.contributionId, stageId: '' }
    case 'thing':
      return topic
  }
}
