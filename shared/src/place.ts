/**
 * Where something would happen, as the rights table asks: parts, each whole, each with the id of what it belongs to.
 * [PLC1] What is missing, unknown or of another place makes a place that grants nothing.
 */
import { type BehalfState, behalfStates } from './attribution.ts'
import { type Audience, audience } from './audience.ts'
import { speakerStates } from './consultation.ts'
import {
  type ContributionForm,
  type ContributionStatus,
  contributionForms,
  contributionStatuses,
} from './contribution.ts'
import type { FloorAct } from './floor.ts'
import { type ParagraphStatus, paragraphStatus } from './paragraph.ts'
import { type Actor, roles, type StakeholderKind, stakeholderKinds } from './participant.ts'
import type { Verdict } from './problems.ts'
import {
  allOr,
  type Check,
  isFlag,
  isId,
  isMoment,
  isShape,
  listIfAny,
  listOf,
  oneOf,
  orNull,
} from './shape-checks.ts'
import { type Moment, type RightRule, roundActions, type StageKind, stageKinds } from './stage.ts'
import { type Visibility, visibilities } from './thread.ts'

/** What each part says. All of it is required: what is not there is said as null, false or an empty list. */
export interface Shapes {
  draft: { id: string; processId: string }
  /** The rounds that have the draft on their table, whether closed in full; its release, or that it is the kept text [REL1]. */
  rounds: {
    draftId: string
    tablings: readonly { stage: Parts['stage']; rules: readonly RightRule[]; closed: boolean }[]
    releasedAt: Moment | null
    kept: boolean
  }
  paragraph: {
    id: string
    draftId: string
    status: ParagraphStatus
    /** Ids of everything it stands under, itself included [RGT10]. */
    sections: readonly string[]
    deleted: boolean
  }
  stage: {
    id: string
    processId: string
    kind: StageKind
    opensAt: Moment | null
    closesAt: Moment | null
    cancelled: boolean
  }
  /** Until when a stage takes written input; null means its end. */
  input: { stageId: string; until: Moment | null }
  /** The kinds a stage was opened to by its secretariat, besides those of its table. */
  admission: { stageId: string } & { readonly [A in FloorAct]: readonly StakeholderKind[] }
  speaker: {
    id: string
    stageId: string
    participantId: string | null
    status: (typeof speakerStates)[number]
  }
  contribution: {
    id: string
    processId: string
    stageId: string
    form: ContributionForm
    status: ContributionStatus
    authorId: string
    delegationId: string | null
    /** The delegation on whose behalf it is said, and how that stands. */
    behalfOf: string | null
    behalfState: BehalfState | null
    consentToPublish: boolean
    postedAt: Moment | null
    receivedAt: Moment | null
  }
  /** A contribution as those have it who speak about it: whether they see it, and whether everyone does. */
  sight: { contributionId: string; processId: string; seen: boolean; posted: boolean }
  revision: { id: string; processId: string }
  /** A thread that is there, or is about to be opened. `subject` and `on` are the type and the id of what it stands on. */
  thread: {
    id: string
    processId: string
    subject: string
    on: string
    visibility: Visibility
    audience: Audience
    authorId: string
    delegationId: string | null
    status: 'open' | 'resolved'
  }
  comment: { id: string; threadId: string; authorId: string; deleted: boolean; hidden: boolean }
  /** What a passage is taken from. Nobody's is a published summary, or what is gone. */
  source: { id: string; processId: string; authorId: string | null; delegationId: string | null }
  passage: { id: string; processId: string; sourceId: string; answered: boolean }
  /** Somebody who takes part, whom an act is about. */
  participant: { id: string; processId: string }
  /** Something that is said on behalf of a delegation, or is to be. */
  behalf: { id: string; processId: string; delegationId: string; state: BehalfState }
}

declare const loaded: unique symbol
type Loaded<T> = Readonly<T> & { readonly [loaded]: true }

export type Parts = { [P in keyof Shapes]: Loaded<Shapes[P]> } & { subject: SubjectPart }
export type PartName = keyof Parts

/**
 * What is asked of a thing by what is done on it. `read`: to have its words, and to know of what is said there. `begin`:
 * to begin anything on it. `speak`: to say something there to everyone; `confer`: inside a delegation or to the
 * secretariat. `attach`: to bring it a file, or to take one away.
 */
export const subjectActs = ['read', 'begin', 'speak', 'confer', 'attach'] as const
export type SubjectAct = (typeof subjectActs)[number]

/** The thing a facility is on: of any kind, known by its type and its id alone. Its own rules say who may what (subject.ts). */
export type SubjectPart = Loaded<{
  type: string
  id: string
  processId: string
  may(act: SubjectAct, actor: Actor, now: Moment): Verdict
}>

/** The parts that an action names, of one process. */
export type PlaceWith<N extends PartName> = { processId: string } & Pick<Parts, N>

const isKinds = listOf(oneOf(stakeholderKinds))

const isRule = isShape({
  kinds: allOr(oneOf(stakeholderKinds)),
  delegations: listIfAny(isId),
  participants: listIfAny(isId),
  actions: listOf(oneOf(roundActions)),
  sections: allOr(isId),
  missing: listIfAny(isId),
} satisfies Record<keyof RightRule, Check>)

const stageFields: Record<keyof Shapes['stage'], Check> = {
  id: isId,
  processId: isId,
  kind: oneOf(stageKinds),
  opensAt: orNull(isMoment),
  closesAt: orNull(isMoment),
  cancelled: isFlag,
}

/** What each field of a part may be. The type sees to it that none is left out. */
const fields: { [P in keyof Shapes]: Record<keyof Shapes[P], Check> } = {
  draft: { id: isId, processId: isId },
  rounds: {
    draftId: isId,
    tablings: listOf(isShape({ stage: isShape(stageFields), rules: listOf(isRule), closed: isFlag })),
    releasedAt: orNull(isMoment),
    kept: isFlag,
  },
  paragraph: {
    id: isId,
    draftId: isId,
    status: oneOf(paragraphStatus.options),
    sections: listOf(isId),
    deleted: isFlag,
  },
  stage: stageFields,
  input: { stageId: isId, until: orNull(isMoment) },
  admission: { stageId: isId, speak: isKinds, submit: isKinds, attend: isKinds },
  speaker: { id: isId, stageId: isId, participantId: orNull(isId), status: oneOf(speakerStates) },
  contribution: {
    id: isId,
    processId: isId,
    stageId: isId,
    form: oneOf(contributionForms),
    status: oneOf(contributionStatuses),
    authorId: isId,
    delegationId: orNull(isId),
    behalfOf: orNull(isId),
    behalfState: orNull(oneOf(behalfStates)),
    consentToPublish: isFlag,
    postedAt: orNull(isMoment),
    receivedAt: orNull(isMoment),
  },
  sight: { contributionId: isId, processId: isId, seen: isFlag, posted: isFlag },
  revision: { id: isId, processId: isId },
  thread: {
    id: isId,
    processId: isId,
    subject: isId,
    on: isId,
    visibility: oneOf(visibilities),
    audience: (value) => audience.safeParse(value).success,
    authorId: isId,
    delegationId: orNull(isId),
    status: oneOf(['open', 'resolved']),
  },
  comment: { id: isId, threadId: isId, authorId: isId, deleted: isFlag, hidden: isFlag },
  source: { id: isId, processId: isId, authorId: orNull(isId), delegationId: orNull(isId) },
  passage: { id: isId, processId: isId, sourceId: isId, answered: isFlag },
  participant: { id: isId, processId: isId },
  behalf: { id: isId, processId: isId, delegationId: isId, state: oneOf(behalfStates) },
}

/**
 * Makes a part of what was looked up. On the server the `place.ts` of a word does this for the word's own rows, on the
 * client `api/places.ts` for what the server sent, and nobody else [ARC14].
 */
export function part<P extends keyof Shapes>(name: P, value: Shapes[P]): Parts[P] {
  const picked = Object.keys(fields[name]).map((field) => [field, value[field as keyof Shapes[P]]])
  return Object.fromEntries(picked) as Parts[P]
}

/** Everything that was handed in. Any of it may be missing. */
type Given = { processId: string } & Partial<Parts>

const isSubject = isShape({
  type: isId,
  id: isId,
  processId: isId,
  may: (value) => typeof value === 'function',
} satisfies Record<keyof Omit<SubjectPart, typeof loaded>, Check>)

const ofProcess = (given: Given, { processId }: { processId: string }): boolean =>
  processId === given.processId

/** Whether a part belongs where the others are. */
const belongs: { [P in keyof Shapes]: (given: Given, part: Parts[P]) => boolean } = {
  draft: ofProcess,
  rounds: (given, { draftId, tablings }) =>
    draftId === given.draft?.id && tablings.every(({ stage }) => ofProcess(given, stage)),
  paragraph: (given, { draftId }) => draftId === given.draft?.id,
  stage: ofProcess,
  input: (given, { stageId }) => stageId === given.stage?.id,
  admission: (given, { stageId }) => stageId === given.stage?.id,
  speaker: (given, { stageId }) => stageId === given.stage?.id,
  contribution: (given, own) =>
    ofProcess(given, own) && (given.stage === undefined || own.stageId === given.stage.id),
  sight: ofProcess,
  revision: ofProcess,
  thread: (given, own) =>
    ofProcess(given, own) && own.subject === given.subject?.type && own.on === given.subject.id,
  comment: (given, { threadId }) => threadId === given.thread?.id,
  source: ofProcess,
  passage: (given, own) => ofProcess(given, own) && own.sourceId === given.source?.id,
  participant: ofProcess,
  behalf: ofProcess,
}

function isPartOf<P extends keyof Shapes>(name: P, given: Given): boolean {
  const own = given[name] as Parts[P] | undefined
  return own !== undefined && isShape(fields[name])(own) && belongs[name](given, own)
}

/** [PLC1] Whether a place has every part that is needed, each whole and each of this place. */
export function isWhole(place: { processId: string }, needs: readonly PartName[]): boolean {
  const given = place as Given
  return needs.every((name) => {
    if (name !== 'subject') return isPartOf(name, given)
    return isSubject(given.subject) && ofProcess(given, given.subject as SubjectPart)
  })
}

/** [PLC1] Whether somebody is known for who they are: of a kind, in a role, of a process. */
export const isActor = isShape({
  id: isId,
  processId: isId,
  kind: oneOf(stakeholderKinds),
  role: oneOf(roles),
  delegationId: orNull(isId),
  also: listIfAny(isId),
} satisfies Record<keyof Actor, Check>)
