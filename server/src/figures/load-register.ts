/** Loads the register of a stage, which holds no name. */
import { randomUUID } from 'node:crypto'
import { can } from '@plenary/shared/abilities'
import type { AnswerOf } from '@plenary/shared/api'
import { ensure, Refusal } from '@plenary/shared/problems'
import { actorIn } from '../participant/view.ts'
import { type ProcessRow, processById } from '../process/store.ts'
import { placeOfStage } from '../stage/place.ts'
import { stageById } from '../stage/store.ts'
import type { Tools } from '../words.ts'
import { type Bounds, besideMe, makeBeside } from '../worker/beside.ts'
import type { work } from './register-reader.ts'
import { replaceRegister } from './store.ts'
import { figuresOfProcess } from './view-figures.ts'

const bounds: Bounds = { longestMs: 20_000, memoryMb: 512, atOnce: 1, waiting: 10, waitingEach: 2 }
/** A register of megabytes is read beside the server. */
const readBeside = makeBeside<typeof work>(besideMe(import.meta.url, 'register-reader'), bounds)

type Deps = Pick<Tools, 'database' | 'clock' | 'facts'>

/** [FIG2] The secretariat loads it; loading it again replaces it, so that nobody is counted twice. */
export async function loadRegister(
  deps: Deps,
  userId: string,
  stageId: string,
  csv: string,
): Promise<AnswerOf<'loadRegister'>> {
  const { database, clock, facts } = deps
  const stage = await stageById(database, stageId)
  const actor = stage && (await actorIn(database, userId, stage.processId))
  if (!actor) throw new Refusal('not-found')
  const { processId } = stage
  ensure(can(actor, 'register.load', placeOfStage(stage), clock.now()))
  const people = await readBeside(csv, userId)
  await database.transaction(
    async (tx) => {
      const now = clock.now()
      const rows = people.map((person) => ({
        id: randomUUID(),
        processId,
        stageId,
        ...person,
        loadedAt: now,
      }))
      await replaceRegister(tx, stageId, rows)
      await facts.record(tx, {
        type: 'register.loaded',
        processId,
        stageId,
        actorId: actor.id,
        at: now,
        data: { stageId, people: rows.length },
        // How many came may itself be hidden: only those who loaded it are told.
        audience: 'secretariat',
      })
    },
    { lock: `stage:${stageId}` },
  )
  const figures = await figuresOfProcess(deps, (await processById(database, processId)) as ProcessRow)
  return {
    people: people.length,
    figures: figures.stages.find((each) => each.stage.id === stageId) ?? null,
  }
}
