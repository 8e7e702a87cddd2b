/** Who may open, know, answer, end and judge a thread: the rules by themselves. */
import { describe, expect, it } from 'vitest'
import { type Action, can, type Place } from './abilities.ts'
import type { Actor } from './participant.ts'
import type { Verdict } from './problems.ts'
import type { Visibility } from './thread.ts'
import { audienceFor, type ThreadPlace } from './thread-abilities.ts'

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

const round = (rules: Place['tablings'][number]['rules'], closesAt = '2018-02-14T00:00:00Z'): Place => ({
  processId: 'p',
  tablings: [{ stage: { opensAt: '2018-02-12T00:00:00Z', closesAt }, rules }],
  paragraph: { status: 'open', sections: ['one'] },
})
const everyoneComments = round([{ kinds: 'all', actions: ['read', 'comment'], sections: 'all' }])
const closed = round([{ kinds: 'all', actions: ['comment'], sections: 'all' }], '2018-02-12T12:00:00Z')
const elsewhere = round([{ kinds: 'all', actions: ['read', 'comment'], sections: ['two'] }])

const on = (place: Place, by: Actor, visibility: Visibility, more: Partial<ThreadPlace> = {}): Place => ({
  ...place,
  thread: {
    subject: 'paragraph',
    visibility,
    audience: audienceFor(visibility, by) ?? 'secretariat',
    authorId: by.id,
    delegationId: by.delegationId,
    status: 'open',
    ...more,
  },
})
const verdicts = (action: Action, place: Place, actors: Actor[]): Verdict[] =>
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
    const gone: Place = { ...closed, paragraph: { status: 'open', sections: [], deleted: true } }
    expect(can(member, 'thread.open', on(gone, member, 'delegation'), now)).toBe('paragraph-deleted')
  })

  it('[THR4] on a question while input is taken, and to everyone no longer', () => {
    const stage = { opensAt: '2018-01-01T00:00:00Z', closesAt: '2018-02-01T00:00:00Z' }
    const asked = (visibility: Visibility, more: Partial<ThreadPlace> = {}, cancelledAt?: string): Place =>
      on(
        { processId: 'p', tablings: [], stage: { ...stage, ...(cancelledAt ? { cancelledAt } : {}) } },
        member,
        visibility,
        { subject: 'question', ...more },
      )
    expect(verdicts('thread.open', asked('all'), [member, secretariat, observer])).toEqual([
      'input-closed',
      'yes',
      'observers-read',
    ])
    expect(can(member, 'thread.open', asked('all', { inputUntil: '2018-03-01T00:00:00Z' }), now)).toBe('yes')
    expect(can(member, 'thread.open', asked('delegation'), now)).toBe('yes')
    expect(can(member, 'thread.open', asked('delegation', {}, now), now)).toBe('stage-cancelled')
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
    const hidden: Place = {
      ...on(everyoneComments, member, 'delegation'),
      comment: { authorId: 'm', deleted: false, hidden: false },
    }
    const acts: Action[] = [
      'thread.reply',
      'thread.support',
      'thread.resolve',
      'thread.anchor',
      'thread.sort',
    ]
    const onComments: Action[] = [
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
    const said = (comment: Partial<Place['comment'] & object>): Place => ({
      ...thread,
      comment: { authorId: 'm', deleted: false, hidden: false, ...comment },
    })
    expect(verdicts('comment.edit', said({}), [member, focal, secretariat])).toEqual([
      'yes',
      'not-yours',
      'not-yours',
    ])
    expect(can(member, 'comment.edit', said({ hidden: true }), now)).toBe('comment-hidden')
    expect(can(member, 'comment.delete', said({ hidden: true }), now)).toBe('yes')
    expect(can(member, 'comment.delete', said({ deleted: true }), now)).toBe('comment-deleted')
    expect(verdicts('comment.hide', said({}), [secretariat, member])).toEqual(['yes', 'secretariat-only'])
    expect(can(secretariat, 'comment.show', said({}), now)).toBe('comment-not-hidden')
    expect(verdicts('comment.appeal', said({ hidden: true }), [member, stranger])).toEqual([
      'yes',
      'not-yours',
    ])
  })
})
