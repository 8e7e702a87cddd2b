/** What the secretariat does with a stage: open, close, extend, reopen, cancel; put drafts on its table and say who may do what. */
import { z } from 'zod'
import { type Endpoint, idParams, reason } from './endpoint.ts'
import { rightRule, stageView } from './stage.ts'

/** What was done to a stage, for the fact. */
export const stageActs = ['opened', 'closed', 'extended', 'moved', 'reopened', 'cancelled'] as const
export const stageAct = z.enum(stageActs)
export type StageAct = z.infer<typeof stageAct>

/** A stage with the drafts on its table and their rights, as its secretariat arranges them. */
export const stageTable = z
  .object({
    stage: stageView,
    process: z.object({ id: z.string(), slug: z.string(), title: z.string() }),
    tablings: z.array(z.object({ draftId: z.string(), title: z.string(), rules: z.array(rightRule) })),
  })
  .meta({ id: 'StageTable' })
export type StageTable = z.infer<typeof stageTable>

const answer = z.object({ stage: stageView })
const because = z.strictObject({ reason })

/** The next moment of any calendar at which something opens or closes. */
export const milestone = z
  .object({
    at: z.iso.datetime(),
    what: z.enum(['opens', 'closes']),
    stage: stageView,
    process: z.object({ slug: z.string(), title: z.string() }),
  })
  .meta({ id: 'Milestone' })
export type Milestone = z.infer<typeof milestone>

export const roundApi = {
  getStage: {
    method: 'GET',
    path: '/api/stages/:id',
    summary: 'A stage with the drafts on its table',
    params: idParams,
    response: stageTable,
  },
  changeStage: {
    method: 'PATCH',
    path: '/api/stages/:id',
    summary: 'Move or extend the window of a stage',
    params: idParams,
    body: z.strictObject({
      opensAt: z.iso.datetime({ offset: true }).optional(),
      closesAt: z.iso.datetime({ offset: true }).optional(),
      reason,
    }),
    response: answer,
  },
  openStage: {
    method: 'POST',
    path: '/api/stages/:id/open',
    summary: 'Open a stage now',
    params: idParams,
    body: because,
    response: answer,
  },
  closeStage: {
    method: 'POST',
    path: '/api/stages/:id/close',
    summary: 'Close a stage now, and publish what it leaves',
    params: idParams,
    body: because,
    response: answer,
  },
  reopenStage: {
    method: 'POST',
    path: '/api/stages/:id/reopen',
    summary: 'Open a closed stage again until a new deadline',
    params: idParams,
    body: z.strictObject({ closesAt: z.iso.datetime({ offset: true }), reason }),
    response: answer,
  },
  cancelStage: {
    method: 'POST',
    path: '/api/stages/:id/cancel',
    summary: 'Cancel a stage',
    params: idParams,
    body: because,
    response: answer,
  },
  tableDraft: {
    method: 'POST',
    path: '/api/stages/:id/tablings',
    summary: 'Put a draft on the table of a round',
    params: idParams,
    body: z.strictObject({ draft: z.string().min(1).max(100) }),
    response: stageTable,
  },
  changeRights: {
    method: 'PATCH',
    path: '/api/stages/:id/tablings/:draft',
    summary: 'Say who may do what with a draft in a round',
    params: z.object({ id: z.string().min(1).max(100), draft: z.string().min(1).max(100) }),
    body: z.strictObject({ rules: z.array(rightRule).max(200), reason }),
    response: stageTable,
  },
  getClock: {
    method: 'GET',
    path: '/api/clock',
    summary: 'The clock, and the next milestone of the calendars',
    response: z.object({ now: z.iso.datetime(), next: milestone.nullable(), settable: z.boolean() }),
  },
  setClock: {
    method: 'POST',
    path: '/api/clock',
    summary: 'Move the clock of a demonstration forward',
    body: z.strictObject({ to: z.union([z.literal('next'), z.iso.datetime({ offset: true })]) }),
    response: z.object({ now: z.iso.datetime(), next: milestone.nullable() }),
  },
} as const satisfies Record<string, Endpoint>
