/**
 * The rights table: action × actor × place × now → yes, or a reason. Pure: the server enforces it, the
 * client shows it. Rules are quoted by id in docs/rules.md.
 */
import type { ParagraphStatus } from './paragraph.ts'
import type { Actor } from './participant.ts'
import type { Verdict } from './problems.ts'
import { type Moment, phaseOf, type RightRule, type RoundAction, type StageWindow } from './stage.ts'

/** Where an action would happen. `tablings` are the rounds that have the draft on their table. */
export interface Place {
  processId: string
  tablings: { stage: StageWindow; rules: RightRule[] }[]
  paragraph?: {
    status: ParagraphStatus
    /** Ids of the headings the paragraph stands under, itself included when it is one. */
    sections: string[]
    deleted?: boolean
  }
}

export type Action = keyof typeof table

type Rule = (actor: Actor, place: Place, now: Moment) => Verdict

const isSecretariat = (actor: Actor): boolean => actor.role === 'secretariat'

/** [RGT3] The secretariat holds the pen: in every section, and between rounds too. */
const inRound =
  (action: RoundAction): Rule =>
  (actor, place, now) => {
    if (place.paragraph?.deleted) return 'paragraph-deleted'
    if (action === 'edit' && place.paragraph?.status === 'locked') return 'paragraph-locked'
    if (isSecretariat(actor)) return 'yes'
    if (actor.role === 'observer') return 'observers-read'
    if (place.tablings.length === 0) return 'draft-not-on-table'
    const open = place.tablings.filter(({ stage }) => phaseOf(stage, now) === 'open')
    if (open.length === 0)
      return place.tablings.some(({ stage }) => phaseOf(stage, now) === 'upcoming')
        ? 'round-not-open'
        : 'round-closed'
    const rules = open
      .flatMap(({ rules }) => rules)
      .filter(
        (rule) => rule.actions.includes(action) && (rule.kinds === 'all' || rule.kinds.includes(actor.kind)),
      )
    if (rules.length === 0) return 'kind-not-admitted'
    const here = place.paragraph?.sections ?? []
    const reaches = (rule: RightRule): boolean =>
      rule.sections === 'all' || !place.paragraph || rule.sections.some((id) => here.includes(id))
    return rules.some(reaches) ? 'yes' : 'section-not-open'
  }

const secretariatOnly: Rule = (actor) => (isSecretariat(actor) ? 'yes' : 'secretariat-only')

const table = {
  /** [RGT2] Every participant of a process may read its drafts. */
  'draft.read': () => 'yes',
  'paragraph.comment': inRound('comment'),
  'paragraph.propose': inRound('propose'),
  'paragraph.edit': inRound('edit'),
  'draft.import': secretariatOnly,
  'revision.publish': secretariatOnly,
  'memorandum.write': secretariatOnly,
  'draft.restructure': secretariatOnly,
  'stage.change': secretariatOnly,
  'participant.invite': secretariatOnly,
  'clock.set': secretariatOnly,
} satisfies Record<string, Rule>

/** [RGT1] May this actor do this here and now? Yes, or the id of the reason why not. */
export function can(actor: Actor | null, action: Action, place: Place, now: Moment): Verdict {
  if (!actor) return 'not-signed-in'
  if (actor.processId !== place.processId) return 'not-a-participant'
  return table[action](actor, place, now)
}
