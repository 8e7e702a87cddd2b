/** Facts of what is said, brought and answered. */
import { z } from 'zod'
import { behalfSubject } from './attribution.ts'
import { speaker } from './consultation.ts'
import { block, contributionHead } from './contribution.ts'
import { table } from './fact-row.ts'
import { passage } from './response.ts'
import { comment, thread, threadHead } from './thread.ts'

/** What the secretariat or an author did about a comment, for the record: ids and the reason, never the words. */
const moderated = z.object({ threadId: z.string(), commentId: z.string(), reason: z.string() })
const contributed = z.object({ contribution: contributionHead })

export const factsOfTalk = table({
  /** Something that is on a thing of any kind changed, its files say; whoever shows the thing asks for it anew. */
  'subject.changed': {
    data: z.object({ subject: z.object({ type: z.string(), id: z.string() }) }),
    weight: 'screens',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: false,
  },
  'thread.opened': {
    data: z.object({ thread }),
    weight: 'screens',
    audience: 'ofItsThread',
    supersedes: 'nothing',
    changesRights: false,
  },
  'thread.changed': {
    data: z.object({ thread: threadHead }),
    weight: 'screens',
    audience: 'ofItsThread',
    supersedes: 'nothing',
    changesRights: false,
  },
  'comment.added': {
    data: z.object({ threadId: z.string(), comment }),
    weight: 'screens',
    audience: 'ofItsThread',
    supersedes: 'nothing',
    changesRights: false,
  },
  'comment.changed': {
    data: z.object({ threadId: z.string(), comment }),
    weight: 'screens',
    audience: 'ofItsThread',
    supersedes: 'nothing',
    changesRights: false,
  },
  'comment.reported': {
    data: moderated,
    weight: 'record',
    audience: 'secretariat',
    supersedes: 'nothing',
    changesRights: false,
  },
  'comment.hidden': {
    data: moderated,
    weight: 'record',
    audience: 'ofItsThread',
    supersedes: 'nothing',
    changesRights: false,
  },
  'comment.shown': {
    data: moderated,
    weight: 'record',
    audience: 'ofItsThread',
    supersedes: 'nothing',
    changesRights: false,
  },
  'comment.appealed': {
    data: moderated,
    weight: 'record',
    audience: 'authorAndSecretariat',
    supersedes: 'nothing',
    changesRights: false,
  },
  /** Something that belongs to the page of a consultation changed; whoever shows that part asks for it anew. */
  'consultation.changed': {
    data: z.object({
      stageId: z.string(),
      part: z.enum(['input', 'papers', 'questions', 'programme', 'attendance', 'summary']),
    }),
    weight: 'screens',
    audience: 'everyoneOrSecretariat',
    supersedes: 'nothing',
    changesRights: false,
  },
  'speakers.changed': {
    data: z.object({ stageId: z.string(), speakers: z.array(speaker) }),
    weight: 'screens',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: false,
  },
  'summary.published': {
    data: z.object({ stageId: z.string(), hash: z.string() }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: false,
  },
  /** To those who write it, and to the secretariat once it is received. */
  'contribution.changed': {
    data: contributed,
    weight: 'screens',
    audience: 'ofItsContribution',
    supersedes: 'nothing',
    changesRights: false,
  },
  'contribution.block': {
    data: z.object({
      contributionId: z.string(),
      /** Its words when typing pauses, and the block it follows; null when it left. */
      block: block.nullable(),
      blockId: z.string(),
      after: z.string().nullable(),
    }),
    weight: 'screens',
    audience: 'itsWriters',
    supersedes: 'older',
    changesRights: false,
  },
  'contribution.received': {
    data: contributed,
    weight: 'record',
    audience: 'ofItsContribution',
    supersedes: 'nothing',
    changesRights: false,
  },
  'contribution.posted': {
    data: contributed,
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: false,
  },
  'contribution.declined': {
    data: contributed,
    weight: 'record',
    audience: 'ofItsContribution',
    supersedes: 'nothing',
    changesRights: false,
  },
  'contribution.withdrawn': {
    data: contributed,
    weight: 'record',
    audience: 'ofItsContribution',
    supersedes: 'nothing',
    changesRights: false,
  },
  /** A delegation is asked whether something is said on its behalf; and what it answered. */
  'behalf.asked': {
    data: z.object({ subject: behalfSubject, delegationId: z.string() }),
    weight: 'screens',
    audience: 'ofItsContribution',
    supersedes: 'nothing',
    changesRights: false,
  },
  'behalf.answered': {
    data: z.object({
      subject: behalfSubject,
      delegationId: z.string(),
      state: z.enum(['confirmed', 'declined']),
      /** The standing mandate under which it was confirmed at once. */
      mandateId: z.string().nullable(),
    }),
    weight: 'record',
    audience: 'ofItsContribution',
    supersedes: 'nothing',
    changesRights: false,
  },
  'passage.linked': {
    data: z.object({ passage }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: false,
  },
  'passage.unlinked': {
    data: z.object({ id: z.string(), paragraphId: z.string() }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: false,
  },
  'passage.answered': {
    data: z.object({ passage }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: false,
  },
  'topics.set': {
    data: z.object({ draftId: z.string(), paragraphId: z.string(), topics: z.array(z.string()) }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: false,
  },
  /** What an earlier stage left open was carried into a later one. */
  'issue.carried': {
    data: z.object({ threadId: z.string(), stageId: z.string() }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: false,
  },
  'register.loaded': {
    data: z.object({ stageId: z.string(), people: z.number().int() }),
    weight: 'record',
    audience: 'secretariat',
    supersedes: 'nothing',
    changesRights: false,
  },
})
