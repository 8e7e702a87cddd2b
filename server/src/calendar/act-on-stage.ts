/** What every act of the secretariat on a stage has in common: decided on the stage as it is, written once, recorded; whoever writes is judged again. */
import { Refusal } from '@plenary/shared/problems'
import type { StageAct } from '@plenary/shared/round'
import { phaseOf, type StageView } from '@plenary/shared/stage'
import type { Seal } from '../collab/ports.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { draftsOfStage } from '../draft/store.ts'
import { underNewRights } from '../paragraph/under-new-rights.ts'
import { command } from '../participant/command.ts'
import { cutShort } from '../round/cut-short.ts'
import { ensureTableApart } from '../round/rounds-apart.ts'
import { changeLife, type StageRow } from '../stage/store.ts'
import { stageThing } from '../stage/subject.ts'
import { stageViewOf } from '../stage/view.ts'
import { actedOn } from '../subject/thing.ts'
import { planStage } from './plan-stage.ts'

interface Change {
  act: StageAct
  set: Partial<Pick<StageRow, 'opensAt' | 'closesAt' | 'cancelledAt' | 'closedFactAt' | 'publishedAt'>>
}

/** What an act makes of a stage now; throws a Refusal when it makes nothing. */
export type Decision = (stage: StageRow, now: Date) => Change

/** [RND20] Deadlines are whole seconds. */
export const wholeSecond = (moment: Date | string): Date =>
  new Date(Math.floor(+new Date(moment) / 1000) * 1000)

/** [RND23] A window begins before it ends, and ends in the future. */
export function ensureWindow(opensAt: Date | null, closesAt: Date | null, now: Date): void {
  if (!opensAt || !closesAt) throw new Refusal('invalid-window', 'A window has a beginning and an end.')
  if (opensAt >= closesAt) throw new Refusal('invalid-window', 'The window ends before it begins.')
  if (closesAt <= now) throw new Refusal('invalid-window', 'The deadline lies in the past.')
}

type Deps = Pick<Context, 'jobs' | 'database' | 'collab'>

/**
 * [RND21] Acts and deadlines that meet have one order: the transaction reads the stage, the time and decides on
 * both, and writes only what it has read. Whoever comes second is judged by what the first has made.
 */
export const actOnStage = command({
  subject: actedOn(stageThing),
  action: 'stage.change',
  lock: ({ processId }) => `process:${processId}`,
  // Nobody writes in the drafts on its table by the rights of before once it has committed.
  through: (deps: Deps, { row }, work: (tx: Transaction, seal: Seal) => Promise<StageView>, options) =>
    underNewRights(deps, (queries) => draftsOfStage(queries, row.id), work, options),
  async work({ jobs }: Deps, turn, { reason, decide }: { reason: string; decide: Decision }) {
    const { tx, row: stage, now, held: seal, record } = turn
    if (phaseOf(stage, now) === 'cancelled') throw new Refusal('stage-cancelled')
    const { act, set } = decide(stage, now)
    const next = await changeLife(tx, stage, set)
    if (!next) throw new Refusal('version-conflict')
    await ensureTableApart(tx, next, now)
    if (phaseOf(stage, now) === 'open' && phaseOf(next, now) !== 'open')
      await cutShort(tx, seal, next.id, now)
    await planStage({ jobs }, tx, next)
    const shown = stageViewOf(next, now)
    await record('stage.changed', { stage: shown, act, reason })
    return shown
  },
})
