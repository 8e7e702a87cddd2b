import type { ReturnedWords } from '@plenary/shared/returned'
import { expect, it } from 'vitest'
import { notHereYet } from './returned.ts'

const words = (id: string, paragraphId: string, text: string): ReturnedWords => ({
  id,
  draftId: 'd',
  paragraphId,
  stageId: 's',
  reason: 'round-closed',
  baseText: 'before',
  text,
  at: '2018-02-14T17:00:00.000Z',
})
const paragraphs = [
  { id: 'p1', room: 'p-p1' },
  { id: 'p2', room: 'p-p2' },
]

it('[RUI6] shows words that came too late once, on the device that has them itself and on any other', () => {
  const returned = [words('a', 'p1', 'late words'), words('b', 'p2', 'late words'), words('c', 'gone', 'x')]
  const refused = [{ room: 'p-p1', text: 'late words' }]
  expect(notHereYet(returned, refused, paragraphs).map(({ id }) => id)).toEqual(['b', 'c'])
  expect(notHereYet(returned, [], paragraphs)).toHaveLength(3)
})
