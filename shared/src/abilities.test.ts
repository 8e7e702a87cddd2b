import { describe, expect, it } from 'vitest'
import { type Action, can, type Place } from './abilities.ts'
import type { Actor } from './participant.ts'
import type { Verdict } from './problems.ts'
import type { RightRule } from './stage.ts'

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
const place = (
  over: Partial<NonNullable<Place['paragraph']>> = {},
  tablings: Place['tablings'] = [{ stage, rules }],
): Place => ({
  processId: 'gcr',
  tablings,
  paragraph: { status: 'open', sections: ['II', 'II.B'], ...over },
})

describe('rights', () => {
  const cells: [string, Actor | null, Action, Place, string, Verdict][] = [
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
