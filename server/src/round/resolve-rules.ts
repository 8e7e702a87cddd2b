/** [RGT8] Rights as the secretariat wrote them: sections become ids of headings, and what nobody knows is refused by name. */
import { codesOf } from '@plenary/shared/numbering'
import { Refusal } from '@plenary/shared/problems'
import type { RightRule } from '@plenary/shared/stage'
import type { Queries } from '../database/port.ts'
import type { ParagraphRow } from '../paragraph/store.ts'
import { delegationsOf } from '../participant/delegation-store.ts'
import { participantsByIds } from '../participant/store.ts'

/** Who may be named in a process. */
interface Known {
  delegations: Set<string>
  participants: Set<string>
}

const named = (rules: RightRule[], whom: 'delegations' | 'participants'): string[] =>
  rules.flatMap((rule) => rule[whom] ?? [])

async function knownIn(queries: Queries, processId: string, rules: RightRule[]): Promise<Known> {
  const people = await participantsByIds(queries, [...new Set(named(rules, 'participants'))])
  return {
    delegations: new Set((await delegationsOf(queries, processId)).map(({ id }) => id)),
    participants: new Set(people.filter((each) => each.processId === processId).map(({ id }) => id)),
  }
}

function ensureKnown(ids: string[], known: Set<string>, what: string): void {
  const stranger = ids.find((id) => !known.has(id))
  if (stranger !== undefined) throw new Refusal('invalid-input', `There is no ${what} "${stranger}" here.`)
}

/** A line that gives nothing, nowhere or to nobody says nothing and is left out. */
const says = ({ kinds, delegations = [], participants = [], actions, sections }: RightRule): boolean =>
  actions.length > 0 && sections.length > 0 && kinds.length + delegations.length + participants.length > 0

/** Sections may be named by id, of a heading or a paragraph, or by code of the outline. */
export async function resolveRules(
  queries: Queries,
  processId: string,
  rows: ParagraphRow[],
  rules: RightRule[],
): Promise<RightRule[]> {
  const known = await knownIn(queries, processId, rules)
  ensureKnown(named(rules, 'delegations'), known.delegations, 'delegation')
  ensureKnown(named(rules, 'participants'), known.participants, 'participant')
  const there = new Set(rows.map(({ id }) => id))
  const idOfCode = new Map([...codesOf(rows)].map(([id, code]) => [code, id]))
  const idOf = (section: string): string => {
    const id = there.has(section) ? section : idOfCode.get(section)
    if (!id) throw new Refusal('invalid-input', `There is no section "${section}" in this draft.`)
    return id
  }
  return rules
    .map(({ missing: _, ...rule }) =>
      rule.sections === 'all' ? rule : { ...rule, sections: rule.sections.map(idOf) },
    )
    .filter(says)
}
