/** [CNS1] The secretariat keeps the page of a consultation: end of input, background papers, questions, programme. */
import { randomUUID } from 'node:crypto'
import type { ParsedOf } from '@plenary/shared/api'
import { Refusal } from '@plenary/shared/problems'
import { command } from '../participant/command.ts'
import { actedOn } from '../subject/thing.ts'
import { noteChange } from './note-change.ts'
import { lockOfStage, stagePage } from './page-command.ts'
import {
  insertPaper,
  type PaperRow,
  programmeItemById,
  questionById,
  questionsOf,
  removePaperRow,
  setInputUntil,
  writeProgramme,
  writeQuestions,
} from './store.ts'
import { paperThing } from './subject.ts'
import type { PagePorts } from './view.ts'

/** What every act on a page has in common. */
const page = { subject: stagePage, action: 'consultation.keep', lock: lockOfStage } as const

/** Input may be taken longer than a meeting lasts, or end before it: negotiators read it before they meet. */
export const changeInput = command({
  ...page,
  async work(_: object, turn, { inputUntil }: ParsedOf<'changeConsultation', 'body'>) {
    await setInputUntil(turn.tx, turn.row.id, inputUntil === null ? null : new Date(inputUntil))
    await noteChange(turn, 'input')
  },
})

export const addPaper = command({
  ...page,
  async work(_: object, turn, { title, symbol, language }: ParsedOf<'addPaper', 'body'>): Promise<PaperRow> {
    const row = {
      ...{ id: randomUUID(), stageId: turn.row.id, title, symbol, language },
      ...{ addedAt: turn.now, removedAt: null },
    }
    await insertPaper(turn.tx, row)
    await noteChange(turn, 'papers')
    return row
  },
})

/** Answers the id of the stage whose page it was on. */
export const removePaper = command({
  subject: actedOn(paperThing),
  action: 'consultation.keep',
  lock: ({ stage }) => lockOfStage(stage),
  async work(_: object, { tx, row: { id, stage }, now, record }): Promise<string> {
    await removePaperRow(tx, id, now)
    await noteChange({ row: stage, record }, 'papers')
    return stage.id
  },
})

const ensureDistinct = (ids: string[]): void => {
  if (new Set(ids).size < ids.length) throw new Refusal('invalid-input', 'An id stands here twice.')
}

/** [CNS3] A question people have spoken to may be worded anew; it does not disappear under them. */
export const setQuestions = command({
  ...page,
  async work(ports: Pick<PagePorts, 'threadsOf'>, turn, { questions }: ParsedOf<'setQuestions', 'body'>) {
    const { tx } = turn
    const stageId = turn.row.id
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
    await noteChange(turn, 'questions')
  },
})

/** [CNS4] An item of the programme ends after it begins. */
export const setProgramme = command({
  ...page,
  async work(_: object, turn, { items }: ParsedOf<'setProgramme', 'body'>) {
    const { tx } = turn
    const stageId = turn.row.id
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
    await noteChange(turn, 'programme')
  },
})
