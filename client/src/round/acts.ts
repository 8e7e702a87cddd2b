/** What may be done to a stage in each part of its life, what each act asks for, and which endpoint carries it out. */
import { type Life, lifeOf, type StageView } from '@plenary/shared/stage'
import { call } from '../api/call.ts'
import { instantOf } from '../i18n/wall-time.ts'

export type Act = 'open' | 'extend' | 'close' | 'move' | 'reopen' | 'cancel'

/** In the order in which they are offered; the first is what most people come for. */
const actsIn: Record<Life, Act[]> = {
  scheduled: ['move', 'open', 'cancel'],
  open: ['extend', 'close', 'cancel'],
  closed: ['reopen'],
  published: ['reopen'],
  cancelled: [],
  undated: ['move', 'cancel'],
}

export const actsOf = (stage: StageView, now: Date): Act[] =>
  stage.phase === 'cancelled' ? [] : actsIn[lifeOf(stage, now)]

/** Which moments an act asks for. */
export const asksFor: Record<Act, { opensAt: boolean; closesAt: boolean }> = {
  open: { opensAt: false, closesAt: false },
  extend: { opensAt: false, closesAt: true },
  close: { opensAt: false, closesAt: false },
  move: { opensAt: true, closesAt: true },
  reopen: { opensAt: false, closesAt: true },
  cancel: { opensAt: false, closesAt: false },
}

/** An act as entered: moments as the clock on the wall of the stage's place shows them. */
export interface Wish {
  reason: string
  opensAt: string
  closesAt: string
}

/** Null where a moment that the act needs is none. */
export function inputOf(act: Act, wish: Wish, timeZone: string) {
  const { opensAt, closesAt } = asksFor[act]
  const opens = opensAt ? instantOf(wish.opensAt, timeZone) : undefined
  const closes = closesAt ? instantOf(wish.closesAt, timeZone) : undefined
  if (opens === null || closes === null) return null
  return {
    reason: wish.reason.trim(),
    ...(opens ? { opensAt: opens } : {}),
    ...(closes ? { closesAt: closes } : {}),
  }
}
type Input = NonNullable<ReturnType<typeof inputOf>>

export const carryOut: Record<Act, (id: string, input: Input) => Promise<{ stage: StageView }>> = {
  open: (id, { reason }) => call('openStage', { params: { id }, body: { reason } }),
  close: (id, { reason }) => call('closeStage', { params: { id }, body: { reason } }),
  cancel: (id, { reason }) => call('cancelStage', { params: { id }, body: { reason } }),
  extend: (id, input) => call('changeStage', { params: { id }, body: input }),
  move: (id, input) => call('changeStage', { params: { id }, body: input }),
  reopen: (id, { reason, closesAt }) =>
    call('reopenStage', { params: { id }, body: { reason, closesAt: closesAt as string } }),
}
