/** [CNS1] The secretariat keeps the page of a consultation: end of input, background papers, questions, programme. */
import { randomUUID } from 'node:crypto'
import type { ParsedOf } from '@plenary/shared/api'
import { Refusal } from '@plenary/shared/problems'
import type { Tools } from '../words.ts'
import { noteChange } from './note-change.ts'
import { actInStage } from './scene.ts'
import {
  insertPaper,
  type PaperRow,
  paperById,
  programmeItemById,
  questionById,
  questionsOf,
  removePaperRow,
  setInputUntil,
  writeProgramme,
  writeQuestions,
} from './store.ts'
import type { PagePorts } from './view.ts'

type Deps = Pick<Tools, 'database' | 'clock' | 'facts'>

/** Input may be taken longer than a meeting lasts, or end before it: negotiators read it before they meet. */
export const changeInput = (
  deps: Deps,
  userId: string,
  stageId: string,
  { inputUntil }: ParsedOf<'changeConsultation', 'body'>,
): Promise<void> =>
  actInStage(deps, userId, stageId, 'consultation.keep', async (tx, scene) => {
    await setInputUntil(tx, stageId, inputUntil === null ? null : new Date(inputUntil))
    await noteChange(deps, tx, scene, 'input')
  })

export const addPaper = (
  deps: Deps,
  userId: string,
  stageId: string,
  { title, symbol, language }: ParsedOf<'addPaper', 'body'>,
): Promise<PaperRow> =>
  actInStage(deps, userId, stageId, 'consultation.keep', async (tx, scene) => {
    const row = { id: randomUUID(), stageId, title, symbol, language, addedAt: scene.now, removedAt: null }
    await insertPaper(tx, row)
    await noteChange(deps, tx, scene, 'papers')
    return row
  })

/** The stage of a paper that is on its page. Throws not-found. */
async function stageOfPaper({ database }: Pick<Deps, 'database'>, paperId: string): Promise<string> {
  const paper = await paperById(database, paperId)
  if (!paper || paper.removedAt) throw new Refusal('not-found')
  return paper.stageId
}

export async function removePaper(deps: Deps, userId: string, paperId: string): Promise<string> {
  const stageId = await stageOfPaper(deps, paperId)
  await actInStage(deps, userId, stageId, 'consultation.keep', async (tx, scene) => {
    await removePaperRow(tx, paperId, scene.now)
    await noteChange(deps, tx, scene, 'papers')
  })
  return stageId
}

const ensureDistinct = (ids: string[]): void => {
  if (new Set(ids).size < ids.length) throw new Refusal('invalid-input', 'An id stands here twice.')
}

/** [CNS3] A question people have spoken to may be worded anew; it does not disappear under them. */
export const setQuestions = (
  deps: Deps,
  ports: Pick<PagePorts, 'threadsOf'>,
  userId: string,
  stageId: string,
  { questions }: ParsedOf<'setQuestions', 'body'>,
): Promise<void> =>
  actInStage(deps, userId, stageId, 'consultation.keep', async (tx, scene) => {
    const ids = questions.map(({ id }) => id)
    ensureDistinct(ids)
    for (const id of ids) {
      const known = await questionById(tx, id)
      if (known && known.stageId !== stageId) throw new Refusal('already-exists')
    }
    const threads = await ports.threadsOf(tx, stageId)
    const gone = (await questionsOf(tx, stageId)).filter(({ id }) => !ids.includes(id))
    if (gone.some(({ id }) => (threads.get(id) ?? 0) > 0))
      throw new Refusal('already-answered', 'A question that people have spoken to stays.')
    await writeQuestions(
      tx,
      stageId,
      questions.map(({ id, text }, order) => ({ id, stageId, order, text })),
    )
    await noteChange(deps, tx, scene, 'questions')
  })

/** [CNS4] An item of the programme ends after it begins. */
export const setProgramme = (
  deps: Deps,
  userId: string,
  stageId: string,
  { items }: ParsedOf<'setProgramme', 'body'>,
): Promise<void> =>
  actInStage(deps, userId, stageId, 'consultation.keep', async (tx, scene) => {
    ensureDistinct(items.map(({ id }) => id))
    const rows = items.map((item) => ({
      ...item,
      stageId,
      startsAt: new Date(item.startsAt),
      endsAt: new Date(item.endsAt),
    }))
    if (rows.some(({ startsAt, endsAt }) => startsAt >= endsAt)) throw new Refusal('invalid-window')
    for (const { id } of rows) {
      const known = await programmeItemById(tx, id)
      if (known && known.stageId !== stageId) throw new Refusal('already-exists')
    }
    await writeProgramme(tx, stageId, rows)
    await noteChange(deps, tx, scene, 'programme')
  })
