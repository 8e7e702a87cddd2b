/** A round's rights as a table a person understands: who in rows, what in columns, in each cell where. And back into rules. */
import { type StakeholderKind, stakeholderKinds } from '@plenary/shared/participant'
import { type RightRule, type RoundAction, roundActions } from '@plenary/shared/stage'

/** Nowhere, in the whole text, or under these headings (ids). */
export type Where = 'none' | 'all' | string[]
export type Cells = Record<RoundAction, Where>

/** A kind of participants, or one delegation or participant named besides its kind. */
export type Who =
  | { type: 'kind'; id: StakeholderKind }
  | { type: 'delegation'; id: string }
  | { type: 'participant'; id: string }

export interface Row {
  who: Who
  cells: Cells
}

export const keyOf = ({ type, id }: Who): string => `${type}:${id}`

const nowhere = (): Cells => ({ read: 'none', comment: 'none', propose: 'none', edit: 'none' })

const both = (a: Where, b: Where): Where => {
  if (a === 'all' || b === 'all') return 'all'
  if (a === 'none') return b
  return b === 'none' ? a : [...new Set([...a, ...b])]
}

const includes = (rule: RightRule, who: Who): boolean => {
  switch (who.type) {
    case 'kind':
      return rule.kinds === 'all' || rule.kinds.includes(who.id)
    case 'delegation':
      return rule.delegations?.includes(who.id) ?? false
    case 'participant':
      return rule.participants?.includes(who.id) ?? false
  }
}

function cellsOf(rules: readonly RightRule[], who: Who): Cells {
  const cells = nowhere()
  for (const rule of rules)
    if (includes(rule, who))
      for (const action of rule.actions) cells[action] = both(cells[action], rule.sections)
  return cells
}

/** [RUI1] Every kind has its row; delegations and participants have one where a rule names them. */
export function matrixOf(rules: readonly RightRule[]): Row[] {
  const named = (type: 'delegation' | 'participant'): Who[] => {
    const ids = rules.flatMap((rule) => (type === 'delegation' ? rule.delegations : rule.participants) ?? [])
    return [...new Set(ids)].map((id) => ({ type, id }))
  }
  const everyone: Who[] = [
    ...stakeholderKinds.map((id): Who => ({ type: 'kind', id })),
    ...named('delegation'),
    ...named('participant'),
  ]
  return everyone.map((who) => ({ who, cells: cellsOf(rules, who) }))
}

const placeKey = (where: Where): string => (Array.isArray(where) ? [...where].sort().join() : where)

/** Actions of a row that reach equally far, as lines of a rule. */
function linesOf({ cells }: Row): { actions: RoundAction[]; sections: 'all' | string[] }[] {
  const lines = new Map<string, { actions: RoundAction[]; sections: 'all' | string[] }>()
  for (const action of roundActions) {
    const where = cells[action]
    if (where === 'none' || where.length === 0) continue
    const key = placeKey(where)
    const line = lines.get(key)
    if (line) line.actions.push(action)
    else lines.set(key, { actions: [action], sections: where })
  }
  return [...lines.values()]
}

/** [RUI2] As few rules as say the same: rows that may do equal things equally far share one. */
export function rulesOf(rows: readonly Row[]): RightRule[] {
  const rules = new Map<string, { line: ReturnType<typeof linesOf>[number]; who: Who[] }>()
  for (const row of rows)
    for (const line of linesOf(row)) {
      const key = `${line.actions.join()}|${placeKey(line.sections)}`
      const rule = rules.get(key)
      if (rule) rule.who.push(row.who)
      else rules.set(key, { line, who: [row.who] })
    }
  return [...rules.values()].map(({ line, who }) => {
    const ids = (type: Who['type']): string[] => who.filter((each) => each.type === type).map(({ id }) => id)
    const kinds = ids('kind') as StakeholderKind[]
    const delegations = ids('delegation')
    const participants = ids('participant')
    return {
      kinds: kinds.length === stakeholderKinds.length ? ('all' as const) : kinds,
      ...(delegations.length > 0 ? { delegations } : {}),
      ...(participants.length > 0 ? { participants } : {}),
      actions: line.actions,
      sections: line.sections,
    }
  })
}

/** Kinds as people think of them; every kind stands in exactly one group. */
export const kindGroups = [
  { name: 'states', kinds: ['member-state', 'observer-state', 'regional-group'] },
  { name: 'unitedNations', kinds: ['un-entity', 'related-organization', 'regional-commission'] },
  {
    name: 'organizations',
    kinds: ['intergovernmental-organization', 'financial-institution', 'red-cross-red-crescent'],
  },
  {
    name: 'civilSociety',
    kinds: [
      'ngo',
      'faith-based-organization',
      'trade-union',
      'private-sector',
      'academia',
      'expert',
      'media',
    ],
  },
  {
    name: 'authorities',
    kinds: ['parliament', 'local-authority', 'human-rights-institution'],
  },
  { name: 'concerned', kinds: ['refugee', 'host-community', 'migrant-organization', 'diaspora'] },
] as const satisfies { name: string; kinds: StakeholderKind[] }[]
