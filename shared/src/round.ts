/** What the secretariat does with a stage: open, close, extend, reopen, cancel; put drafts on its table and say who may do what. */
import { z } from 'zod'
import { type Endpoint, idParams, reason } from './endpoint.ts'
import { stakeholderKind } from './participant.ts'
import { rightRule, roundAction, stageView } from './stage.ts'

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

/** A place in a draft that rights may name. */
export const tablePlace = z.object({
  id: z.string(),
  /** "III.B", or null where the outline gives none. */
  code: z.string().nullable(),
  text: z.string(),
  /** From 0. */
  depth: z.number().int(),
})
export type TablePlace = z.infer<typeof tablePlace>

/** What one line of a round's rights would open in a text. */
export const tableLine = z.object({
  kinds: z.union([z.literal('all'), z.array(stakeholderKind)]),
  /** Delegations and participants the line names besides, as they are called. */
  named: z.array(z.string()),
  actions: z.array(roundAction),
  whole: z.boolean(),
  places: z.array(tablePlace),
  /** Codes of the calendar that the text does not have: open to nobody. */
  missing: z.array(z.string()),
  /** Paragraphs of the text it opens. */
  paragraphs: z.number().int(),
  /** People who take part today and whom the line is for. */
  people: z.number().int(),
})
export type TableLine = z.infer<typeof tableLine>

/** [RND34] What would be so if a draft were set on the table of a round; nothing is written. */
export const tablePreview = z
  .object({
    stage: stageView,
    process: z.object({ id: z.string(), slug: z.string(), title: z.string() }),
    draft: z.object({ id: z.string(), title: z.string() }),
    /** Paragraphs of the draft, headings not counted. */
    paragraphs: z.number().int(),
    /** Headings to choose from. */
    headings: z.array(tablePlace),
    lines: z.array(tableLine),
    rules: z.array(rightRule),
    missing: z.array(z.string()),
    /** What lies on the table already. */
    lying: z.array(z.object({ draftId: z.string(), title: z.string() })),
    /** Why it cannot be set there as asked; null when it can. */
    refusal: z.object({ code: z.string(), detail: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'TablePreview' })
export type TablePreview = z.infer<typeof tablePreview>

const onTheTable = z.strictObject({
  draftId: z.string().min(1).max(100),
  /** Ids of headings or paragraphs: what lines let write is bounded by them. */
  scope: z.array(z.string().min(1).max(100)).max(500).optional(),
  /** The rights themselves, as the secretariat has chosen them instead of the round's. */
  rules: z.array(rightRule).max(200).optional(),
})

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
    who: 'anyone',
    cost: 'light',
    params: idParams,
    response: stageTable,
  },
  changeStage: {
    method: 'PATCH',
    path: '/api/stages/:id',
    summary: 'Move or extend the window of a stage',
    who: 'signed-in',
    cost: 'light',
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
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: because,
    response: answer,
  },
  closeStage: {
    method: 'POST',
    path: '/api/stages/:id/close',
    summary: 'Close a stage now, and publish what it leaves',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: because,
    response: answer,
  },
  reopenStage: {
    method: 'POST',
    path: '/api/stages/:id/reopen',
    summary: 'Open a closed stage again until a new deadline',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ closesAt: z.iso.datetime({ offset: true }), reason }),
    response: answer,
  },
  cancelStage: {
    method: 'POST',
    path: '/api/stages/:id/cancel',
    summary: 'Cancel a stage',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: because,
    response: answer,
  },
  tableDraft: {
    method: 'POST',
    path: '/api/stages/:id/table',
    summary: 'Set a draft on the table of a round',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: onTheTable,
    response: stageTable,
  },
  previewTable: {
    method: 'POST',
    path: '/api/stages/:id/table/preview',
    summary: 'Who could do what if a draft were set on the table of a round',
    who: 'signed-in',
    cost: 'heavy',
    params: idParams,
    body: onTheTable,
    response: tablePreview,
  },
  changeRights: {
    method: 'PATCH',
    path: '/api/stages/:id/tablings/:draft',
    summary: 'Say who may do what with a draft in a round',
    who: 'signed-in',
    cost: 'light',
    params: z.object({ id: z.string().min(1).max(100), draft: z.string().min(1).max(100) }),
    body: z.strictObject({ rules: z.array(rightRule).max(200), reason }),
    response: stageTable,
  },
  getClock: {
    method: 'GET',
    path: '/api/clock',
    summary: 'The clock, and the next milestone of the calendars',
    who: 'anyone',
    cost: 'light',
    response: z.object({ now: z.iso.datetime(), next: milestone.nullable(), settable: z.boolean() }),
  },
  setClock: {
    method: 'POST',
    path: '/api/clock',
    summary: 'Move the clock of a demonstration forward',
    who: 'signed-in',
    cost: 'light',
    body: z.strictObject({ to: z.union([z.literal('next'), z.iso.datetime({ offset: true })]) }),
    response: z.object({ now: z.iso.datetime(), next: milestone.nullable() }),
  },
} as const satisfies Record<string, Endpoint>
