import { type Ask, about, type Make, type Rows, row } from './cells.ts'
import { type Ground, missing } from './ground.ts'
import { slug } from './people.ts'
import { maySpeak, type Things } from './things.ts'
import {
  absent,
  everyone,
  inside,
  observersRead,
  only,
  type Some,
  secretariatInside,
  speaking,
  type Who,
} from './verdicts.ts'

const none = { params: { id: missing } }
const told = inside('yes')
/** Refused to others, in what they may know of. */
const notYours = (but: Some = {}) => inside('not-yours', but)

/** Whoever may say nothing has nothing of their own. */
const ofOnesOwn =
  (make: (who: Who) => Promise<string>): Make =>
  (who) =>
    maySpeak(who) ? make(who) : null

export function threadRows(_: Ground, t: Things): Rows {
  const thread = async (by: Who, visibility?: 'delegation' | 'secretariat') =>
    (await t.thread(by, visibility)).id
  const gone = (body?: unknown) => row('missing', absent(), { ...none, body })
  const reply = (rest: object = {}) => ({ body: { body: 'An answer.', ...rest } })
  const end = { body: { status: 'resolved', outcome: 'Settled.' } }
  const sort = { body: { topics: ['cross-cutting'] } }
  const support = { body: { supports: true } }
  const tending = (name: string, ask: Omit<Ask, 'params'>) => [
    row(
      'own',
      inside('yes'),
      about(
        ofOnesOwn((who) => thread(who)),
        ask,
      ),
    ),
    row(
      "another's",
      notYours({ secretariat: 'yes', ngo: 'yes' }),
      about(() => thread('ngo'), ask),
    ),
    row(
      "a member's",
      notYours({ secretariat: 'yes', member: 'yes', focal: 'yes' }),
      about(() => thread('member'), ask),
    ),
    row(
      `inside a delegation, to ${name}`,
      everyone('not-found', { nobody: 'not-signed-in', focal: 'yes', member: 'not-yours' }),
      about(() => thread('focal', 'delegation'), ask),
    ),
    gone(ask.body),
  ]
  return {
    getThread: [
      row(
        'to all',
        told,
        about(() => thread('ngo')),
      ),
      row(
        'inside a delegation',
        only(['focal', 'member']),
        about(() => thread('focal', 'delegation')),
      ),
      row(
        'to the secretariat',
        only(['secretariat', 'refugee']),
        about(() => thread('refugee', 'secretariat')),
      ),
      row(
        'to the secretariat, of a delegation',
        only(['secretariat', 'focal', 'member']),
        about(() => thread('member', 'secretariat')),
      ),
      gone(),
    ],
    addComment: [
      row(
        'to all',
        speaking,
        about(() => thread('ngo'), reply()),
      ),
      row(
        'inside a delegation',
        only(['focal', 'member']),
        about(() => thread('focal', 'delegation'), reply()),
      ),
      row(
        'resolved',
        inside('thread-resolved'),
        about(async () => (await t.resolved('ngo')).id, reply()),
      ),
      row('to a comment of another thread', inside('not-found', observersRead), async () => ({
        params: { id: await thread('ngo') },
        ...reply({ parentId: await t.comment('focal') }),
      })),
      row('to a deleted comment', inside('comment-deleted', observersRead), async () => {
        const found = await t.thread('ngo')
        const parentId = t.commentOf(found)
        await t.takeBack('ngo', parentId)
        return { params: { id: found.id }, ...reply({ parentId }) }
      }),
      gone(reply().body),
    ],
    changeThread: [
      ...tending('end it', end),
      row(
        'sorted',
        secretariatInside(),
        about(() => thread('ngo'), sort),
      ),
    ],
    anchorThread: tending('anchor it', { body: { quote: null } }),
    supportThread: [
      row(
        'to all',
        speaking,
        about(() => thread('ngo'), support),
      ),
      row(
        'inside a delegation',
        only(['focal', 'member']),
        about(() => thread('focal', 'delegation'), support),
      ),
      row(
        'resolved',
        inside('thread-resolved', observersRead),
        about(async () => (await t.resolved('ngo')).id, support),
      ),
      gone(support.body),
    ],
  }
}

export function commentRows(_: Ground, t: Things): Rows {
  const gone = (body?: unknown) => row('missing', absent(), { ...none, body })
  const reworded = { body: { body: 'Other words.' } }
  const reason = { body: { reason: 'By the matrix' } }
  const outside = everyone('not-found', { nobody: 'not-signed-in' })
  const internal = (ask: Omit<Ask, 'params'>) =>
    row(
      'inside a delegation',
      outside,
      about(() => t.comment('focal', 'delegation'), ask),
    )
  return {
    editComment: [
      row('own', inside('yes'), about(ofOnesOwn(t.comment), reworded)),
      row(
        "another's",
        notYours({ ngo: 'yes' }),
        about(() => t.comment('ngo'), reworded),
      ),
      row('own, deleted', inside('comment-deleted'), about(ofOnesOwn(t.deleted), reworded)),
      row('own, hidden', inside('comment-hidden'), about(ofOnesOwn(t.hidden), reworded)),
      row(
        'own, in a resolved thread',
        inside('thread-resolved'),
        about(
          ofOnesOwn(async (who) => t.commentOf(await t.resolved(who))),
          reworded,
        ),
      ),
      gone(reworded.body),
    ],
    deleteComment: [
      row('own', inside('yes'), about(ofOnesOwn(t.comment))),
      row(
        "another's",
        notYours({ ngo: 'yes' }),
        about(() => t.comment('ngo')),
      ),
      row('own, deleted', inside('comment-deleted'), about(ofOnesOwn(t.deleted))),
      gone(),
    ],
    listCommentVersions: [
      row(
        'to all',
        told,
        about(() => t.comment('ngo')),
      ),
      row(
        'inside a delegation',
        only(['focal', 'member']),
        about(() => t.comment('focal', 'delegation')),
      ),
      gone(),
    ],
    reportComment: [
      row(
        "another's",
        inside('yes'),
        about(() => t.comment('ngo'), reason),
      ),
      row(
        'hidden',
        inside('comment-hidden'),
        about(() => t.hidden('ngo'), reason),
      ),
      row(
        'deleted',
        inside('comment-deleted'),
        about(() => t.deleted('ngo'), reason),
      ),
      internal(reason),
      gone(reason.body),
    ],
    hideComment: [
      row(
        "another's",
        secretariatInside(),
        about(() => t.comment('ngo'), reason),
      ),
      row(
        'hidden',
        secretariatInside('comment-hidden'),
        about(() => t.hidden('ngo'), reason),
      ),
      internal(reason),
      gone(reason.body),
    ],
    showComment: [
      row(
        'hidden',
        secretariatInside(),
        about(() => t.hidden('ngo'), reason),
      ),
      row(
        'not hidden',
        secretariatInside('comment-not-hidden'),
        about(() => t.comment('ngo'), reason),
      ),
      internal(reason),
      gone(reason.body),
    ],
    appealComment: [
      row('own, hidden', inside('yes'), about(ofOnesOwn(t.hidden), reason)),
      row(
        "another's, hidden",
        notYours({ ngo: 'yes' }),
        about(() => t.hidden('ngo'), reason),
      ),
      row('own, not hidden', inside('comment-not-hidden'), about(ofOnesOwn(t.comment), reason)),
      gone(reason.body),
    ],
    listReports: [
      row('of one process', secretariatInside(), { params: { slug } }),
      row('missing', absent(), { params: { slug: missing } }),
    ],
  }
}
