/**
 * Who speaks, submits and attends at which kind of stage; and what the secretariat opens besides.
 *
 * [STG5] A consultation hears everyone. What was negotiated is adopted by States: members of the United Nations, its
 * observer States, and the groups of States that speak for their members (the European Union by resolution 65/276,
 * regional and political groups). All others are heard there when the secretariat opens it to them. A milestone is a
 * day, not a meeting: nobody speaks at it, and it is opened to nobody.
 */
import { z } from 'zod'
import { type StakeholderKind, stakeholderKind } from './participant.ts'
import { type StageKind, stageKind } from './stage.ts'

export const floorActs = ['speak', 'submit', 'attend'] as const
export type FloorAct = (typeof floorActs)[number]

type Admitted = Record<FloorAct, 'all' | readonly StakeholderKind[]>
const everyone: Admitted = { speak: 'all', submit: 'all', attend: 'all' }
const states: readonly StakeholderKind[] = ['member-state', 'observer-state', 'regional-group']

export const admittedTo: Record<StageKind, Admitted> = {
  milestone: { speak: [], submit: [], attend: [] },
  'thematic-consultation': everyone,
  'regional-consultation': everyone,
  'stakeholder-consultation': everyone,
  stocktaking: everyone,
  briefing: everyone,
  round: everyone,
  adoption: { speak: states, submit: states, attend: states },
}

/** The kinds that the secretariat has opened a stage to, besides those of the table. */
export const opened = z.object({
  speak: z.array(stakeholderKind),
  submit: z.array(stakeholderKind),
  attend: z.array(stakeholderKind),
} satisfies Record<FloorAct, z.ZodType>)
export type Opened = z.infer<typeof opened>
export const openedToNobody: Opened = { speak: [], submit: [], attend: [] }

/** Whether the table leaves anybody out whom the secretariat may let in. */
export const canBeOpened = (kind: StageKind): boolean =>
  kind !== 'milestone' && floorActs.some((act) => admittedTo[kind][act] !== 'all')

export const isAdmitted = (
  kind: StageKind,
  besides: { readonly [A in FloorAct]: readonly StakeholderKind[] },
  act: FloorAct,
  who: StakeholderKind,
): boolean => {
  const admitted = admittedTo[kind][act]
  return admitted === 'all' || admitted.includes(who) || (canBeOpened(kind) && besides[act].includes(who))
}

/** The fact that a stage was opened to kinds of participants, or shut to them again. */
export const admitted = z.object({ stageId: z.string(), stageKind, opened, reason: z.string() })
