/** The figures of a process and its stages, as everyone may have them. */
import type { FileAnswer } from '@plenary/shared/endpoint'
import { type Figures, organisationKinds, type ProcessFigures } from '@plenary/shared/figures'
import { found } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import { byteOrderMark, type Cell, csvLine } from '../http/csv.ts'
import { type ProcessRow, processOfSlug } from '../process/store.ts'
import { stagesOf } from '../stage/store.ts'
import { cameAs } from './attended.ts'
import { type Came, count, figuresOf, peopleOfAll, publishedOf, publishedTogether } from './count-people.ts'
import { attendanceOf, registrationsOf } from './store.ts'

type Deps = Pick<Context, 'database'>

interface StagePeople {
  source: 'register' | 'attendance'
  people: Came[]
}

/** [FIG6] A register says who came to its stage; without one, those who said so here do. Never both. */
async function peopleByStage({ database }: Deps, processId: string): Promise<Map<string, StagePeople>> {
  const stages = new Map<string, StagePeople>()
  const add = (stageId: string, source: StagePeople['source'], person: Came): void => {
    const so = stages.get(stageId) ?? { source, people: [] }
    so.people.push(person)
    stages.set(stageId, so)
  }
  for (const row of await registrationsOf(database, processId)) add(row.stageId, 'register', row)
  const registered = [...stages.keys()]
  for (const row of await attendanceOf(database, processId, registered))
    add(row.stageId, 'attendance', cameAs(row))
  return stages
}

/** [FIG5] Stages of which not even the people are told stay out of the whole, which would tell them. */
export async function figuresOfProcess(deps: Deps, { id, slug, title }: ProcessRow): Promise<ProcessFigures> {
  const people = await peopleByStage(deps, id)
  const stages = (await stagesOf(deps.database, [id])).flatMap((stage) => {
    const its = people.get(stage.id)
    return its ? [{ stage, ...its, published: publishedOf(count(its.people)) }] : []
  })
  const told = stages.filter(({ published }) => published.people.all !== null)
  const everyone = count(peopleOfAll(told.map(({ people: its }) => its)))
  return {
    process: { id, slug, title },
    whole: figuresOf(
      publishedTogether(
        told.map(({ published }) => published),
        everyone,
      ),
    ),
    left: stages.length - told.length,
    stages: stages.map(({ stage, source, published }) => ({
      stage: {
        ...{ id: stage.id, code: stage.code, title: stage.title, kind: stage.kind, timeZone: stage.timeZone },
        opensAt: stage.opensAt?.toISOString() ?? null,
      },
      source,
      ...figuresOf(published),
    })),
  }
}

export async function figuresNamed(deps: Deps, slug: string): Promise<ProcessFigures> {
  return figuresOfProcess(deps, found(await processOfSlug(deps.database, slug)))
}

const hidden = 'hidden'
const cell = (count_: number | null): Cell => count_ ?? hidden

function* linesOf(name: string, source: string, figures: Figures): Generator<string> {
  const line = (what: string, kind: string, count_: number | null): string =>
    csvLine([name, source, what, kind, cell(count_)])
  yield line('people', 'all', figures.people)
  for (const { kind, people } of figures.kinds) yield line('people', kind, people)
  yield line('countries', 'all', figures.countries)
  yield line('states', 'all', figures.states)
  yield line('organisations', 'all', figures.organisations.all)
  for (const kind of organisationKinds) yield line('organisations', kind, figures.organisations.byKind[kind])
}

export async function exportFigures(deps: Deps, slug: string): Promise<FileAnswer> {
  const figures = await figuresNamed(deps, slug)
  async function* pieces(): AsyncGenerator<string> {
    yield byteOrderMark + csvLine(['Stage', 'Source', 'What', 'Kind', 'Count'])
    yield [...linesOf('', 'all stages', figures.whole)].join('')
    for (const { stage, source, ...its } of figures.stages)
      yield [...linesOf(stage.title, source, its)].join('')
  }
  return { name: `figures-${slug.replace(/[^\w-]/g, '')}.csv`, pieces: pieces() }
}
