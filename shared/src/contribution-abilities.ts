/** Rights in consultations: who keeps the page, who speaks, who brings what in writing and who may see it. */
import { canBeOpened, type FloorAct, isAdmitted } from './floor.ts'
import { type Actor, isSelf } from './participant.ts'
import type { Shapes } from './place.ts'
import type { Verdict } from './problems.ts'
import { first, isSecretariat, line, type Rule, secretariatOnly, takesPart } from './rights.ts'
import { type Moment, momentOf, phaseIn } from './stage.ts'

type ContributionPlace = Shapes['contribution']
type Written = 'stage' | 'input' | 'admission'

/** [CTB2] Until when a stage takes written input: the secretariat's word, else the end of the stage. */
export const inputEndsAt = (
  { closesAt }: Pick<Shapes['stage'], 'closesAt'>,
  { until }: Pick<Shapes['input'], 'until'>,
): Moment | null => until ?? closesAt

/** [STG5] Who is of a kind that is heard at this stage; the secretariat serves every one. */
const admits =
  (act: FloorAct): Rule<'stage' | 'admission'> =>
  (actor, { stage, admission }) =>
    isSecretariat(actor) || isAdmitted(stage.kind, admission, act, actor.kind) ? 'yes' : 'not-admitted-here'
const maySpeak = admits('speak')
const maySubmit = admits('submit')
const mayAttend = admits('attend')

/** [CTB2] Written input is taken before a meeting and during it, up to and not including its end. */
const inputHere: Rule<Written> = (_, { stage, input }, now) => {
  const end = inputEndsAt(stage, input)
  const over = end !== null && momentOf(now) >= momentOf(end)
  return over || stage.cancelled || stage.kind === 'milestone' ? 'input-closed' : 'yes'
}

const brings: Rule<Written> = (actor, place, now) =>
  first(inputHere(actor, place, now), maySubmit(actor, place, now))

/** [CTB3] It belongs to all who are of the delegation it is written for, and where it is for none, to whoever began it. */
export const owns = (
  actor: Actor | null,
  { authorId, delegationId }: Pick<ContributionPlace, 'authorId' | 'delegationId'>,
): boolean =>
  actor !== null && (delegationId === null ? isSelf(actor, authorId) : actor.delegationId === delegationId)

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

/** [BHF2] Whoever answers for a delegation reads what is to be said on its behalf, once its words are fixed. */
const isAsked = (
  actor: Actor,
  { behalfOf, behalfState }: Pick<ContributionPlace, 'behalfOf' | 'behalfState'>,
): boolean =>
  (behalfState === 'asked' || behalfState === 'confirmed') &&
  actor.role === 'focal-point' &&
  actor.delegationId === behalfOf

/** [CTB6] A draft is known to those who write it alone; the secretariat sees what was submitted. */
export function maySee(actor: Actor | null, contribution: ContributionPlace): boolean {
  if (isPublic(contribution) || owns(actor, contribution)) return true
  return (
    actor !== null &&
    contribution.receivedAt !== null &&
    (isSecretariat(actor) || isAsked(actor, contribution))
  )
}

/** [CTB7] What was withdrawn is a mark for everyone but those it belongs to. */
export const maySeeWords = (actor: Actor | null, contribution: ContributionPlace): boolean =>
  maySee(actor, contribution) && (contribution.status !== 'withdrawn' || owns(actor, contribution))

/** [CTB8] After it is submitted nobody changes it. */
const asDraft = ({ status }: ContributionPlace): Verdict => (status === 'draft' ? 'yes' : 'already-submitted')

/** What one may not see does not exist. */
const onContribution =
  <N extends 'contribution' | Written>(rule: Rule<N | 'contribution'>): Rule<N | 'contribution'> =>
  (actor, place, now) =>
    maySee(actor, place.contribution) ? rule(actor, place, now) : 'not-found'

const onIt = (rule: Rule<'contribution'>) => line(['contribution'], onContribution(rule))

const decide: Rule<'contribution'> = (actor, { contribution: { status } }) => {
  if (!isSecretariat(actor)) return 'secretariat-only'
  return status === 'received' ? 'yes' : status === 'draft' ? 'not-submitted' : 'already-answered'
}

/** The floor is asked for until the meeting is over. */
const beforeTheEnd: Rule<'stage'> = (_, { stage }, now) => {
  const phase = phaseIn(stage, now)
  return phase === 'cancelled' ? 'stage-cancelled' : phase === 'closed' ? 'stage-not-open' : 'yes'
}

export const contributionRules = {
  /** [CNS1] The page of a consultation is kept by the secretariat. */
  'consultation.keep': line(['stage'], secretariatOnly),
  'consultation.attend': line(['stage', 'admission'], (actor, place, now) =>
    first(beforeTheEnd(actor, place, now), mayAttend(actor, place, now)),
  ),
  /** Whoever said that they come says that they do not. */
  'consultation.leave': line(['stage'], beforeTheEnd),
  'stage.admit': line(['stage'], (actor, { stage }, now) =>
    first(
      secretariatOnly(actor, { processId: stage.processId }, now),
      canBeOpened(stage.kind) ? 'yes' : 'open-to-all',
      stage.cancelled ? 'stage-cancelled' : 'yes',
    ),
  ),
  /** [SPK2] Whoever takes part, is no observer and is heard at such a stage asks for the floor. */
  'speaker.ask': line(['stage', 'admission'], (actor, place, now) =>
    first(takesPart(actor, place, now), beforeTheEnd(actor, place, now), maySpeak(actor, place, now)),
  ),
  /** [SPK3] Whoever asked may withdraw before they are called; the rest is the secretariat's. */
  'speaker.withdraw': line(['stage', 'speaker'], (actor, { speaker }) => {
    if (isSecretariat(actor)) return 'yes'
    if (!isSelf(actor, speaker.participantId)) return 'secretariat-only'
    return speaker.status === 'listed' ? 'yes' : 'already-answered'
  }),
  'contribution.begin': line(['stage', 'input', 'admission'], (actor, place, now) =>
    first(takesPart(actor, place, now), isSecretariat(actor) ? 'yes' : brings(actor, place, now)),
  ),
  /** [FAC1] What a group has said is entered by facilitators and the secretariat. */
  'contribution.facilitate': line(['stage', 'input', 'admission'], (actor, place, now) => {
    if (isSecretariat(actor)) return 'yes'
    return actor.role === 'facilitator' ? brings(actor, place, now) : 'facilitator-only'
  }),
  'contribution.edit': onIt((actor, place, now) =>
    first(
      owns(actor, place.contribution) ? 'yes' : 'not-yours',
      takesPart(actor, place, now),
      asDraft(place.contribution),
    ),
  ),
  /** [CTB9] A late draft stays a draft: it is refused when it is submitted, and kept. */
  'contribution.submit': line(
    ['stage', 'input', 'admission', 'contribution'],
    onContribution<Written>((actor, place, now) =>
      first(
        actsFor(actor, place.contribution),
        takesPart(actor, place, now),
        asDraft(place.contribution),
        isSecretariat(actor) ? 'yes' : brings(actor, place, now),
      ),
    ),
  ),
  /** A draft is put away by any who write it; what was submitted, by whoever acts for its delegation. */
  'contribution.withdraw': onIt((actor, { contribution }) => {
    if (contribution.status === 'withdrawn')
      return owns(actor, contribution) ? 'already-answered' : 'not-yours'
    if (contribution.status === 'draft') return owns(actor, contribution) ? 'yes' : 'not-yours'
    return actsFor(actor, contribution)
  }),
  'contribution.decide': onIt(decide),
  /** [CTB10] Nothing is posted without its author's consent. */
  'contribution.post': onIt((actor, place, now) =>
    first(decide(actor, place, now), place.contribution.consentToPublish ? 'yes' : 'consent-missing'),
  ),
  'contribution.respond': onIt((actor, { contribution: { status } }) => {
    if (!isSecretariat(actor)) return 'secretariat-only'
    return status === 'received' || status === 'posted' ? 'yes' : 'not-submitted'
  }),
  /** What is posted is discussed; before that there is nothing others could speak of. */
  'contribution.comment': onIt((actor, place, now) =>
    first(takesPart(actor, place, now), place.contribution.status === 'posted' ? 'yes' : 'not-submitted'),
  ),
}
