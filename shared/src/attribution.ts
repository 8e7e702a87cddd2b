/**
 * Whose word something is. [ATT1] Always a reference: to who brought it, to a delegation the secretariat entered it for,
 * and to the delegation on whose behalf it is said, once that one's focal point or a standing mandate has confirmed it.
 */
import { z } from 'zod'
import { type Endpoint, idParams, page, pageQuery, slugParams } from './endpoint.ts'
import { delegationReference, participantView } from './participant.ts'
import { personName } from './participant-api.ts'

const delegationId = z.string().min(1).max(100)

/** `wished` until it is submitted; then asked, or confirmed at once under a mandate. */
export const behalfStates = ['wished', 'asked', 'confirmed', 'declined'] as const
export type BehalfState = (typeof behalfStates)[number]

/** What is asked for: a delegation by its id. Free words are refused, and told why. */
export const behalfInput = z.strictObject(
  { delegationId },
  { error: 'A delegation that exists, by its id: {"delegationId": …}. Free words speak for nobody.' },
)

/** Others see it only once it is confirmed; those it concerns see how it stands. */
export const behalf = delegationReference
  .omit({ id: true })
  .extend({ delegationId: z.string(), state: z.enum(behalfStates) })
export type Behalf = z.infer<typeof behalf>

/** [ATT2] The secretariat enters it for a delegation, and where somebody spoke, for a person of that delegation. */
export const enteredInput = z.strictObject({ delegationId, person: personName.nullish() })
export const entered = z.object({
  /** Null for words that were entered before delegations were records. */
  delegation: delegationReference.nullable(),
  person: z.string().nullable(),
})
export type Entered = z.infer<typeof entered>

/** Attribution follows from who brings it; free words are refused, and told why. */
export const noFreeAttribution = z
  .undefined({
    error:
      'Whose word it is follows from who brings it. The secretariat enters it for a delegation (entered), and others ask a delegation to confirm (onBehalfOf).',
  })
  .optional()

export const behalfSubject = z.object({
  type: z.enum(['contribution', 'speaker']),
  id: z.string(),
  stageId: z.string(),
})

export const behalfRequest = z
  .object({
    subject: behalfSubject,
    title: z.string(),
    by: participantView,
    onBehalfOf: behalf,
    at: z.iso.datetime(),
    /** `yes` for whoever answers it. */
    can: z.string(),
  })
  .meta({ id: 'BehalfRequest' })
export type BehalfRequest = z.infer<typeof behalfRequest>

const confirms = z.strictObject({ confirms: z.boolean() })

export const attributionApi = {
  listBehalf: {
    method: 'GET',
    path: '/api/processes/:slug/behalf',
    summary: 'What is asked to be said on behalf of delegations: mine to answer, and what I have asked',
    who: 'signed-in',
    cost: 'page',
    params: slugParams,
    query: pageQuery,
    response: page(behalfRequest),
  },
  answerForContribution: {
    method: 'POST',
    path: '/api/contributions/:id/behalf',
    summary: 'Confirm or decline, as the focal point, that it speaks on behalf of the delegation',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: confirms,
    response: z.object({ onBehalfOf: behalf }),
  },
  answerForSpeaker: {
    method: 'POST',
    path: '/api/speakers/:id/behalf',
    summary: 'Confirm or decline, as the focal point, that somebody speaks on behalf of the delegation',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: confirms,
    response: z.object({ onBehalfOf: behalf }),
  },
} as const satisfies Record<string, Endpoint>
