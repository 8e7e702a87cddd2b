/** What may be done to a stage in each part of its life, what each act asks for, and which endpoint carries it out. */
import { api } from '@plenary/shared/api'
import { type Life, lifeOf, type StageView } from '@plenary/shared/stage'
import type { z } from 'zod'
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

/** A moment that the clocks of the place do not show is empty, and judged as missing. */
export function inputOf(act: Act, wish: Wish, timeZone: string): Input {
  const asked = asksFor[act]
  return {
    reason: wish.reason.trim(),
    ...(asked.opensAt ? { opensAt: instantOf(wish.opensAt, timeZone) ?? '' } : {}),
    ...(asked.closesAt ? { closesAt: instantOf(wish.closesAt, timeZone) ?? '' } : {}),
  }
}

interface Input {
  reason: string
  opensAt?: string
  closesAt?: string
}

/** What the endpoint of each act takes. */
export const bodyOf = {
  open: api.openStage.body,
  close: api.closeStage.body,
  cancel: api.cancelStage.body,
  extend: api.changeStage.body,
  move: api.changeStage.body,
  reopen: api.reopenStage.body,
} satisfies Record<Act, z.ZodType>

export const carryOut: Record<Act, (id: string, input: Input) => Promise<{ stage: StageView }>> = {
  open: (id, { reason }) => call('openStage', { params: { id }, body: { reason } }),
  close: (id, { reason }) => call('closeStage', { params: { id }, body: { reason } }),
  cancel: (id, { reason }) => call('cancelStage', { params: { id }, body: { reason } }),
  extend: (id, input) => call('changeStage', { params: { id }, body: input }),
  move: (id, input) => call('changeStage', { params: { id }, body: input }),
  reopen: (id, { reason, closesAt }) =>
    call('reopenStage', { params: { id }, body: { reason, closesAt: closesAt as string } }),
}
