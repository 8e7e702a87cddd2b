import type { Thread } from '@plenary/shared/thread'
import { describe, expect, it } from 'vitest'
import { commentOf, minute, threadOf } from './test-threads.ts'
import { applyTold, type Told } from './told.ts'

const T = threadOf('T')
const headOf = ({ comments: _all, ...head }: Thread) => head
const all = (threads: readonly Thread[], ...told: Told[]): readonly Thread[] =>
  told.reduce(applyTold, threads)
const added = (id: string, nth: number): Told => ({
  type: 'comment',
  comment: commentOf(id, { at: minute(nth) }),
})
const idsIn = (threads: readonly Thread[]): string[] => threads[0]?.comments.map(({ id }) => id) ?? []

describe('facts of a discussion', () => {
  it('[MAR1] a reply and its echo make one comment, and the second changes nothing at all', () => {
    const once = all([T], added('a', 1))
    expect(idsIn(once)).toEqual(['T1', 'a'])
    expect(all(once, added('a', 1))).toBe(once)
  })

  it('[MAR1] comments stand in the order they were made in, whatever order they arrive in', () => {
    expect(idsIn(all([T], added('c', 3), added('a', 1), added('b', 2)))).toEqual(['T1', 'a', 'b', 'c'])
  })

  it('[MAR1] what is older than what is known changes nothing: reworded twice, the later words stay', () => {
    const second = commentOf('a', { at: minute(1), body: 'second', editedAt: minute(5) })
    const first = commentOf('a', { at: minute(1), body: 'first', editedAt: minute(4) })
    const have = all([T], added('a', 1), { type: 'comment', comment: second })
    expect(all(have, { type: 'comment', comment: first })).toBe(have)
    const gone = commentOf('a', { at: minute(1), body: '', deletedAt: minute(6) })
    const after = all(have, { type: 'comment', comment: gone })
    expect(all(after, { type: 'comment', comment: second })).toBe(after)
  })

  it('[MAR1] a comment that is shown again is shown, though its hiding was later than all else about it', () => {
    const hidden = { at: minute(7), reason: 'r', appeal: null }
    const have = all([T], { type: 'comment', comment: commentOf('a', { at: minute(1), body: '', hidden }) })
    const shown = all(have, { type: 'comment', comment: commentOf('a', { at: minute(1), body: 'again' }) })
    expect(shown[0]?.comments.at(-1)).toMatchObject({ body: 'again', hidden: null })
  })

  it('[MAR1] a head that is older is no news; a newer one leaves the comments as they are', () => {
    const resolved = { ...headOf(T), status: 'resolved' as const, changedAt: minute(9) }
    const have = all([T], added('a', 1), { type: 'head', thread: resolved })
    expect(have[0]).toMatchObject({ status: 'resolved' })
    expect(idsIn(have)).toEqual(['T1', 'a'])
    expect(all(have, { type: 'head', thread: headOf(T) })).toBe(have)
  })

  it('[MAR1] a thread told whole joins what is known of it with what it brings', () => {
    const whole = { ...T, comments: [...T.comments, commentOf('b', { at: minute(2) })] }
    expect(idsIn(all([T], added('a', 1), { type: 'thread', thread: whole }))).toEqual(['T1', 'a', 'b'])
    expect(all([], { type: 'head', thread: headOf(T) })).toEqual([])
  })
})
