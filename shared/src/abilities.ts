/**
 * The rights table: action × actor × place × now → yes, or a reason. Pure: the server enforces it, the
 * client shows it. Rules are quoted by id in docs/rules.md.
 */
import {
  type ConsultationPlace,
  type ContributionPlace,
  contributionRules,
  type SpeakerPlace,
} from './contribution-abilities.ts'
import type { ParagraphStatus } from './paragraph.ts'
import type { Actor } from './participant.ts'
import type { Verdict } from './problems.ts'
import { type PassagePlace, responseRules } from './response-abilities.ts'
import {
  type Moment,
  phaseOf,
  type RightRule,
  type RoundAction,
  roundActions,
  type StageWindow,
} from './stage.ts'
import { type CommentPlace, type ThreadPlace, threadRules } from './thread-abilities.ts'

/** Where an action would happen. `tablings` are the rounds that have the draft on their table. */
export interface Place {
  processId: string
  tablings: { stage: StageWindow; rules: RightRule[] }[]
  paragraph?: {
    status: ParagraphStatus
    /** Ids of everything the paragraph stands under, itself included [RGT10]. */
    sections: string[]
    deleted?: boolean
  }
  /** The stage of a question, or of what is handed in to it. */
  stage?: StageWindow
  /** The same stage, where its meeting and its written input are asked about. */
  consultation?: ConsultationPlace
  contribution?: ContributionPlace
  speaker?: SpeakerPlace
  thread?: ThreadPlace
  comment?: CommentPlace
  /** A passage of what was said, linked to a paragraph or about to be. */
  passage?: PassagePlace
}

export type Action = keyof typeof table

export type Rule = (actor: Actor, place: Place, now: Moment) => Verdict

const isSecretariat = (actor: Actor): boolean => actor.role === 'secretariat'

type Tabling = Place['tablings'][number]

const openRounds = ({ tablings }: Place, now: Moment): Tabling[] =>
  tablings.filter(({ stage }) => phaseOf(stage, now) === 'open')

/** [RGT5] A line is for whoever is of one of its kinds, of one of its delegations, or named by it. */
const isFor = ({ kinds, delegations, participants }: RightRule, actor: Actor): boolean =>
  kinds === 'all' ||
  kinds.includes(actor.kind) ||
  (actor.delegationId !== null && (delegations ?? []).includes(actor.delegationId)) ||
  (participants ?? []).includes(actor.id)

/** Whether some line of these rounds that is for the actor reaches the place; the lines are tried together [RGT4]. */
function reached(rounds: Tabling[], actor: Actor, { paragraph }: Place, actions: RoundAction[]): Verdict {
  const lines = rounds
    .flatMap(({ rules }) => rules)
    .filter((rule) => isFor(rule, actor) && rule.actions.some((action) => actions.includes(action)))
  if (lines.length === 0) return 'kind-not-admitted'
  const here = paragraph?.sections ?? []
  const reaches = ({ sections }: RightRule): boolean =>
    sections === 'all' || (paragraph ? sections.some((id) => here.includes(id)) : sections.length > 0)
  return lines.some(reaches) ? 'yes' : 'section-not-open'
}

/**
 * [RGT2] Without an open round every participant reads. In one, whoever may do anything in a section reads it;
 * the others do not.
 */
const reads: Rule = (actor, place, now) => {
  if (isSecretariat(actor)) return 'yes'
  const open = openRounds(place, now)
  return open.length === 0 ? 'yes' : reached(open, actor, place, [...roundActions])
}

/** [RGT3] The secretariat holds the pen: in every section, and between rounds too. */
const inRound =
  (action: RoundAction): Rule =>
  (actor, place, now) => {
    if (place.paragraph?.deleted) return 'paragraph-deleted'
    if (action === 'edit' && place.paragraph?.status === 'locked') return 'paragraph-locked'
    if (isSecretariat(actor)) return 'yes'
    if (actor.role === 'observer') return 'observers-read'
    // [RGT6] What was agreed changes by a proposal, or by whoever holds the pen.
    if (action === 'edit' && place.paragraph?.status === 'agreed') return 'paragraph-agreed'
    if (place.tablings.length === 0) return 'draft-not-on-table'
    const open = openRounds(place, now)
    if (open.length === 0)
      return place.tablings.some(({ stage }) => phaseOf(stage, now) === 'upcoming')
        ? 'round-not-open'
        : 'round-closed'
    return reached(open, actor, place, [action])
  }

const secretariatOnly: Rule = (actor) => (isSecretariat(actor) ? 'yes' : 'secretariat-only')
const comments = inRound('comment')

const table = {
  ...threadRules(reads, comments),
  'draft.read': reads,
  'paragraph.comment': comments,
  'paragraph.propose': inRound('propose'),
  'paragraph.edit': inRound('edit'),
  'draft.import': secretariatOnly,
  'revision.publish': secretariatOnly,
  'memorandum.write': secretariatOnly,
  'draft.restructure': secretariatOnly,
  'stage.change': secretariatOnly,
  'participant.invite': secretariatOnly,
  'clock.set': secretariatOnly,
  ...responseRules,
  ...contributionRules,
} satisfies Record<string, Rule>

/** [RGT1] May this actor do this here and now? Yes, or the id of the reason why not. */
export function can(actor: Actor | null, action: Action, place: Place, now: Moment): Verdict {
  if (!actor) return 'not-signed-in'
  if (actor.processId !== place.processId) return 'not-a-participant'
  return table[action](actor, place, now)
}
