import type { RightRule, StageView } from '@plenary/shared/stage'
import { expect, it } from 'vitest'
import { headingsOf } from './headings.ts'
import { draftOf } from './test-draft.ts'
import { effectOf } from './view-as.ts'

const stage = {
  id: 's',
  kind: 'round',
  opensAt: '2018-02-13T08:00:00.000Z',
  closesAt: '2018-02-14T17:00:00.000Z',
} as StageView
const draft = draftOf([
  ['h1', 'heading', 'open'],
  ['p1', 'paragraph', 'open'],
  ['p2', 'paragraph', 'locked'],
  ['h2', 'heading', 'open'],
  ['p3', 'paragraph', 'open'],
])
const rules: RightRule[] = [
  { kinds: 'all', actions: ['read', 'comment'], sections: 'all' },
  { kinds: ['ngo'], actions: ['edit'], sections: ['h1'] },
]
const actor = (role: 'member' | 'observer') => ({
  id: 'somebody',
  processId: 'p',
  kind: 'ngo' as const,
  role,
  delegationId: null,
})
const before = new Date('2018-01-01T00:00:00Z')

it('[RUI5] shows section by section what an NGO could do while the round is open, whatever the time is now', () => {
  const effect = effectOf(draft, stage, rules, actor('member'), headingsOf(draft.paragraphs), before)
  expect(
    effect.map(({ heading, reach }) => [heading?.id, reach.edit.yes, reach.edit.of, reach.edit.reason]),
  ).toEqual([
    ['h1', 1, 2, 'paragraph-locked'],
    ['h2', 0, 1, 'section-not-open'],
  ])
  expect(effect.every(({ reach }) => reach.read.yes === reach.read.of)).toBe(true)
})

it('[RUI5] an observer reads', () => {
  const effect = effectOf(draft, stage, rules, actor('observer'), headingsOf(draft.paragraphs), before)
  expect(effect[0]?.reach.edit).toEqual({ yes: 0, of: 2, reason: 'observers-read' })
})
