import { can } from '@plenary/shared/abilities'
import { stakeholderKinds } from '@plenary/shared/participant'
import type { RightRule } from '@plenary/shared/stage'
import { describe, expect, it } from 'vitest'
import { testParagraph } from '../../../shared/src/test-places.ts'
import { kindGroups, matrixOf, type Row, rulesOf } from './rights-matrix.ts'

const stage = { opensAt: '2018-02-13T08:00:00Z', closesAt: '2018-02-14T17:00:00Z', cancelled: false }
const now = '2018-02-13T09:00:00Z'

const actors = [
  ...stakeholderKinds.map((kind) => ({ kind, id: 'someone', delegationId: null })),
  { kind: 'ngo' as const, id: 'someone', delegationId: 'd1' },
  { kind: 'ngo' as const, id: 'p1', delegationId: null },
].map((each) => ({ ...each, processId: 'p', role: 'member' as const }))

/** What everybody may do everywhere, as one text. */
const verdicts = (rules: RightRule[]): string =>
  actors
    .flatMap((actor) =>
      (['paragraph.comment', 'paragraph.propose', 'paragraph.edit'] as const).flatMap((action) =>
        [['h1'], ['h2'], ['h1', 'h3'], []].map((sections) => {
          return can(actor, action, testParagraph('p', [{ stage, rules }], { sections }), now)
        }),
      ),
    )
    .join(' ')

const given: [string, RightRule[]][] = [
  ['no rule', []],
  ['one for all', [{ kinds: 'all', actions: ['read', 'comment'], sections: 'all' }]],
  [
    'a round of the presets',
    [
      { kinds: 'all', actions: ['read', 'comment'], sections: 'all' },
      { kinds: ['member-state', 'un-entity'], actions: ['propose', 'edit'], sections: 'all' },
      { kinds: ['ngo', 'refugee'], actions: ['propose', 'edit'], sections: ['h1'] },
    ],
  ],
  [
    'overlapping lines and a delegation',
    [
      { kinds: ['ngo'], actions: ['edit'], sections: ['h1'] },
      { kinds: ['ngo', 'academia'], actions: ['edit', 'propose'], sections: ['h2'] },
      { kinds: [], delegations: ['d1'], actions: ['edit'], sections: 'all' },
      { kinds: [], participants: ['p1'], actions: ['comment', 'edit'], sections: ['h3'] },
    ],
  ],
]

describe('the table of rights', () => {
  it.each(given)('[RUI1] [RUI2] gives back rules that mean the same: %s', (_, rules) => {
    expect(verdicts(rulesOf(matrixOf(rules)))).toBe(verdicts(rules))
  })

  it('[RUI1] has a row for every kind, and one for each delegation and participant named', () => {
    const rows = matrixOf((given.at(-1) as [string, RightRule[]])[1])
    expect(rows).toHaveLength(stakeholderKinds.length + 2)
  })

  it('[RUI2] says with few rules what many rows say alike', () => {
    const rows = matrixOf([]).map(
      (row): Row => ({ ...row, cells: { read: 'all', comment: 'all', propose: 'none', edit: 'none' } }),
    )
    expect(rulesOf(rows)).toEqual([{ kinds: 'all', actions: ['read', 'comment'], sections: 'all' }])
  })

  it('[RUI3] every kind stands in one group', () => {
    const grouped = kindGroups.flatMap(({ kinds }) => kinds as readonly string[])
    expect([...grouped].sort()).toEqual([...stakeholderKinds].sort())
  })
})
