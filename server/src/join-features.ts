/** Joins features, however many, into what the house, the live text and the live facts ask. It knows none by name. */
import { letterOfRoom } from '@plenary/shared/rooms'
import type { JobHandler } from './clock/jobs.ts'
import type { CollabPorts } from './collab/ports.ts'
import type { BareContext, Context } from './context.ts'
import { followFacts } from './events/follow.ts'
import { lastSeq } from './events/record.ts'
import type { Feature, MakeFeature, RoomAnswers } from './feature.ts'
import type { Handlers } from './http/api.ts'
import type { LivePorts } from './live/ports.ts'
import { allProcessIds } from './process/store.ts'
import { makeSubjects } from './subject/registry.ts'

export interface Joined {
  context: Context
  handlers: Handlers[]
  jobs: Record<string, JobHandler>
  rooms: Pick<CollabPorts, 'admit' | 'project' | 'keepLate' | 'lateBefore' | 'renewed'>
  live: Pick<LivePorts, 'findWatch' | 'hidesPlace' | 'participationOf' | 'lastSeq' | 'withhold'>
  seed(): Promise<void>
  /** What is done once at every start, before anyone is let in. */
  begin(): Promise<void>
  /** What whoever starts the server does next, a line for each. */
  nextSteps(): Promise<string[]>
  /** Resolves when what follows the facts so far is done; asked before the database closes. */
  settled(): Promise<void>
}

export function joinFeatures(bare: BareContext, table: readonly MakeFeature[]): Joined {
  const { database, facts, log } = bare
  const context: Context = {
    ...bare,
    subjects: makeSubjects(() => features.flatMap(({ things = [] }) => things)),
    withhold: (fact) => withhold(fact),
  }
  const features = table.map((make) => make(context))
  const each = <T>(of: (feature: Feature) => T | undefined): T[] =>
    features.map(of).filter((part) => part !== undefined)
  const withhold = withholdEach(each(({ withhold }) => withhold))
  for (const reactions of each(({ reactions }) => reactions)) facts.react(reactions)
  const failed = (error: unknown): void => log.error({ err: error }, 'what follows a fact was not done')
  const followed = each(({ follows }) => follows)
    .flat()
    .map((work) => ({ ...followFacts({ database, facts, failed }, work), anew: work.anew }))
  return {
    context,
    handlers: each(({ handlers }) => handlers).map((handlers) => handlers()),
    jobs: inTurn(each(({ jobs }) => jobs)),
    rooms: { ...byLetter(each(({ rooms }) => rooms)), renewed: renewEach(each(({ renewed }) => renewed)) },
    live: {
      ...theOnly(
        each(({ watch }) => watch),
        'says what is watched',
      ),
      lastSeq: (processId) => lastSeq(database, processId),
      withhold,
    },
    async seed() {
      for (const feature of features) await feature.seed?.()
    },
    async begin() {
      for (const feature of features) await feature.begin?.()
      const processIds = await allProcessIds(database)
      for (const { begin, anew } of followed) await begin(processIds, async () => anew?.())
    },
    async nextSteps() {
      const steps = await Promise.all(features.map((feature) => feature.nextStep?.()))
      return steps.flatMap((step) => step ?? [])
    },
    async settled() {
      for (const { settled } of followed) await settled()
    },
  }
}

function theOnly<T>(all: T[], what: string): T {
  const [one] = all
  if (!one || all.length > 1) throw new Error(`${all.length} features instead of one ${what}`)
  return one
}

/** What each withholds of a fact, one after another. */
const withholdEach =
  (withholders: LivePorts['withhold'][]): LivePorts['withhold'] =>
  async (fact) => {
    const each = await Promise.all(withholders.map((withhold) => withhold(fact)))
    const shown = each.flatMap((shownTo) => shownTo ?? [])
    if (shown.length === 0) return null
    return (actor) => shown.reduce<typeof fact | null>((kept, shownTo) => kept && shownTo(actor), fact)
  }

const renewEach =
  (all: CollabPorts['renewed'][]): CollabPorts['renewed'] =>
  async (...renewal) => {
    for (const renewed of all) await renewed(...renewal)
  }

/** Jobs by type; those of one type one after another. */
function inTurn(tables: Record<string, JobHandler>[]): Record<string, JobHandler> {
  const types = new Set(tables.flatMap((table) => Object.keys(table)))
  return Object.fromEntries(
    [...types].map((type) => {
      const works = tables.flatMap((table) => table[type] ?? [])
      const work: JobHandler = async (subject) => {
        for (const each of works) await each(subject)
      }
      return [type, work]
    }),
  )
}

/** A room of a kind that nobody answers for is not there. Throws for two kinds of one letter. */
function byLetter(tables: Record<string, RoomAnswers>[]): Omit<Joined['rooms'], 'renewed'> {
  const kinds = new Map(tables.flatMap((table) => Object.entries(table)))
  if (kinds.size !== tables.flatMap((table) => Object.keys(table)).length)
    throw new Error('two kinds of rooms have one letter')
  const of = (room: string): RoomAnswers | undefined => kinds.get(letterOfRoom(room) ?? '')
  return {
    admit: async (room, identity) => (await of(room)?.admit(room, identity)) ?? 'not-found',
    async project(tx, words) {
      for (const [letter, kind] of kinds) {
        const its = words.filter(({ room }) => letterOfRoom(room) === letter)
        if (its.length > 0) await kind.project(tx, its)
      }
    },
    keepLate: async (tx, words) => of(words.room)?.late?.keepLate(tx, words),
    lateBefore: async (room, ...rest) => (await of(room)?.late?.lateBefore(room, ...rest)) ?? null,
  }
}
