import { describe, expect, it } from 'vitest'
import { type Action, can, type PlaceOf } from './abilities.ts'
import type { Actor } from './participant.ts'
import type { Shapes } from './place.ts'
import type { Verdict } from './problems.ts'
import type { RightRule } from './stage.ts'
import { type TestRound, testParagraph } from './test-places.ts'

const stage = { opensAt: '2018-01-31T08:00:00Z', closesAt: '2018-02-14T17:00:00Z' }
const during = '2018-02-13T08:30:00Z'
const after = '2018-02-14T17:00:00Z'
const rules: RightRule[] = [
  { kinds: ['member-state'], actions: ['read', 'comment', 'propose', 'edit'], sections: 'all' },
  { kinds: 'all', actions: ['read', 'comment', 'propose'], sections: 'all' },
  { kinds: ['ngo', 'refugee'], actions: ['edit'], sections: ['II.B'] },
]
const actor = (kind: Actor['kind'], role: Actor['role'] = 'member'): Actor => ({
  id: 'p',
  processId: 'gcr',
  kind,
  role,
  delegationId: null,
})
type Asked = Extract<Action, `draft.read` | `draft.restructure` | `paragraph.${string}`>
const place = (
  over: Partial<Shapes['paragraph']> = {},
  tablings: readonly TestRound[] = [{ stage, rules }],
  text: Partial<Pick<Shapes['rounds'], 'releasedAt' | 'kept'>> = {},
): PlaceOf<Asked> => testParagraph('gcr', tablings, { sections: ['II', 'II.B'], ...over }, text)

describe('rights', () => {
  const cells: [string, Actor | null, Asked, PlaceOf<Asked>, string, Verdict][] = [
    [
      'a State edits everywhere in the open round',
      actor('member-state'),
      'paragraph.edit',
      place({ sections: ['I'] }),
      during,
      'yes',
    ],
    ['an NGO edits in the section opened to it', actor('ngo'), 'paragraph.edit', place(), during, 'yes'],
    [
      'an NGO does not edit elsewhere',
      actor('ngo'),
      'paragraph.edit',
      place({ sections: ['I'] }),
      during,
      'section-not-open',
    ],
    [
      'an NGO comments everywhere',
      actor('ngo'),
      'paragraph.comment',
      place({ sections: ['I'] }),
      during,
      'yes',
    ],
    [
      'a kind the round does not name may not edit',
      actor('media'),
      'paragraph.edit',
      place(),
      during,
      'kind-not-admitted',
    ],
    [
      'an observer reads',
      actor('member-state', 'observer'),
      'paragraph.edit',
      place(),
      during,
      'observers-read',
    ],
    ['an observer may read', actor('member-state', 'observer'), 'draft.read', place(), during, 'yes'],
    [
      'nobody edits locked language',
      actor('member-state'),
      'paragraph.edit',
      place({ status: 'locked' }),
      during,
      'paragraph-locked',
    ],
    [
      'the secretariat neither',
      actor('un-entity', 'secretariat'),
      'paragraph.edit',
      place({ status: 'locked' }),
      during,
      'paragraph-locked',
    ],
    [
      'locked language may be commented',
      actor('refugee'),
      'paragraph.comment',
      place({ status: 'locked' }),
      during,
      'yes',
    ],
    ['the deadline ends it', actor('member-state'), 'paragraph.edit', place(), after, 'round-closed'],
    [
      'before the window it has not begun',
      actor('member-state'),
      'paragraph.edit',
      place(),
      '2018-01-01T00:00:00Z',
      'round-not-open',
    ],
    [
      'a draft on no table is nobody’s to edit',
      actor('member-state'),
      'paragraph.edit',
      place({}, []),
      during,
      'draft-not-on-table',
    ],
    [
      'the secretariat holds the pen between rounds',
      actor('un-entity', 'secretariat'),
      'paragraph.edit',
      place(),
      after,
      'yes',
    ],
    [
      'a deleted paragraph takes nothing',
      actor('un-entity', 'secretariat'),
      'paragraph.edit',
      place({ deleted: true }),
      during,
      'paragraph-deleted',
    ],
    [
      'only the secretariat restructures',
      actor('member-state', 'focal-point'),
      'draft.restructure',
      place(),
      during,
      'secretariat-only',
    ],
    ['nobody without a session', null, 'draft.read', place(), during, 'not-signed-in'],
    [
      'another process is another house',
      { ...actor('member-state'), processId: 'gcm' },
      'draft.read',
      place(),
      during,
      'not-a-participant',
    ],
  ]
  it.each(cells)('[RGT1] %s', (_title, who, action, where, now, expected) => {
    expect(can(who, action, where, now)).toBe(expected)
  })

  it('[RGT3] the secretariat edits in every section of an open round, between rounds and on no table', () => {
    const secretariat = actor('un-entity', 'secretariat')
    const edits = (where: PlaceOf<Asked>, now: string) => can(secretariat, 'paragraph.edit', where, now)
    for (const sections of [['I'], ['II', 'II.B'], []])
      for (const now of ['2018-01-01T00:00:00Z', during, after])
        expect(edits(place({ sections }), now), `${sections} at ${now}`).toBe('yes')
    expect(edits(place({}, []), during)).toBe('yes')
    expect(edits(place({ status: 'agreed' }), during)).toBe('yes')
  })

  it('[RGT4] where two open rounds take the draft, the wider right counts', () => {
    const other = { stage, rules: [{ kinds: ['ngo'] as const, actions: ['edit'] as const, sections: ['I'] }] }
    const both = place({ sections: ['I'] }, [
      { stage, rules },
      {
        ...other,
        rules: other.rules.map((rule) => ({
          kinds: [...rule.kinds],
          actions: [...rule.actions],
          sections: rule.sections,
        })),
      },
    ])
    expect(can(actor('ngo'), 'paragraph.edit', both, during)).toBe('yes')
  })
})

describe('reading in a round', () => {
  const later = { opensAt: '2018-03-09T08:00:00Z', closesAt: '2018-03-21T17:00:00Z' }
  const delegate = (kind: Actor['kind'], delegationId: string | null, id = 'p'): Actor => ({
    ...actor(kind),
    id,
    delegationId,
  })
  const states: RightRule = { kinds: ['member-state'], actions: ['edit'], sections: 'all' }
  const cases: [string, Actor, RightRule[], string[], Verdict][] = [
    [
      'who may only comment somewhere reads there',
      actor('ngo'),
      [{ kinds: ['ngo'], actions: ['comment'], sections: ['II.B'] }],
      ['II', 'II.B'],
      'yes',
    ],
    [
      'and not elsewhere',
      actor('ngo'),
      [{ kinds: ['ngo'], actions: ['comment'], sections: ['II.B'] }],
      ['I'],
      'section-not-open',
    ],
    [
      'a section holds those under it',
      actor('ngo'),
      [{ kinds: ['ngo'], actions: ['read'], sections: ['II'] }],
      ['II', 'II.B'],
      'yes',
    ],
    [
      'what stands under no heading is reached by the whole text alone',
      actor('ngo'),
      [{ kinds: ['ngo'], actions: ['read'], sections: ['II'] }],
      [],
      'section-not-open',
    ],
    ['whom no line is for does not read', actor('ngo'), [states], ['II'], 'kind-not-admitted'],
    ['nor an observer of that kind', actor('ngo', 'observer'), [states], ['II'], 'kind-not-admitted'],
    [
      'an observer of an admitted kind reads',
      actor('ngo', 'observer'),
      [{ kinds: 'all', actions: ['read'], sections: 'all' }],
      ['I'],
      'yes',
    ],
    ['the secretariat always reads', actor('un-entity', 'secretariat'), [states], ['II'], 'yes'],
    [
      'a named delegation reads besides the kinds',
      delegate('ngo', 'd-1'),
      [{ ...states, delegations: ['d-1'] }],
      ['II'],
      'yes',
    ],
    [
      'another delegation does not',
      delegate('ngo', 'd-2'),
      [{ ...states, delegations: ['d-1'] }],
      ['II'],
      'kind-not-admitted',
    ],
    [
      'nobody without a delegation passes for a named one',
      delegate('ngo', null),
      [{ ...states, delegations: ['d-1'] }],
      ['II'],
      'kind-not-admitted',
    ],
    [
      'a named participant reads where the line goes',
      delegate('media', null, 'p-7'),
      [{ kinds: [], participants: ['p-7'], actions: ['read'], sections: ['II.B'] }],
      ['II', 'II.B'],
      'yes',
    ],
    [
      'and only there',
      delegate('media', null, 'p-7'),
      [{ kinds: [], participants: ['p-7'], actions: ['read'], sections: ['II.B'] }],
      ['I'],
      'section-not-open',
    ],
    ['a round that says nothing shuts everyone out', actor('member-state'), [], ['I'], 'kind-not-admitted'],
  ]
  it.each(cases)('[RGT2] [RGT5] %s', (_title, who, lines, sections, expected) => {
    const where = place({ sections }, [{ stage, rules: lines }])
    expect(can(who, 'draft.read', where, during)).toBe(expected)
  })

  it('[RGT2] [REL1] without an open round every participant reads what was released, and nothing else', () => {
    const cancelled = { ...stage, cancelled: true }
    const ways: TestRound[][] = [
      [],
      [{ stage, rules: [], closed: true }],
      [{ stage: later, rules: [] }],
      [{ stage: cancelled, rules: [] }],
    ]
    for (const tablings of ways) {
      const reads = (who: Actor, text: Parameters<typeof place>[2]) =>
        can(who, 'draft.read', place({}, tablings, text), after)
      expect(reads(actor('media'), { releasedAt: after })).toBe('yes')
      for (const releasedAt of [null, '2030-01-01T00:00:00Z'])
        expect(reads(actor('media'), { releasedAt })).toBe('with-the-pen')
      expect(reads(actor('un-entity', 'secretariat'), {})).toBe('yes')
      expect(reads(actor('media'), { kept: true })).toBe('yes')
    }
  })

  it('[REL1] a deadline takes the text back at its moment, whether its closing is done or not', () => {
    const reads = (releasedAt: string, now: string) =>
      can(actor('media'), 'draft.read', place({}, [{ stage, rules: [] }], { releasedAt }), now)
    expect(reads(stage.opensAt, stage.closesAt)).toBe('with-the-pen')
    expect(reads('2018-02-15T00:00:00Z', '2018-02-16T00:00:00Z')).toBe('yes')
  })

  it('[RGT2] a closed or later round of the draft neither opens nor shuts anything in the open one', () => {
    const both = place({ sections: ['I'] }, [
      { stage, rules: [states] },
      { stage: later, rules: [{ kinds: 'all', actions: ['read'], sections: 'all' }] },
    ])
    expect(can(actor('ngo'), 'draft.read', both, during)).toBe('kind-not-admitted')
    expect(can(actor('ngo'), 'draft.read', both, after)).toBe('with-the-pen')
    expect(can(actor('ngo'), 'draft.read', both, '2018-03-10T00:00:00Z')).toBe('yes')
  })

  it('[RGT5] a line for a delegation gives it the actions of the line and no others', () => {
    const lines: RightRule[] = [
      { kinds: 'all', actions: ['read'], sections: 'all' },
      { kinds: [], delegations: ['d-1'], actions: ['edit', 'propose'], sections: ['II.B'] },
    ]
    const here = place({}, [{ stage, rules: lines }])
    const elsewhere = place({ sections: ['I'] }, [{ stage, rules: lines }])
    const who = delegate('ngo', 'd-1')
    expect(can(who, 'paragraph.edit', here, during)).toBe('yes')
    expect(can(who, 'paragraph.edit', elsewhere, during)).toBe('section-not-open')
    expect(can(who, 'paragraph.comment', here, during)).toBe('kind-not-admitted')
    expect(can(delegate('ngo', 'd-2'), 'paragraph.edit', here, during)).toBe('kind-not-admitted')
  })

  const agreed: [string, Actor, Asked, Verdict][] = [
    ['a State does not edit what is agreed', actor('member-state'), 'paragraph.edit', 'paragraph-agreed'],
    ['it may propose a change to it', actor('member-state'), 'paragraph.propose', 'yes'],
    ['and comment on it', actor('member-state'), 'paragraph.comment', 'yes'],
    ['the secretariat edits it', actor('un-entity', 'secretariat'), 'paragraph.edit', 'yes'],
    ['an observer reads', actor('member-state', 'observer'), 'paragraph.edit', 'observers-read'],
  ]
  it.each(agreed)('[RGT6] %s', (_title, who, action, expected) => {
    expect(can(who, action, place({ status: 'agreed' }), during)).toBe(expected)
  })
  it('[RGT6] locked language may be the subject of proposals, too', () => {
    expect(can(actor('member-state'), 'paragraph.propose', place({ status: 'locked' }), during)).toBe('yes')
  })
})
