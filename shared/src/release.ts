/** [REL1] Who has the working text of a draft: everyone who may read it, or the pen-holder alone. A rule about time, not a job. */
import { z } from 'zod'
import { type Endpoint, idParams } from './endpoint.ts'
import type { Parts } from './place.ts'
import { type Moment, momentOf, phaseIn } from './stage.ts'

/**
 * True while nobody but the pen-holder has the working text: no round that has it on its table is open, and it was not
 * released since the last one ended. A deadline counts from its moment on, whether its closing is done or not.
 */
export function penHolds(
  { releasedAt, tablings }: Pick<Parts['rounds'], 'releasedAt' | 'tablings'>,
  now: Moment,
): boolean {
  if (tablings.some(({ stage }) => phaseIn(stage, now) === 'open')) return false
  if (releasedAt === null || momentOf(releasedAt) > momentOf(now)) return true
  return tablings.some(
    ({ stage, closed }) =>
      phaseIn(stage, now) === 'closed' &&
      !closed &&
      momentOf(stage.closesAt as Moment) >= momentOf(releasedAt),
  )
}

/** Which text a reader has before them. */
export const draftText = z
  .object({
    /** `working`: as it is being written. `kept`: as it was last readable, while the pen-holder has it. */
    of: z.enum(['working', 'kept']),
    /** Nobody but the pen-holder has the working text now. */
    withPen: z.boolean(),
    /** When it was released, or is to be; null where it is not. */
    releasedAt: z.iso.datetime().nullable(),
    /** The moment whose text everybody else has meanwhile; null where they have none. */
    keptAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'DraftText' })
export type DraftText = z.infer<typeof draftText>

/** For whom a release is. */
export const releaseAudiences = ['participants'] as const

/** How a working text became readable. */
export const releaseActs = ['act', 'appointed', 'round', 'tabled'] as const

export const releaseApi = {
  releaseDraft: {
    method: 'POST',
    path: '/api/drafts/:id/release',
    summary: 'What the pen wrote becomes readable, now or at a moment',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({
      at: z.iso.datetime({ offset: true }).optional(),
      audience: z.enum(releaseAudiences).default('participants'),
    }),
    response: z.object({ draft: z.object({ id: z.string(), title: z.string() }), text: draftText }),
  },
} as const satisfies Record<string, Endpoint>
