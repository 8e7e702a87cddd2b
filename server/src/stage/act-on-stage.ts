/** What every act of the secretariat on a stage has in common: decided on the stage as it is, written once, recorded; whoever writes is judged again. */
import { Refusal } from '@plenary/shared/problems'
import type { StageAct } from '@plenary/shared/round'
import { phaseOf, type StageView } from '@plenary/shared/stage'
import type { Seal } from '../collab/ports.ts'
import type { Lock, Transaction } from '../database/port.ts'
import { command } from '../participant/command.ts'
import { actedOn } from '../subject/thing.ts'
import type { Tools } from '../words.ts'
import { planStage } from './follow-calendar.ts'
import { changeLife, type StageRow } from './store.ts'
import { stageThing } from './subject.ts'
import { stageViewOf } from './view.ts'

/** What stands below stages and has its say: the drafts on their tables. The composition root joins it. */
export interface StageTables {
  /** Runs `work` in one transaction; nobody writes in these drafts by the rights of before once it has committed. */
  underNewRights<T>(
    stageId: string,
    work: (tx: Transaction, seal: Seal) => Promise<T>,
    options: { lock: Lock },
  ): Promise<T>
  /** An open round ends without a closing: its drafts are with the pen again, and their text is kept as it stood. */
  cutShort(tx: Transaction, seal: Seal, stage: StageRow, now: Date): Promise<void>
  /** Refuses `rounds-overlap` when the stage, as it would be, takes up a section another round has at that time. */
  ensureApart(tx: Transaction, stage: StageRow): Promise<void>
}

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

type Deps = Pick<Tools, 'jobs'> & { tables: StageTables }

/**
 * [RND21] Acts and deadlines that meet have one order: the transaction reads the stage, the time and decides on
 * both, and writes only what it has read. Whoever comes second is judged by what the first has made.
 */
export const actOnStage = command({
  subject: actedOn(stageThing),
  action: 'stage.change',
  lock: ({ processId }) => `process:${processId}`,
  through: ({ tables }: Deps, { row }, work: (tx: Transaction, seal: Seal) => Promise<StageView>, options) =>
    tables.underNewRights(row.id, work, options),
  async work({ tables, jobs }: Deps, turn, { reason, decide }: { reason: string; decide: Decision }) {
    const { tx, row: stage, now, held: seal, record } = turn
    if (phaseOf(stage, now) === 'cancelled') throw new Refusal('stage-cancelled')
    const { act, set } = decide(stage, now)
    const next = await changeLife(tx, stage, set)
    if (!next) throw new Refusal('version-conflict')
    await tables.ensureApart(tx, next)
    if (phaseOf(stage, now) === 'open' && phaseOf(next, now) !== 'open')
      await tables.cutShort(tx, seal, next, now)
    await planStage({ jobs }, tx, next)
    const shown = stageViewOf(next, now)
    await record('stage.changed', { stage: shown, act, reason })
    return shown
  },
})
