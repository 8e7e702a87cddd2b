/** Who may open, know, answer, end and judge a thread: the rules by themselves. */
import { describe, expect, it } from 'vitest'
import { type Action, can, type PlaceOf } from './abilities.ts'
import { paragraphSubject } from './paragraph-subject.ts'
import type { Actor } from './participant.ts'
import { type PlaceWith, part, type Shapes } from './place.ts'
import type { Verdict } from './problems.ts'
import { questionSubject } from './question-subject.ts'
import type { RightRule } from './stage.ts'
import { testParagraph, testStage } from './test-places.ts'
import type { Visibility } from './thread.ts'
import { audienceFor } from './thread-abilities.ts'

const now = '2018-02-13T09:00:00Z'
const person = (id: string, more: Partial<Actor> = {}): Actor => ({
  id,
  processId: 'p',
  kind: 'member-state',
  role: 'member',
  delegationId: null,
  ...more,
})
const secretariat = person('s', { role: 'secretariat', kind: 'un-entity', delegationId: 'office' })
const focal = person('f', { role: 'focal-point', delegationId: 'a' })
const member = person('m', { delegationId: 'a' })
const stranger = person('x', { delegationId: 'b' })
const alone = person('r', { kind: 'refugee' })
const observer = person('o', { role: 'observer', delegationId: 'a' })

type Ground = PlaceWith<'subject'>
type Talk = Extract<Action, `thread.${string}` | `comment.${string}`>

/** `kept`: its text is the one that was last readable. */
function round(rules: RightRule[], closesAt = '2018-02-14T00:00:00Z', gone = false, kept = false): Ground {
  return paragraphSubject(
    testParagraph(
      'p',
      [{ stage: { closesAt }, rules }],
      { sections: gone ? [] : ['one'], deleted: gone },
      { kept },
    ),
  )
}
const everyoneComments = round([{ kinds: 'all', actions: ['read', 'comment'], sections: 'all' }])
const closed = round(
  [{ kinds: 'all', actions: ['comment'], sections: 'all' }],
  '2018-02-12T12:00:00Z',
  false,
  true,
)
const elsewhere = round([{ kinds: 'all', actions: ['read', 'comment'], sections: ['two'] }])

const said = (comment: Partial<Shapes['comment']> = {}) =>
  part('comment', { id: 'c', threadId: 't', authorId: 'm', deleted: false, hidden: false, ...comment })

/** A thread with a comment of the member's in it. */
const on = (
  ground: Ground,
  by: Actor,
  visibility: Visibility,
  more: Partial<Shapes['thread']> = {},
): PlaceOf<Talk> => ({
  ...ground,
  comment: said(),
  thread: part('thread', {
    id: 't',
    processId: 'p',
    subject: ground.subject.type,
    on: ground.subject.id,
    visibility,
    audience: audienceFor(visibility, by) ?? 'secretariat',
    authorId: by.id,
    delegationId: by.delegationId,
    status: 'open',
    ...more,
  }),
})
const verdicts = (action: Talk, place: PlaceOf<Talk>, actors: Actor[]): Verdict[] =>
  actors.map((actor) => can(actor, action, place, now))

describe('who speaks', () => {
  it('[THR1] to everyone by the right to comment, in an open round', () => {
    const open = on(everyoneComments, member, 'all')
    expect(verdicts('thread.open', open, [member, alone, secretariat, observer])).toEqual([
      'yes',
      'yes',
      'yes',
      'observers-read',
    ])
    expect(can(member, 'thread.open', on(closed, member, 'all'), now)).toBe('round-closed')
    expect(can(member, 'thread.open', on(elsewhere, member, 'all'), now)).toBe('section-not-open')
  })

  it('[THR1] inside a delegation and to the secretariat between rounds too, about what one may read', () => {
    for (const visibility of ['delegation', 'secretariat'] as const) {
      expect(can(member, 'thread.open', on(closed, member, visibility), now)).toBe('yes')
      expect(can(member, 'thread.open', on(elsewhere, member, visibility), now)).toBe('section-not-open')
      expect(can(observer, 'thread.open', on(closed, observer, visibility), now)).toBe('observers-read')
    }
    expect(audienceFor('delegation', alone)).toBeNull()
  })

  it('[THR1] about a paragraph that is gone nobody begins', () => {
    const gone = round(
      [{ kinds: 'all', actions: ['comment'], sections: 'all' }],
      '2018-02-12T12:00:00Z',
      true,
    )
    expect(can(member, 'thread.open', on(gone, member, 'delegation'), now)).toBe('paragraph-deleted')
  })

  it('[THR4] on a question while input is taken, and to everyone no longer', () => {
    const stage = { opensAt: '2018-01-01T00:00:00Z', closesAt: '2018-02-01T00:00:00Z' }
    const asked = (visibility: Visibility, until: string | null = null, cancelled = false) =>
      on(
        questionSubject({
          processId: 'p',
          stage: testStage('p', { ...stage, cancelled }),
          input: part('input', { stageId: 'stage', until }),
        }),
        member,
        visibility,
      )
    expect(verdicts('thread.open', asked('all'), [member, secretariat, observer])).toEqual([
      'input-closed',
      'yes',
      'observers-read',
    ])
    expect(can(member, 'thread.open', asked('all', '2018-03-01T00:00:00Z'), now)).toBe('yes')
    expect(can(member, 'thread.open', asked('delegation'), now)).toBe('yes')
    expect(can(member, 'thread.open', asked('delegation', null, true), now)).toBe('stage-cancelled')
  })
})

describe('who knows', () => {
  const all = [focal, member, observer, stranger, alone, secretariat]
  it('[THR2] an internal thread its delegation alone, one to the secretariat these two', () => {
    expect(verdicts('thread.read', on(everyoneComments, member, 'delegation'), all)).toEqual([
      'yes',
      'yes',
      'yes',
      'not-found',
      'not-found',
      'not-found',
    ])
    expect(verdicts('thread.read', on(everyoneComments, alone, 'secretariat'), all)).toEqual([
      'not-found',
      'not-found',
      'not-found',
      'not-found',
      'yes',
      'yes',
    ])
  })

  it('[THR2] nobody who may not read the paragraph, and no act reaches what is not known', () => {
    expect(can(stranger, 'thread.read', on(elsewhere, member, 'all'), now)).toBe('section-not-open')
    const hidden = on(everyoneComments, member, 'delegation')
    const acts: Talk[] = ['thread.reply', 'thread.support', 'thread.resolve', 'thread.anchor', 'thread.sort']
    const onComments: Talk[] = [
      'comment.edit',
      'comment.delete',
      'comment.report',
      'comment.hide',
      'comment.show',
    ]
    for (const act of [...acts, ...onComments])
      expect(verdicts(act, hidden, [stranger, secretariat]), act).toEqual(['not-found', 'not-found'])
  })
})

describe('who ends and judges', () => {
  const thread = on(everyoneComments, member, 'all')
  it('[THR6] its author, the focal point of their delegation, the secretariat', () => {
    expect(verdicts('thread.resolve', thread, [member, focal, secretariat, stranger, alone])).toEqual([
      'yes',
      'yes',
      'yes',
      'not-yours',
      'not-yours',
    ])
    const other = person('g', { role: 'focal-point', delegationId: null })
    const own = on(everyoneComments, alone, 'all')
    expect(can(other, 'thread.resolve', own, now)).toBe('not-yours')
    // Under a pseudonym one is somebody else in every stage, and the same person to oneself.
    expect(can(person('r2', { also: ['r'] }), 'thread.resolve', own, now)).toBe('yes')
  })

  it('[THR3] an ended thread takes no words and no support', () => {
    const ended = on(everyoneComments, member, 'all', { status: 'resolved' })
    expect(can(member, 'thread.reply', ended, now)).toBe('thread-resolved')
    expect(can(member, 'thread.support', ended, now)).toBe('thread-resolved')
    expect(can(member, 'thread.resolve', ended, now)).toBe('yes')
  })

  it('[THR7] words are their author’s; what is hidden is not reworded, what is gone not touched', () => {
    const saying = (comment: Parameters<typeof said>[0]) => ({ ...thread, comment: said(comment) })
    expect(verdicts('comment.edit', saying({}), [member, focal, secretariat])).toEqual([
      'yes',
      'not-yours',
      'not-yours',
    ])
    expect(can(member, 'comment.edit', saying({ hidden: true }), now)).toBe('comment-hidden')
    expect(can(member, 'comment.delete', saying({ hidden: true }), now)).toBe('yes')
    expect(can(member, 'comment.delete', saying({ deleted: true }), now)).toBe('comment-deleted')
    expect(verdicts('comment.hide', saying({}), [secretariat, member])).toEqual(['yes', 'secretariat-only'])
    expect(can(secretariat, 'comment.show', saying({}), now)).toBe('comment-not-hidden')
    expect(verdicts('comment.appeal', saying({ hidden: true }), [member, stranger])).toEqual([
      'yes',
      'not-yours',
    ])
  })
})
