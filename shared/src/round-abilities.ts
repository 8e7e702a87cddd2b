/** Rights in a draft: what the rounds that have it on their table let whom do, section by section. */
import type { Actor } from './participant.ts'
import type { Parts } from './place.ts'
import type { Verdict } from './problems.ts'
import { penHolds } from './release.ts'
import { isSecretariat, type Rule } from './rights.ts'
import { type Moment, phaseIn, type RightRule, type RoundAction, roundActions } from './stage.ts'

type Tablings = Parts['rounds']['tablings']

const openOf = ({ tablings }: Parts['rounds'], now: Moment): Tablings =>
  tablings.filter(({ stage }) => phaseIn(stage, now) === 'open')

/** [RGT5] A line is for whoever is of one of its kinds, of one of its delegations, or named by it. */
const isFor = ({ kinds, delegations, participants }: RightRule, actor: Actor): boolean =>
  kinds === 'all' ||
  kinds.includes(actor.kind) ||
  (actor.delegationId !== null && (delegations ?? []).includes(actor.delegationId)) ||
  (participants ?? []).includes(actor.id)

/**
 * Whether some line of these rounds that is for the actor reaches the sections; the lines are tried together [RGT4].
 * What stands in no section is reached by the whole text alone.
 */
function reached(
  rounds: Tablings,
  actor: Actor,
  here: readonly string[],
  actions: readonly RoundAction[],
): Verdict {
  const lines = rounds
    .flatMap(({ rules }) => rules)
    .filter((rule) => isFor(rule, actor) && rule.actions.some((action) => actions.includes(action)))
  if (lines.length === 0) return 'kind-not-admitted'
  const reaches = ({ sections }: RightRule): boolean =>
    sections === 'all' || sections.some((id) => here.includes(id))
  return lines.some(reaches) ? 'yes' : 'section-not-open'
}

function readsIn(actor: Actor, rounds: Parts['rounds'], sections: readonly string[], now: Moment): Verdict {
  if (isSecretariat(actor)) return 'yes'
  if (rounds.kept) return 'yes'
  const open = openOf(rounds, now)
  if (open.length > 0) return reached(open, actor, sections, roundActions)
  return penHolds(rounds, now) ? 'with-the-pen' : 'yes'
}

/**
 * [RGT2] Without an open round every participant reads what was released; a text that is with the pen is read by nobody
 * else [REL1]. In a round, whoever may do anything in a section reads it; the others do not.
 */
export const reads: Rule<'rounds' | 'paragraph'> = (actor, { rounds, paragraph }, now) =>
  readsIn(actor, rounds, paragraph.sections, now)

/** The whole text, with what stands in no section and what is gone from it. */
export const readsAll: Rule<'rounds'> = (actor, { rounds }, now) => readsIn(actor, rounds, [], now)

/** [RGT3] The secretariat holds the pen: in every section, and between rounds too. */
const inRound =
  (action: RoundAction): Rule<'rounds' | 'paragraph'> =>
  (actor, { rounds, paragraph }, now) => {
    if (paragraph.deleted) return 'paragraph-deleted'
    if (action === 'edit' && paragraph.status === 'locked') return 'paragraph-locked'
    if (isSecretariat(actor)) return 'yes'
    if (actor.role === 'observer') return 'observers-read'
    // [RGT6] What was agreed changes by a proposal, or by whoever holds the pen.
    if (action === 'edit' && paragraph.status === 'agreed') return 'paragraph-agreed'
    if (rounds.tablings.length === 0) return 'draft-not-on-table'
    const open = openOf(rounds, now)
    if (open.length === 0)
      return rounds.tablings.some(({ stage }) => phaseIn(stage, now) === 'upcoming')
        ? 'round-not-open'
        : 'round-closed'
    return reached(open, actor, paragraph.sections, [action])
  }

export const comments = inRound('comment')
export const proposes = inRound('propose')
export const edits = inRound('edit')
