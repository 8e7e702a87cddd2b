/** Loads the register of a stage, which holds no name. */
import { randomUUID } from 'node:crypto'
import type { AnswerOf } from '@plenary/shared/api'
import type { Context } from '../context.ts'
import { command } from '../participant/command.ts'
import { type ProcessRow, processById } from '../process/store.ts'
import type { StageRow } from '../stage/store.ts'
import { stageThing } from '../stage/subject.ts'
import { actedOn } from '../subject/thing.ts'
import { type Bounds, besideMe, makeBeside } from '../worker/beside.ts'
import type { work } from './register-reader.ts'
import { replaceRegister } from './store.ts'
import { figuresOfProcess } from './view-figures.ts'

const bounds: Bounds = { longestMs: 20_000, memoryMb: 512, atOnce: 1, waiting: 10, waitingEach: 2 }
/** A register of megabytes is read beside the server. */
const readBeside = makeBeside<typeof work>(besideMe(import.meta.url, 'register-reader'), bounds)

/** Whoever is not of its process is not told of a register. */
const registerOfStage = {
  ...actedOn(stageThing),
  acting: ({ processId }: StageRow) => processId,
  stranger: 'not-found',
} as const

/** `by`: whose turn it is to have a file read. */
const replaceWith = command({
  subject: registerOfStage,
  action: 'register.load',
  lock: ({ id }) => `stage:${id}`,
  prepare: (_deps, _scene, { csv, by }: { csv: string; by: string }) => readBeside(csv, by),
  async work(_: object, { tx, row: stage, now, record }, _input: { csv: string; by: string }, people) {
    const { id: stageId, processId } = stage
    const rows = people.map((person) => ({ id: randomUUID(), processId, stageId, ...person, loadedAt: now }))
    await replaceRegister(tx, stageId, rows)
    // How many came may itself be hidden: only those who loaded it are told.
    await record('register.loaded', { stageId, people: rows.length }, { audience: 'secretariat' })
    return { processId, people: rows.length }
  },
})

/** [FIG2] The secretariat loads it; loading it again replaces it, so that nobody is counted twice. */
export async function loadRegister(
  deps: Pick<Context, 'database' | 'clock' | 'facts'>,
  userId: string,
  stageId: string,
  csv: string,
): Promise<AnswerOf<'loadRegister'>> {
  const { processId, people } = await replaceWith(deps, userId, stageId, { csv, by: userId })
  const process = (await processById(deps.database, processId)) as ProcessRow
  const figures = await figuresOfProcess(deps, process)
  return { people, figures: figures.stages.find((each) => each.stage.id === stageId) ?? null }
}
