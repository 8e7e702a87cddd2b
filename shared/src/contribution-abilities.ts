/** Rights in consultations: who keeps the page, who speaks, who brings what in writing and who may see it. */
import type { Rule } from './abilities.ts'
import type { ContributionForm, ContributionStatus } from './contribution.ts'
import { type Actor, isSelf } from './participant.ts'
import type { Verdict } from './problems.ts'
import { type Moment, momentOf, phaseOf, type StageKind, type StageWindow } from './stage.ts'

/** The stage an act happens in. */
export interface ConsultationPlace extends StageWindow {
  kind: StageKind
  /** Until when written input is taken; null means the end of the stage. */
  inputUntil: Moment | null
}

export interface ContributionPlace {
  form: ContributionForm
  status: ContributionStatus
  authorId: string
  delegationId: string | null
  consentToPublish: boolean
  postedAt: Moment | null
  receivedAt: Moment | null
}

export interface SpeakerPlace {
  participantId: string | null
  status: 'listed' | 'speaking' | 'spoke' | 'absent' | 'withdrawn'
}

const isSecretariat = (actor: Actor): boolean => actor.role === 'secretariat'

/** [CTB2] Until when a stage takes written input: the secretariat's word, else the end of the stage. */
export const inputEndsAt = ({ inputUntil, closesAt }: ConsultationPlace): Moment | null =>
  inputUntil ?? closesAt

/** [CTB2] Written input is taken before a meeting and during it, up to and not including its end. */
export function takesInput(stage: ConsultationPlace, now: Moment): Verdict {
  const end = inputEndsAt(stage)
  const over = end !== null && momentOf(now) >= momentOf(end)
  return over || stage.cancelledAt || stage.kind === 'milestone' ? 'input-closed' : 'yes'
}

const inputHere: Rule = (_, { consultation }, now) =>
  consultation ? takesInput(consultation, now) : 'not-found'

/** [CTB3] It belongs to whoever began it and, where they act for a delegation, to all of the delegation. */
export const owns = (
  actor: Actor | null,
  { authorId, delegationId }: Pick<ContributionPlace, 'authorId' | 'delegationId'>,
): boolean =>
  actor !== null &&
  (isSelf(actor, authorId) || (delegationId !== null && actor.delegationId === delegationId))

/** [CTB4] Its delegation acts through its focal point; who is of no delegation acts for themselves. */
const actsFor = (actor: Actor, contribution: ContributionPlace): Verdict =>
  !owns(actor, contribution)
    ? 'not-yours'
    : contribution.delegationId === null || actor.role === 'focal-point' || isSecretariat(actor)
      ? 'yes'
      : 'focal-point-only'

/** [CTB5] Posted is public, and so is the mark that something posted was withdrawn. */
export const isPublic = ({ status, postedAt }: Pick<ContributionPlace, 'status' | 'postedAt'>): boolean =>
  status === 'posted' || (status === 'withdrawn' && postedAt !== null)

/** [CTB6] A draft is known to those who write it alone; the secretariat sees what was submitted. */
export function maySee(actor: Actor | null, contribution: ContributionPlace): boolean {
  if (isPublic(contribution) || owns(actor, contribution)) return true
  return actor !== null && isSecretariat(actor) && contribution.receivedAt !== null
}

/** [CTB7] What was withdrawn is a mark for everyone but those it belongs to. */
export const maySeeWords = (actor: Actor | null, contribution: ContributionPlace): boolean =>
  maySee(actor, contribution) && (contribution.status !== 'withdrawn' || owns(actor, contribution))

const first = (...verdicts: Verdict[]): Verdict => verdicts.find((verdict) => verdict !== 'yes') ?? 'yes'

const whoWrites: Rule = (actor) => (actor.role === 'observer' ? 'observers-read' : 'yes')

/** [CTB8] After it is submitted nobody changes it. */
const asDraft = ({ status }: ContributionPlace): Verdict => (status === 'draft' ? 'yes' : 'already-submitted')

type Rest = [place: Parameters<Rule>[1], now: Moment]

const onContribution =
  (rule: (actor: Actor, contribution: ContributionPlace, ...rest: Rest) => Verdict): Rule =>
  (actor, place, now) =>
    place.contribution && maySee(actor, place.contribution)
      ? rule(actor, place.contribution, place, now)
      : 'not-found'

const decide = (actor: Actor, { status }: ContributionPlace): Verdict => {
  if (!isSecretariat(actor)) return 'secretariat-only'
  return status === 'received' ? 'yes' : status === 'draft' ? 'not-submitted' : 'already-answered'
}

/** The floor is asked for until the meeting is over. */
const beforeTheEnd: Rule = (_, { consultation }, now) => {
  if (!consultation) return 'not-found'
  const phase = phaseOf(consultation, now)
  return phase === 'cancelled' ? 'stage-cancelled' : phase === 'closed' ? 'stage-not-open' : 'yes'
}

const keep: Rule = (actor) => (isSecretariat(actor) ? 'yes' : 'secretariat-only')

export const contributionRules = {
  /** [CNS1] The page of a consultation is kept by the secretariat. */
  'consultation.keep': keep,
  'consultation.attend': beforeTheEnd,
  /** [SPK2] Whoever takes part and is no observer asks for the floor. */
  'speaker.ask': (actor, place, now) => first(whoWrites(actor, place, now), beforeTheEnd(actor, place, now)),
  /** [SPK3] Whoever asked may withdraw before they are called; the rest is the secretariat's. */
  'speaker.withdraw': (actor, { speaker }) => {
    if (!speaker) return 'not-found'
    if (isSecretariat(actor)) return 'yes'
    if (!isSelf(actor, speaker.participantId)) return 'secretariat-only'
    return speaker.status === 'listed' ? 'yes' : 'already-answered'
  },
  'contribution.begin': (actor, place, now) =>
    first(whoWrites(actor, place, now), isSecretariat(actor) ? 'yes' : inputHere(actor, place, now)),
  /** [FAC1] What a group has said is entered by facilitators and the secretariat. */
  'contribution.facilitate': (actor, place, now) =>
    actor.role !== 'facilitator' && !isSecretariat(actor)
      ? 'facilitator-only'
      : isSecretariat(actor)
        ? 'yes'
        : inputHere(actor, place, now),
  'contribution.edit': onContribution((actor, contribution, place, now) =>
    first(
      owns(actor, contribution) ? 'yes' : 'not-yours',
      whoWrites(actor, place, now),
      asDraft(contribution),
    ),
  ),
  /** [CTB9] A late draft stays a draft: it is refused when it is submitted, and kept. */
  'contribution.submit': onContribution((actor, contribution, place, now) =>
    first(
      actsFor(actor, contribution),
      whoWrites(actor, place, now),
      asDraft(contribution),
      isSecretariat(actor) ? 'yes' : inputHere(actor, place, now),
    ),
  ),
  /** A draft is put away by any who write it; what was submitted, by whoever acts for its delegation. */
  'contribution.withdraw': onContribution((actor, contribution) => {
    if (contribution.status === 'withdrawn')
      return owns(actor, contribution) ? 'already-answered' : 'not-yours'
    if (contribution.status === 'draft') return owns(actor, contribution) ? 'yes' : 'not-yours'
    return actsFor(actor, contribution)
  }),
  'contribution.decide': onContribution(decide),
  /** [CTB10] Nothing is posted without its author's consent. */
  'contribution.post': onContribution((actor, contribution) =>
    first(decide(actor, contribution), contribution.consentToPublish ? 'yes' : 'consent-missing'),
  ),
  'contribution.respond': onContribution((actor, { status }) =>
    !isSecretariat(actor)
      ? 'secretariat-only'
      : status === 'received' || status === 'posted'
        ? 'yes'
        : 'not-submitted',
  ),
  /** What is posted is discussed; before that there is nothing others could speak of. */
  'contribution.comment': onContribution((actor, { status }, place, now) =>
    first(whoWrites(actor, place, now), status === 'posted' ? 'yes' : 'not-submitted'),
  ),
} satisfies Record<string, Rule>
