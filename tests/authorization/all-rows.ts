/** Every row of the matrix, and the world they are about. */
import type { World } from '../world.ts'
import type { Rows } from './cells.ts'
import { consultationRows } from './consultation-rows.ts'
import { contributionRows } from './contribution-rows.ts'
import { conveningRows } from './convening-rows.ts'
import { type Ground, layGround } from './ground.ts'
import { peopleRows } from './people-rows.ts'
import { processRows, stageRows } from './process-rows.ts'
import { responseRows } from './response-rows.ts'
import { subjectRows } from './subject-rows.ts'
import { draftRows, paragraphRows, revisionRows } from './text-rows.ts'
import { type Things, thingsOf } from './things.ts'
import { commentRows, threadRows } from './thread-rows.ts'

export interface Matrix {
  ground: Ground
  things: Things
  rows: Rows
}

export async function layMatrix(running?: World): Promise<Matrix> {
  const ground = await layGround(running)
  const things = thingsOf(ground)
  const rows = {
    ...processRows(ground),
    ...(await conveningRows(ground)),
    ...peopleRows(ground, things),
    ...draftRows(ground),
    ...paragraphRows(ground),
    ...(await revisionRows(ground)),
    ...stageRows(ground),
    ...(await subjectRows(ground, things)),
    ...threadRows(ground, things),
    ...commentRows(ground, things),
    ...(await consultationRows(ground, things)),
    ...contributionRows(ground, things),
    ...(await responseRows(ground, things)),
  }
  return { ground, things, rows }
}
