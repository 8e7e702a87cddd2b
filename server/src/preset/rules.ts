/** The rights a round gives unless somebody decides otherwise: to every kind of participant, without gap. */
import { type StakeholderKind, stakeholderKinds } from '@plenary/shared/participant'
import type { RightRule } from '@plenary/shared/stage'
import type { PresetStage } from './preset.ts'

/** Those who speak for States or for the United Nations. */
const holders: StakeholderKind[] = [
  'member-state',
  'regional-group',
  'regional-commission',
  'un-entity',
  'related-organization',
]

/** Those who watch and report. */
const watchers: StakeholderKind[] = ['media']

const stakeholders = stakeholderKinds.filter((kind) => ![...holders, ...watchers].includes(kind))

/** Codes of an outline nest: III.B.2 lies in III.B. */
const lies = (section: string, whole: string): boolean => section === whole || section.startsWith(`${whole}.`)

/** The parts of these sections that the scope takes up. */
function within(sections: string[], scope: string[] | null): string[] {
  if (scope === null) return sections
  return sections.flatMap((section) =>
    scope.some((taken) => lies(section, taken)) ? [section] : scope.filter((taken) => lies(taken, section)),
  )
}

/**
 * [PRE3] Member States and the United Nations write wherever the round goes; the other stakeholders write in
 * the sections open to them, as far as the round takes those up; everyone reads and comments everywhere. The
 * secretariat needs no rule: it holds the pen [RGT3].
 */
export function rulesOf({
  kind,
  scope,
  stakeholderSections,
}: Pick<PresetStage, 'kind' | 'scope' | 'stakeholderSections'>): RightRule[] {
  if (kind !== 'round') return []
  const open = within(stakeholderSections, scope)
  const rules: RightRule[] = [
    { kinds: 'all', actions: ['read', 'comment'], sections: 'all' },
    { kinds: holders, actions: ['propose', 'edit'], sections: scope ?? 'all' },
  ]
  return open.length === 0
    ? rules
    : [...rules, { kinds: stakeholders, actions: ['propose', 'edit'], sections: open }]
}
