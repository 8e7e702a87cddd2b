/** [REV1] The secretariat publishes the working text, as it stands at one moment of the log, under a symbol. */
import { can } from '@plenary/shared/abilities'
import type { ParsedOf } from '@plenary/shared/api'
import { comparable } from '@plenary/shared/comparable'
import type { Actor } from '@plenary/shared/participant'
import { isInPlainSight } from '@plenary/shared/plain-sight'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { RevisionSummary } from '@plenary/shared/revision'
import { phaseOf } from '@plenary/shared/stage'
import type { Queries } from '../database/port.ts'
import { inDraft } from '../draft/acting.ts'
import { placeOfDraft } from '../draft/place.ts'
import { type DraftRow, draftById, tablingsOf } from '../draft/store.ts'
import { keepText } from '../paragraph/kept-store.ts'
import type { CloseOverdue } from '../paragraph/overdue.ts'
import { penHas } from '../paragraph/pen-facts.ts'
import { roomsOfDraft, sealedText } from '../paragraph/sealed-text.ts'
import { actorIn } from '../participant/view.ts'
import { textsOf } from '../process/store.ts'
import type { Tools } from '../words.ts'
import { publishRevision } from './publish-revision.ts'

export type RevisionTools = Pick<Tools, 'database' | 'clock' | 'facts' | 'collab'>

/** The draft and who would publish it. A draft of a process in which the person takes no part does not exist. */
export async function ensureMayPublish(
  { database, clock }: RevisionTools,
  userId: string,
  draftId: string,
): Promise<{ draft: DraftRow; actor: Actor }> {
  const draft = await draftById(database, draftId)
  const actor = draft && (await actorIn(database, userId, inDraft(draft, clock.now())))
  if (!draft || !actor) throw new Refusal('not-found')
  ensure(can(actor, 'revision.publish', placeOfDraft(draft), clock.now()))
  return { draft, actor }
}

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

export async function publishWorkingText(
  tools: RevisionTools,
  closeOverdue: CloseOverdue,
  userId: string,
  draftId: string,
  input: ParsedOf<'publishRevision', 'body'>,
): Promise<RevisionSummary> {
  const { database, clock, collab } = tools
  const { draft, actor } = await ensureMayPublish(tools, userId, draftId)
  const symbol = symbolOf(input.symbol)
  if (input.textCode !== null) {
    const texts = await textsOf(database, draft.processId)
    if (!texts.some(({ code }) => code === input.textCode))
      throw new Refusal('invalid-input', 'textCode: the calendar knows no such text.')
  }
  // What a deadline ended is published as it was then, before this text.
  await closeOverdue(draftId)
  const { revision } = await collab().sealRooms(
    await roomsOfDraft(database, draftId),
    async (tx, seal) => {
      const { paragraphs, log } = await sealedText(tx, seal, draftId, null)
      if (paragraphs.length === 0) throw new Refusal('invalid-input', 'The draft holds no paragraph yet.')
      const penAlone = await penHas(tx, draftId, clock.now())
      const revision = await publishRevision(tools, tx, {
        ...input,
        symbol,
        draft,
        paragraphs,
        log,
        kind: 'issued',
        stageId: await roundNow(tx, draftId, clock.now()),
        publishedBy: actor.id,
      })
      // [REL2] What was published is what everyone has of the draft until its text is released.
      if (penAlone) await keepText(tx, draftId, { as: revision.id, at: clock.now(), paragraphs })
      return { revision, penAlone }
    },
    { closes: ({ penAlone }) => (penAlone ? [{ draftId }] : []), lock: `draft:${draftId}` },
  )
  return revision
}
