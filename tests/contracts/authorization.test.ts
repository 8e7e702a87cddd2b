/** [AUT1] The authorization matrix: every endpoint, every kind of object, everybody; the verdicts are written in tests/authorization. */
import { api, type EndpointName } from '@plenary/shared/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askAbroad, insideAlone } from '../authorization/abroad.ts'
import { layMatrix, type Matrix } from '../authorization/all-rows.ts'
import { ask, type Outcome, type Rows, row } from '../authorization/cells.ts'
import { hearing, watching, writing } from '../authorization/live-cells.ts'
import { everybody, inside } from '../authorization/verdicts.ts'

let matrix: Matrix
const tried: Outcome[] = []

beforeAll(async () => {
  matrix = await layMatrix()
})
afterAll(async () => {
  const wrong = tried.filter(({ expected, got }) => expected !== got)
  console.log(`authorization matrix: ${tried.length} cells tried, ${wrong.length} wrong`)
  await matrix?.ground.world.close()
})

function expectRight(outcomes: Outcome[]): void {
  tried.push(...outcomes)
  const wrong = outcomes.filter(({ expected, got }) => expected !== got)
  expect(
    wrong.map(({ cell, expected, got, answer }) => ({ cell, expected, got, answer: answer.slice(0, 300) })),
  ).toEqual([])
}

const names = Object.keys(api) as EndpointName[]

describe('every endpoint', () => {
  it('[AUT2] stands in the matrix with every kind of object it takes', () => {
    expect(names.filter((name) => !matrix.rows[name])).toEqual([])
    const addressed = names.filter((name) => 'params' in api[name])
    const withoutMissing = addressed.filter(
      (name) => !matrix.rows[name]?.some(({ object }) => object === 'missing'),
    )
    expect(withoutMissing).toEqual([])
  })

  const tryRows = async (name: EndpointName, rows: Rows[EndpointName] = []): Promise<Outcome[]> => {
    const outcomes: Outcome[] = []
    for (const each of rows) {
      const asked = await Promise.all(everybody.map((who) => ask(name, each, matrix.ground.people[who])))
      outcomes.push(...asked.filter((outcome) => outcome !== null))
    }
    return outcomes
  }

  it.each(names)('[AUT1] %s answers everybody as the rules say', async (name) => {
    expectRight(await tryRows(name, matrix.rows[name]))
  })

  it('[AUT3] answers alike for what somebody may not see and for what does not exist', () => {
    // What the address names, and what the body names besides: "a draft of another process", "a missing draft".
    const partOf = (cell: string): string => (/ \/ (to )?an? /.test(cell) ? 'body' : 'address')
    const texts = new Map<string, Set<string>>()
    for (const { cell, answer } of tried.filter(({ got }) => got === 'not-found')) {
      const key = `${cell.split(' / ')[0]}, ${partOf(cell)}`
      texts.set(key, (texts.get(key) ?? new Set()).add(answer))
    }
    const telling = [...texts].filter(([, answers]) => answers.size > 1)
    expect(telling.map(([name, answers]) => ({ name, answers: [...answers] }))).toEqual([])
  })

  it('[AUT4] of a socket is watched by whoever may know of it, and heard by its audience alone', async () => {
    expectRight(await watching(matrix))
    expectRight(await hearing(matrix))
  })

  it('[AUT5] of a room is written in by whoever may, and does not exist for the others', async () => {
    expectRight(await writing(matrix, false))
  })

  it('[AUT7] acts on nothing of another process, whatever id it is given', async () => {
    const outcomes: Outcome[] = []
    for (const name of names)
      for (const person of insideAlone.map((who) => matrix.ground.people[who]))
        outcomes.push(...(await askAbroad(name, matrix, person)))
    const acts = new Set(outcomes.map(({ cell }) => cell.split(' / ')[0]))
    expect(acts.size).toBeGreaterThan(25)
    expectRight(outcomes)
  })

  it('[AUT6] closes with its round, on every way that leads there', async () => {
    const { ground, things } = matrix
    await things.send('secretariat', `/api/stages/${ground.stage('fc1').id}/close`, {
      reason: 'By the matrix',
    })
    // A later round has the draft on its table already.
    const closed = inside('round-not-open', { secretariat: 'yes', observer: 'observers-read' })
    const on = { paragraphId: ground.paragraph.id }
    const thread = (visibility: 'all' | 'delegation') => ({
      params: { id: ground.draft.id },
      body: { ...things.newThread(visibility), ...on },
    })
    const amongThemselves = inside('yes', { observer: 'observers-read', refugee: 'no-delegation' })
    expectRight([
      ...(await tryRows('openThread', [
        row('closed', closed, thread('all')),
        row('closed, to the delegation', amongThemselves, thread('delegation')),
      ])),
      ...(await tryRows('restoreParagraph', [
        row('closed', closed, { params: { id: ground.paragraph.id }, body: { seq: 1 } }),
      ])),
      ...(await tryRows('getDraft', [row('closed', inside('yes'), { params: { id: ground.draft.id } })])),
    ])
    expectRight(await writing(matrix, true))
  })
})
