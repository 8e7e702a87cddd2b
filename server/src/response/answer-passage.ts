/** The secretariat's answer to what was said: outcome, reason, and the words in which it shows. */
import { found, Refusal } from '@plenary/shared/problems'
import type { NewAnswer, Passage } from '@plenary/shared/response'
import type { Queries } from '../database/port.ts'
import { type CommandContext, command, type Target } from '../participant/command.ts'
import { namedProcess } from '../participant/named-process.ts'
import { paragraphsOfRevision, revisionById } from '../revision/store.ts'
import type { SubjectRef } from '../subject/subject.ts'
import { standsIn } from './excerpt.ts'
import { lineageOf } from './lineage.ts'
import { type Deps, lockOfAnswers } from './link-passage.ts'
import { type PassageRow, passageById, passagesByIds, waitingOf, writeAnswer } from './passage-store.ts'
import { alignedIn, stepsOf } from './place-store.ts'
import { readerOf } from './reader.ts'
import { waitingSource } from './source.ts'
import { factOf, passagesById } from './view-passage.ts'

type Answers = Map<string, NewAnswer>

interface OfProcess {
  processId: string
}

/**
 * [RSP7] The words stand in that revision, in the paragraph the passage bears on or in what came of it by splitting,
 * merging and moving.
 */
async function ensureWords(queries: Queries, passage: PassageRow, answer: NewAnswer): Promise<void> {
  const { revisionId, words } = answer
  if (revisionId === null) {
    if (words !== null)
      throw new Refusal('invalid-input', 'revisionId: the words need the text they stand in.')
    return
  }
  const named = await revisionById(queries, revisionId)
  const revision = found(named?.processId === passage.processId ? named : null)
  if (revision.draftId !== passage.draftId) throw new Refusal('not-one-draft')
  if (words === null) return
  const steps = [...(await stepsOf(queries, passage.draftId)), ...(await alignedIn(queries, revision.id))]
  const family = new Set(lineageOf(steps, () => true).family(passage.paragraphId))
  const texts = await paragraphsOfRevision(queries, revision.id)
  const stands = texts.some(({ paragraphId, text }) => family.has(paragraphId) && standsIn(text, words))
  if (!stands) throw new Refusal('quote-not-found')
}

type AnswerCommand = Pick<CommandContext<unknown, OfProcess>, 'tx' | 'actor' | 'now' | 'record'>

/** [RSP8] An answer replaces the one before it; what that said stays in the record, as the fact that gave it. */
async function writeAnswers(deps: Deps, turn: AnswerCommand, answers: Answers): Promise<Passage[]> {
  const { tx, actor, now, record } = turn
  for (const row of await passagesByIds(tx, [...answers.keys()])) {
    const answer = answers.get(row.id) as NewAnswer
    await ensureWords(tx, row, answer)
    const { outcome, reason, revisionId, words } = answer
    const given = { outcome, reason, revisionId, words }
    await writeAnswer(tx, row.id, { ...given, answeredBy: actor.id, answeredAt: now })
  }
  const reader = readerOf(deps, { ...turn, queries: tx })
  const passages = await passagesById(reader, [...answers.keys()])
  for (const passage of passages) {
    const { draftId, paragraphId, stage } = passage
    const concerned = { draftId, paragraphId, ...(stage ? { stageId: stage.id } : {}) }
    await record('passage.answered', { passage: factOf(reader, passage) }, concerned)
  }
  return passages
}

const linkedPassage: Target<PassageRow, OfProcess> = {
  async find(queries, id) {
    const row = await passageById(queries, id)
    return row?.unlinkedAt ? null : row
  },
  acting: ({ processId }) => processId,
  place: (_, { processId }) => ({ processId }),
  stranger: 'not-found',
}

const answerOne = command({
  subject: linkedPassage,
  action: 'passage.answer',
  lock: lockOfAnswers,
  async work(deps: Deps, turn, answer: NewAnswer) {
    const [passage] = (await writeAnswers(deps, turn, new Map([[turn.row.id, answer]]))) as [Passage]
    return { passage }
  },
})

export const answerPassage = (
  deps: Deps,
  userId: string,
  id: string,
  answer: NewAnswer,
): Promise<{ passage: Passage }> => answerOne(deps, userId, id, answer)

type Many = (NewAnswer & { id: string })[]

const answerMany = command({
  subject: namedProcess,
  action: 'passage.answer',
  lock: ({ id }) => lockOfAnswers({ processId: id }),
  async work(deps: Deps, turn, given: Many) {
    const answers: Answers = new Map(given.map((each) => [each.id, each]))
    const rows = await passagesByIds(turn.tx, [...answers.keys()])
    const here = rows.filter(({ processId }) => processId === turn.row.id)
    found(here.length === answers.size ? here : null)
    return { passages: await writeAnswers(deps, turn, answers) }
  },
})

/** [MTX3] Many at one go, each with its own reason; all of them, or none. */
export const answerPassages = (
  deps: Deps,
  userId: string,
  slug: string,
  answers: Many,
): Promise<{ passages: Passage[] }> => answerMany(deps, userId, slug, answers)

const answerSource = command({
  subject: waitingSource,
  action: 'passage.answer',
  lock: ({ subject }) => lockOfAnswers(subject),
  async work(deps: Deps, turn, answer: NewAnswer) {
    const waiting = await waitingOf(turn.tx, turn.row.subject)
    return { passages: await writeAnswers(deps, turn, new Map(waiting.map((id) => [id, answer]))) }
  },
})

/** [RSP9] One answer to all passages of one thing that wait for one. */
export const respondTo = (
  deps: Deps,
  userId: string,
  source: SubjectRef,
  answer: NewAnswer,
): Promise<{ passages: Passage[] }> => answerSource(deps, userId, source, answer)
