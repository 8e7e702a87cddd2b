/** Threads: discussion on a paragraph, some of its words, a published paragraph, a question of a stage or a contribution. */
import { z } from 'zod'
import { language } from './language.ts'
import { participantView } from './participant.ts'

export const threadKinds = ['comment', 'question', 'concern', 'suggestion', 'support'] as const
export const threadKind = z.enum(threadKinds)
export type ThreadKind = z.infer<typeof threadKind>

/** Who may know of a thread: everyone in the process, its author's delegation, or the secretariat and its author. */
export const visibilities = ['all', 'delegation', 'secretariat'] as const
export const visibility = z.enum(visibilities)
export type Visibility = z.infer<typeof visibility>

/** What a thread is about: the kinds that outside programs know by names of their own, and a thing of any other kind. */
export const threadSubject = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), draftId: z.string(), paragraphId: z.string() }),
  z.object({
    type: z.literal('revision'),
    revisionId: z.string(),
    draftId: z.string(),
    paragraphId: z.string(),
  }),
  z.object({ type: z.literal('question'), stageId: z.string(), questionId: z.string() }),
  z.object({ type: z.literal('contribution'), contributionId: z.string(), stageId: z.string() }),
  /** `link`: its address on the site. */
  z.object({ type: z.literal('thing'), kind: z.string(), id: z.string(), link: z.string() }),
])
export type ThreadSubject = z.infer<typeof threadSubject>

/** Words a thread is on, with what stands around them, as somebody selected them in the text. */
export const quote = z.strictObject({
  exact: z.string().min(1).max(2000),
  prefix: z.string().max(64).default(''),
  suffix: z.string().max(64).default(''),
})
export type Quote = z.infer<typeof quote>

/**
 * [ANC1] Where the words of a thread stand now: exactly as quoted, moved or reworded (shown for confirmation), or
 * gone (the quote is kept). `from` and `to` are UTF-16 offsets in the text of `paragraphId`; null for a whole
 * paragraph and for an orphan.
 */
export const anchor = z.object({
  state: z.enum(['exact', 'moved', 'orphaned']),
  /** The quoted words; null when the thread is on the whole paragraph. */
  exact: z.string().nullable(),
  /** The words that stand there now, when the state is moved. */
  now: z.string().nullable(),
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  /** [ANC11] The words were cut and pasted into this paragraph: to have the thread there is a proposal. */
  pasted: z.boolean().optional(),
  /** Paragraphs to which such a proposal was declined. */
  declined: z.array(z.string()).optional(),
})
export type Anchor = z.infer<typeof anchor>

/** How deep replies may stand below the first comment [THR3]; a deeper reply is placed at this depth. */
export const deepestReply = 8
export const longestComment = 10_000

export const comment = z
  .object({
    id: z.string(),
    threadId: z.string(),
    /** The comment it answers; null for the first and for answers to the thread. */
    parentId: z.string().nullable(),
    /** A pseudonymous author is shown by their pseudonym alone. */
    author: participantView,
    /** Plain text with line breaks. Empty once deleted or hidden (its author still receives their words). */
    body: z.string(),
    language,
    /** Participants it calls, by id. */
    mentions: z.array(z.string()),
    at: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
    deletedAt: z.iso.datetime().nullable(),
    /** Hidden by the secretariat, with the reason its author was given. */
    hidden: z
      .object({
        at: z.iso.datetime(),
        reason: z.string(),
        /** The author's appeal, seen by author and secretariat. */
        appeal: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Comment' })
export type Comment = z.infer<typeof comment>

export const supporter = z.object({ id: z.string(), name: z.string(), delegation: z.string().nullable() })

const head = z.object({
  id: z.string(),
  processId: z.string(),
  subject: threadSubject,
  /** The paragraph it stands on now; null for a thread on no paragraph. */
  paragraphId: z.string().nullable(),
  anchor,
  kind: threadKind,
  visibility,
  status: z.enum(['open', 'resolved']),
  /** In words, how it ended. */
  outcome: z.string().nullable(),
  resolvedBy: participantView.nullable(),
  resolvedAt: z.iso.datetime().nullable(),
  author: participantView,
  openedAt: z.iso.datetime(),
  /** The last comment or change. */
  changedAt: z.iso.datetime(),
  supporters: z.array(supporter),
  /** Ids of topic.ts, taken over from what it stands on and set by the secretariat. */
  topics: z.array(z.string()),
})
/** A thread without its comments, for facts about itself. */
export const threadHead = head.meta({ id: 'ThreadHead' })
export type ThreadHead = z.infer<typeof threadHead>

export const thread = head.extend({ comments: z.array(comment) }).meta({ id: 'Thread' })
export type Thread = z.infer<typeof thread>

/** What is done to a comment, as the rights table names it. */
export const commentActions = [
  'comment.edit',
  'comment.delete',
  'comment.report',
  'comment.hide',
  'comment.show',
  'comment.appeal',
] as const

/** A comment somebody reported, as the secretariat judges it. */
export const reportedComment = z
  .object({
    comment,
    thread: threadHead,
    reports: z.array(z.object({ by: participantView, reason: z.string(), at: z.iso.datetime() })),
    /** Each `yes` or a reason: what whoever asks may do with the comment. */
    can: z.record(z.enum(commentActions), z.string()),
  })
  .meta({ id: 'ReportedComment' })
export type ReportedComment = z.infer<typeof reportedComment>
