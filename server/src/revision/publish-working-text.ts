/** [REV1] The secretariat publishes the working text, as it stands at one moment of the log, under a symbol. */
import type { ParsedOf } from '@plenary/shared/api'
import { comparable } from '@plenary/shared/comparable'
import { isInPlainSight } from '@plenary/shared/plain-sight'
import { Refusal } from '@plenary/shared/problems'
import type { RevisionSummary } from '@plenary/shared/revision'
import { phaseOf } from '@plenary/shared/stage'
import type { Seal } from '../collab/ports.ts'
import type { Context } from '../context.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { tablingsOf } from '../draft/store.ts'
import { wholeDraft } from '../draft/whole-draft.ts'
import { keepText } from '../paragraph/kept-store.ts'
import type { CloseOverdue } from '../paragraph/overdue.ts'
import { penHas } from '../paragraph/pen-facts.ts'
import { roomsOfDraft, sealedText } from '../paragraph/sealed-text.ts'
import { command } from '../participant/command.ts'
import { textsOf } from '../process/store.ts'
import { publishRevision } from './publish-revision.ts'

export type RevisionTools = Pick<Context, 'database' | 'clock' | 'facts' | 'collab'>
type PublishDeps = RevisionTools & { closeOverdue: CloseOverdue }

/** What stands for the working text where a revision is named. */
const reserved = new Set(['working'])

/**
 * [REV7] The symbol as it will stand for ever: composed, and readable for what it is, so that no second text can
 * carry what looks like the symbol of the first. Refuses `invalid-input`.
 */
export function symbolOf(given: string): string {
  const symbol = comparable(given)
  if (!isInPlainSight(symbol))
    throw new Refusal('invalid-input', 'symbol: it holds characters that hide or imitate others.')
  if (reserved.has(symbol)) throw new Refusal('invalid-input', `symbol: "${symbol}" names the working text.`)
  return symbol
}

/** The round in which it is published: the one that has the draft on its table now. */
async function roundNow(queries: Queries, draftId: string, now: Date): Promise<string | null> {
  const tablings = await tablingsOf(queries, draftId)
  return tablings.find(({ stage }) => phaseOf(stage, now) === 'open')?.stage.id ?? null
}

type Input = ParsedOf<'publishRevision', 'body'>

interface Published {
  revision: RevisionSummary
  penAlone: boolean
}

const publish = command({
  subject: wholeDraft,
  action: 'revision.publish',
  lock: ({ id }) => `draft:${id}`,
  async prepare({ database, closeOverdue }: PublishDeps, { row: draft }, input: Input) {
    const symbol = symbolOf(input.symbol)
    if (input.textCode !== null) {
      const texts = await textsOf(database, draft.processId)
      if (!texts.some(({ code }) => code === input.textCode))
        throw new Refusal('invalid-input', 'textCode: the calendar knows no such text.')
    }
    // What a deadline ended is published as it was then, before this text.
    await closeOverdue(draft.id)
    return symbol
  },
  through: async (
    { database, collab }: PublishDeps,
    { row: { id: draftId } },
    work: (tx: Transaction, seal: Seal) => Promise<Published>,
    options,
  ) =>
    collab().sealRooms(await roomsOfDraft(database, draftId), work, {
      closes: ({ penAlone }) => (penAlone ? [{ draftId }] : []),
      ...options,
    }),
  async work(tools: PublishDeps, { tx, row: draft, actor, held: seal }, input: Input, symbol) {
    const { clock } = tools
    const { paragraphs, log } = await sealedText(tx, seal, draft.id, null)
    if (paragraphs.length === 0) throw new Refusal('invalid-input', 'The draft holds no paragraph yet.')
    const penAlone = await penHas(tx, draft.id, clock.now())
    const revision = await publishRevision(tools, tx, {
      ...input,
      symbol,
      draft,
      paragraphs,
      log,
      kind: 'issued',
      stageId: await roundNow(tx, draft.id, clock.now()),
      publishedBy: actor.id,
    })
    // [REL2] What was published is what everyone has of the draft until its text is released.
    if (penAlone) await keepText(tx, draft.id, { as: revision.id, at: clock.now(), paragraphs })
    return { revision, penAlone }
  },
})

export const publishWorkingText = async (
  tools: PublishDeps,
  userId: string,
  draftId: string,
  input: Input,
): Promise<RevisionSummary> => (await publish(tools, userId, draftId, input)).revision
