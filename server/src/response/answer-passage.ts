/** The secretariat's answer to what was said: outcome, reason, and the words in which it shows. */
import { can } from '@plenary/shared/abilities'
import type { Actor } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { NewAnswer, Passage } from '@plenary/shared/response'
import type { Transaction } from '../database/port.ts'
import { actorIn } from '../participant/view.ts'
import { processOfSlug } from '../process/store.ts'
import { paragraphsOfRevision, revisionById } from '../revision/store.ts'
import { standsIn } from './excerpt.ts'
import { lineageOf } from './lineage.ts'
import type { Deps } from './link-passage.ts'
import { type FoundPassage, foundByIds, waitingOf, writeAnswer } from './passage-store.ts'
import { alignedIn, stepsOf } from './place-store.ts'
import { sourceOf } from './source-store.ts'
import { factOf, viewPassages } from './view-passage.ts'

type Answers = Map<string, NewAnswer>

/**
 * [RSP7] The words stand in that revision, in the paragraph the passage bears on or in what came of it by splitting,
 * merging and moving.
 */
async function ensureWords(tx: Transaction, { passage }: FoundPassage, answer: NewAnswer): Promise<void> {
  const { revisionId, words } = answer
  if (revisionId === null) {
    if (words !== null)
      throw new Refusal('invalid-input', 'revisionId: the words need the text they stand in.')
    return
  }
  const revision = await revisionById(tx, revisionId)
  if (!revision || revision.processId !== passage.processId) throw new Refusal('not-found')
  if (revision.draftId !== passage.draftId) throw new Refusal('not-one-draft')
  if (words === null) return
  const steps = [...(await stepsOf(tx, passage.draftId)), ...(await alignedIn(tx, revision.id))]
  const family = new Set(lineageOf(steps, () => true).family(passage.paragraphId))
  const texts = await paragraphsOfRevision(tx, revision.id)
  const stands = texts.some(({ paragraphId, text }) => family.has(paragraphId) && standsIn(text, words))
  if (!stands) throw new Refusal('quote-not-found')
}

/** [RSP8] An answer replaces the one before it; what that said stays in the record, as the fact that gave it. */
async function writeAnswers(
  { facts, clock, accounts, subjects }: Deps,
  tx: Transaction,
  actor: Actor,
  found: FoundPassage[],
  answers: Answers,
): Promise<Passage[]> {
  const now = clock.now()
  for (const row of found) {
    const { outcome, reason, revisionId, words } = answers.get(row.passage.id) as NewAnswer
    await ensureWords(tx, row, { outcome, reason, revisionId, words })
    const revision = revisionId === null ? null : await revisionById(tx, revisionId)
    await writeAnswer(tx, row.passage.id, {
      ...{ outcome, reason, words, revisionId: revision?.id ?? null },
      answeredBy: actor.id,
      answeredAt: now,
    })
  }
  const namesOf = (userIds: string[]) => accounts.userNames(userIds, tx)
  const reader = { queries: tx, subjects, namesOf, actor, now }
  const passages = await viewPassages(reader, await foundByIds(tx, [...answers.keys()]))
  for (const passage of passages)
    await facts.record(tx, {
      type: 'passage.answered',
      processId: passage.processId,
      draftId: passage.draftId,
      paragraphId: passage.paragraphId,
      ...(passage.stage ? { stageId: passage.stage.id } : {}),
      actorId: actor.id,
      at: now,
      data: { passage: factOf(passage) },
    })
  return passages
}

async function mayAnswer(
  { clock }: Deps,
  tx: Transaction,
  userId: string,
  processId: string,
): Promise<Actor> {
  const actor = await actorIn(tx, userId, processId)
  if (!actor) throw new Refusal('not-found')
  ensure(can(actor, 'passage.answer', { processId }, clock.now()))
  return actor
}

export async function answerPassage(
  deps: Deps,
  userId: string,
  id: string,
  answer: NewAnswer,
): Promise<{ passage: Passage }> {
  return deps.database.transaction(
    async (tx) => {
      const found = await foundByIds(tx, [id])
      if (!found[0]) throw new Refusal('not-found')
      const actor = await mayAnswer(deps, tx, userId, found[0].passage.processId)
      const [passage] = await writeAnswers(deps, tx, actor, found, new Map([[id, answer]]))
      return { passage: passage as Passage }
    },
    { lock: 'answers:all' },
  )
}

/** [MTX3] Many at one go, each with its own reason; all of them, or none. */
export async function answerPassages(
  deps: Deps,
  userId: string,
  slug: string,
  answers: (NewAnswer & { id: string })[],
): Promise<{ passages: Passage[] }> {
  return deps.database.transaction(
    async (tx) => {
      const process = await processOfSlug(tx, slug)
      if (!process) throw new Refusal('not-found')
      const actor = await mayAnswer(deps, tx, userId, process.id)
      const byId: Answers = new Map(answers.map((each) => [each.id, each]))
      const found = await foundByIds(tx, [...byId.keys()])
      if (found.length !== byId.size || found.some(({ passage }) => passage.processId !== process.id))
        throw new Refusal('not-found')
      return { passages: await writeAnswers(deps, tx, actor, found, byId) }
    },
    { lock: 'answers:all' },
  )
}

/** [RSP9] One answer to all of a contribution's passages that wait for one. */
export async function respondContribution(
  deps: Deps,
  userId: string,
  contributionId: string,
  answer: NewAnswer,
): Promise<{ passages: Passage[] }> {
  return deps.database.transaction(
    async (tx) => {
      const source = await sourceOf(tx, deps.subjects, 'contribution', contributionId)
      if (!source) throw new Refusal('not-found')
      const actor = await mayAnswer(deps, tx, userId, source.processId)
      const ids = await waitingOf(tx, contributionId)
      const answers: Answers = new Map(ids.map((id) => [id, answer]))
      return { passages: await writeAnswers(deps, tx, actor, await foundByIds(tx, ids), answers) }
    },
    { lock: 'answers:all' },
  )
}
