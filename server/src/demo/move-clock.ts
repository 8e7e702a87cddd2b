/** The clock of a demonstration: told with its next milestone, and moved forward so that a calendar can be watched. */
import { Refusal } from '@plenary/shared/problems'
import type { Milestone } from '@plenary/shared/round'
import type { Context } from '../context.ts'
import { participationsOfUser } from '../participant/store.ts'
import { allProcessIds, type ProcessRow, processById, processOfSlug } from '../process/store.ts'
import { nextMilestone } from '../stage/store.ts'
import { stageViewOf } from '../stage/view.ts'

export interface ClockDeps extends Pick<Context, 'config' | 'database' | 'clock' | 'facts' | 'jobs'> {
  /** Slugs of the processes that a fresh demonstration is filled with. */
  demoSlugs: string[]
}
type Deps = ClockDeps

/** [CLK4] Only a demonstration has a clock that people move; production never. */
const isSettable = ({ config }: Deps): boolean => config.demo && !config.production

/** Where the person is secretariat: their participant by process. */
async function penOf({ database }: Deps, userId: string): Promise<Map<string, string>> {
  const rows = await participationsOfUser(database, userId)
  return new Map(
    rows.filter(({ role }) => role === 'secretariat').map(({ processId, id }) => [processId, id]),
  )
}

/**
 * [CLK9] One clock serves every process, so it is the demonstration's own secretariat who moves it: secretariat in each
 * of the processes it was filled with. Whoever began a process beside them has no hand on everybody's time.
 */
async function keepsTime({ database, demoSlugs }: Deps, pen: Map<string, string>): Promise<boolean> {
  const own = await Promise.all(demoSlugs.map((slug) => processOfSlug(database, slug)))
  return own.length > 0 && own.every((process) => process !== null && pen.has(process.id))
}

export const maySetClock = async (deps: Deps, userId: string | undefined): Promise<boolean> =>
  isSettable(deps) && userId !== undefined && keepsTime(deps, await penOf(deps, userId))

/** [CLK5] The next opening or closing in any calendar. */
export async function milestoneAhead({
  database,
  clock,
}: Pick<Deps, 'database' | 'clock'>): Promise<Milestone | null> {
  const now = clock.now()
  const found = await nextMilestone(database, now)
  if (!found) return null
  const { slug, title } = (await processById(database, found.stage.processId)) as ProcessRow
  return {
    at: found.at.toISOString(),
    what: found.what,
    stage: stageViewOf(found.stage, now),
    process: { slug, title },
  }
}

async function targetOf(deps: Deps, to: string): Promise<Date> {
  if (to !== 'next') return new Date(to)
  const found = await nextMilestone(deps.database, deps.clock.now())
  if (!found) throw new Refusal('not-found', 'The calendars hold no later milestone.')
  return found.at
}

/**
 * [CLK6] The clock stops at every moment on the way at which something is due, and waits until it is done: a
 * closing happens at its own deadline, and before whatever opens after it.
 */
async function walkTo({ clock, jobs }: Deps, target: Date): Promise<void> {
  await jobs().settle()
  for (let due = await jobs().nextDueAt(); due && due <= target; due = await jobs().nextDueAt()) {
    if (due > clock.now()) clock.setForward(due)
    const before = clock.now()
    await jobs().settle()
    const next = await jobs().nextDueAt()
    // What is due and stays undone belongs to another worker, or waits for its next try.
    if (next && next <= before) break
  }
  if (target > clock.now()) clock.setForward(target)
  await jobs().settle()
}

/** Moves the clock for a person. Refuses `not-in-production`, `secretariat-only` and `clock-goes-forward`. */
export function clockMover(deps: Deps): (userId: string, to: string) => Promise<void> {
  // [CLK7] Two who move the clock together move it one after the other.
  let walking: Promise<unknown> = Promise.resolve()
  return async (userId, to) => {
    if (!isSettable(deps)) throw new Refusal('not-in-production')
    const pen = await penOf(deps, userId)
    if (!(await keepsTime(deps, pen))) throw new Refusal('secretariat-only')
    const walk = walking.then(async () => {
      const target = await targetOf(deps, to)
      if (target < deps.clock.now()) throw new Refusal('clock-goes-forward')
      await walkTo(deps, target)
    })
    walking = walk.catch(() => undefined)
    await walk
    await tellEveryone(deps, pen)
  }
}

/** [CLK8] Every screen of every process asks for the time again. */
async function tellEveryone({ database, clock, facts }: Deps, pen: Map<string, string>): Promise<void> {
  const at = clock.now()
  for (const processId of await allProcessIds(database))
    await database.transaction(
      (tx) =>
        facts.record(tx, {
          type: 'clock.moved',
          processId,
          actorId: pen.get(processId) ?? null,
          at,
          data: { now: at.toISOString() },
        }),
      { lock: `process:${processId}` },
    )
}
