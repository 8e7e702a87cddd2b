/** What threads stand on, found by its ids: a paragraph of a draft or of a revision, a question, a contribution. */
import { Refusal } from '@plenary/shared/problems'
import { roomOfParagraph } from '@plenary/shared/rooms'
import type { Quote } from '@plenary/shared/thread'
import type { Pins, Range } from '../collab/anchors.ts'
import { questionById } from '../consultation/store.ts'
import { inDraft } from '../draft/acting.ts'
import { draftById } from '../draft/store.ts'
import type { KeptText } from '../paragraph/kept-store.ts'
import { paragraphsOfRevision, revisionById } from '../revision/store.ts'
import { stageById } from '../stage/store.ts'
import type { ThreadDeps } from './deps.ts'
import { quoteAt, selectionIn } from './find-quote.ts'
import { type Anchored, type Base, onTheWhole } from './open-thread.ts'
import { groundOfContribution, groundOfParagraph, groundOfQuestion, groundOfRevision } from './place.ts'

export const exactly = (text: string, range: Range, pins: Pins | null): Anchored => ({
  quote: quoteAt(text, range),
  startsAt: pins?.start ?? null,
  endsAt: pins?.end ?? null,
  anchor: { state: 'exact', exact: text.slice(range.from, range.to), now: null, ...range },
})

/** [ANC2] The words are looked for in what is committed, and pinned there. */
export async function pinned({ collab }: ThreadDeps, paragraphId: string, quote: Quote): Promise<Anchored> {
  const found = await collab().readWords(roomOfParagraph(paragraphId), ({ text, pin }) => {
    const range = selectionIn(text, quote)
    return range && exactly(text, range, pin(range))
  })
  if (!found) throw new Refusal('quote-not-found')
  return found
}

/** [REL4] Words of a text that stands still are sought in that text; where they are in the one being written is found later. */
function standing({ as, rows }: KeptText, paragraphId: string, quote: Quote | undefined): Anchored {
  const text = rows.find(({ id }) => id === paragraphId)?.text ?? ''
  const range = quote && selectionIn(text, quote)
  if (quote && !range) throw new Refusal('quote-not-found')
  const anchored = range ? exactly(text, range, null) : onTheWhole
  return { ...anchored, keptAs: as, keptPlace: { paragraphId, anchor: anchored.anchor } }
}

export async function baseOfParagraph(
  deps: ThreadDeps,
  draftId: string,
  paragraphId: string,
): Promise<Base | null> {
  const places = await deps.placesOf(draftId)
  if (!places) return null
  const now = deps.clock.now()
  return {
    subjectType: 'paragraph',
    processId: places.draft.processId,
    acting: inDraft(places.draft, now),
    draftId,
    paragraphId,
    homeParagraphId: paragraphId,
    topics: [],
    async ground(actor) {
      const seen = await places.seenBy(actor, now)
      return seen?.rows.some(({ id }) => id === paragraphId) ? groundOfParagraph(seen, paragraphId) : null
    },
    async anchor(quote, actor) {
      const kept = (await places.seenByOthers(now))?.kept ?? null
      if (kept && actor.role !== 'secretariat') return standing(kept, paragraphId, quote)
      const anchored = quote ? await pinned(deps, paragraphId, quote) : onTheWhole
      // [REL4] What the pen-holder quotes of words that nobody else has is for nobody else before their release.
      const isTheirs = kept && (quote !== undefined || !kept.seqs.has(paragraphId))
      return isTheirs ? { ...anchored, keptAs: kept.as, keptPlace: null } : anchored
    },
  }
}

/** [ANC6] A published text does not change: the quoted words must stand in it, and stand there for ever. */
export async function baseOfRevision(
  { database, clock }: ThreadDeps,
  revisionId: string,
  paragraphId: string,
): Promise<Base | null> {
  const revision = await revisionById(database, revisionId)
  const paragraphs = revision ? await paragraphsOfRevision(database, revision.id) : []
  const paragraph = paragraphs.find((each) => each.paragraphId === paragraphId)
  const draft = revision && (await draftById(database, revision.draftId))
  if (!revision || !draft || !paragraph) return null
  return {
    subjectType: 'revision',
    processId: revision.processId,
    acting: inDraft(draft, clock.now()),
    revisionId: revision.id,
    draftId: revision.draftId,
    paragraphId,
    homeParagraphId: paragraphId,
    topics: [],
    ground: async () => groundOfRevision(revision),
    async anchor(quote) {
      if (!quote) return onTheWhole
      const range = selectionIn(paragraph.text, quote)
      if (!range) throw new Refusal('quote-not-found')
      return exactly(paragraph.text, range, null)
    },
  }
}

export async function baseOfQuestion(
  deps: ThreadDeps,
  stageId: string,
  questionId: string,
): Promise<Base | null> {
  const stage = await stageById(deps.database, stageId)
  const question = await questionById(deps.database, questionId)
  if (!stage || question?.stageId !== stageId) return null
  return {
    subjectType: 'question',
    processId: stage.processId,
    acting: { processId: stage.processId, stage: stageId },
    stageId,
    questionId,
    topics: [],
    ground: () => groundOfQuestion(deps, stageId),
    anchor: async () => onTheWhole,
  }
}

/** [ANC7] The words of a contribution are submitted and stand still: a quote must stand in one of its paragraphs. */
export async function baseOfContribution(deps: ThreadDeps, contributionId: string): Promise<Base | null> {
  const found = await deps.contribution(deps.database, contributionId)
  if (!found) return null
  return {
    subjectType: 'contribution',
    processId: found.processId,
    acting: { processId: found.processId, stage: found.stageId },
    stageId: found.stageId,
    contributionId,
    topics: found.topics,
    // What somebody may not see does not exist for them, not even as something they may not speak about.
    ground: async (actor) => (found.seenBy(actor) ? groundOfContribution(deps, contributionId, actor) : null),
    async anchor(quote) {
      if (!quote) return onTheWhole
      const paragraphs = await found.paragraphs(deps.database)
      if (!paragraphs.some((text) => selectionIn(text, quote))) throw new Refusal('quote-not-found')
      const anchor = { state: 'exact', exact: quote.exact, now: null, from: null, to: null } as const
      return { quote, startsAt: null, endsAt: null, anchor }
    },
  }
}
