/** [CTB1] Somebody begins a contribution, a statement, or what a facilitator enters for a group. It is a draft. */
import { randomUUID } from 'node:crypto'
import type { ParsedOf } from '@plenary/shared/api'
import type { Block } from '@plenary/shared/contribution'
import { isSelf } from '@plenary/shared/participant'
import { found, Refusal } from '@plenary/shared/problems'
import { lockOfStage, type PageCommand, stagePage } from '../consultation/page-command.ts'
import { type SpeakerRow, speakerById } from '../consultation/speaker-store.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { enteredFor, nobodyElse, wishedFor } from '../participant/attribution.ts'
import { command } from '../participant/command.ts'
import { type DelegationRow, delegationById } from '../participant/delegation-store.ts'
import { ensureNoBody } from '../participant/names.ts'
import { insertBlocks } from './block-store.ts'
import { bodyOf, seedsOf } from './body.ts'
import { type ContributionRow, contributionById, insertContribution } from './store.ts'
import { tell } from './tell.ts'
import type { FilePorts } from './view.ts'

export type ActDeps = Pick<Context, 'database' | 'clock' | 'facts' | 'accounts' | 'collab'> & {
  files: FilePorts
}
type Input = ParsedOf<'createContribution', 'body'>

/** Facilitated input has its words twice: as they were said, and translated where they are. */
const partsOf = ({ form, body, verbatim, facilitation }: Input): { part: Block['part']; text: string }[] => {
  if (form !== 'facilitated') return [{ part: 'body', text: body }]
  const translated = facilitation?.translationLanguage ? [{ part: 'translation' as const, text: body }] : []
  return [{ part: 'verbatim', text: verbatim ?? (translated.length > 0 ? '' : body) }, ...translated]
}

/**
 * [CTB11] A statement is what somebody said: it is tied to their place in the speakers' list. The secretariat enters
 * it for whoever has no account, and where there was no list.
 */
async function speakerOf(
  { tx, actor, row: stage }: PageCommand,
  { form, speakerId }: Input,
): Promise<SpeakerRow | null> {
  if (form !== 'statement') {
    if (speakerId !== null) throw new Refusal('invalid-input', 'Only a statement has a speaker.')
    return null
  }
  const keeps = actor.role === 'secretariat'
  if (speakerId === null) {
    if (keeps) return null
    throw new Refusal('invalid-input', 'A statement names its place in the speakers’ list.')
  }
  const known = await speakerById(tx, speakerId)
  const speaker = found(known?.stageId === stage.id ? known : null)
  const ofDelegation = speaker.delegationId !== null && speaker.delegationId === actor.delegationId
  if (!keeps && !ofDelegation && !isSelf(actor, speaker.participantId)) throw new Refusal('not-yours')
  return speaker
}

/** [FAC4] What the secretariat enters is filed under the kind of those who said it. */
const enteredKind = async (
  tx: Transaction,
  delegation: DelegationRow | null,
  speaker: SpeakerRow | null,
): Promise<ContributionRow['kind'] | null> =>
  (delegation ?? (speaker?.enteredFor ? await delegationById(tx, speaker.enteredFor) : null))?.kind ?? null

/** Begun twice under one id by the same person, it is one contribution. */
export const beginContribution = command({
  subject: stagePage,
  // [FAC1] [CTB2]
  action: (_, { form }: Input) => (form === 'facilitated' ? 'contribution.facilitate' : 'contribution.begin'),
  lock: lockOfStage,
  once: {
    async known({ queries }, { id, form, facilitation }: Input) {
      if ((form === 'facilitated') !== (facilitation !== null))
        throw new Refusal('invalid-input', 'Only facilitated input says which group it is of.')
      return id === undefined ? null : contributionById(queries, id)
    },
    isSame: ({ stageId, authorId }, { row, actor }) => stageId === row.id && isSelf(actor, authorId),
    answer: async (_: ActDeps, _turn, _input, { id }) => id,
  },
  async work(deps: ActDeps, turn, input: Input): Promise<string> {
    const { tx, row: stage, actor, now } = turn
    const stageId = stage.id
    const { id = randomUUID(), form, facilitation } = input
    const speaker = await speakerOf(turn, input)
    const namesOf = (userIds: string[]) => deps.accounts.userNames(userIds, tx)
    const { delegation, ...entered } = await enteredFor(tx, namesOf, actor, input.entered, now)
    const delegationId = form === 'facilitated' || delegation ? null : actor.delegationId
    const speaksFor = delegation?.id ?? actor.delegationId
    const wish = await wishedFor(tx, stage.processId, speaksFor, input.onBehalfOf)
    if (facilitation) await ensureNoBody(tx, stage.processId, facilitation.people, 'facilitation.people')
    const row: ContributionRow = {
      id,
      processId: stage.processId,
      stageId,
      form,
      status: 'draft',
      title: input.title,
      ...{ attributedTo: [], onBehalfOf: null },
      ...nobodyElse,
      ...(input.entered || !speaker
        ? entered
        : { enteredFor: speaker.enteredFor, enteredPerson: speaker.enteredPerson }),
      ...(input.onBehalfOf || !speaker?.behalfOf
        ? wish
        : { behalfOf: speaker.behalfOf, behalfState: 'wished' }),
      authorId: actor.id,
      // What somebody enters for others is not their delegation's word, nor of their kind.
      delegationId,
      kind: facilitation?.kind ?? (await enteredKind(tx, delegation, speaker)) ?? actor.kind,
      topics: [...new Set(input.topics)],
      language: input.language,
      facilitation,
      consentToPublish: input.consentToPublish,
      speakerId: speaker?.id ?? null,
      spokenAt: input.spokenAt ? new Date(input.spokenAt) : (speaker?.startedAt ?? null),
      createdAt: now,
      changedAt: now,
      receivedAt: null,
      postedAt: null,
      declinedAt: null,
      declinedReason: null,
      withdrawnAt: null,
    }
    await insertContribution(tx, row)
    const blocks = bodyOf(id, partsOf(input), now)
    await insertBlocks(tx, blocks)
    await deps.collab().seed(tx, seedsOf(blocks), actor.id)
    await tell(deps, turn, 'contribution.changed', row)
    return id
  },
})
