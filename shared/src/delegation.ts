/** Delegations: States, bodies and organisations that act in a process. A record with an id; free words join none. */
import { z } from 'zod'
import { type Endpoint, idParams, page, pageQuery, reason, slugParams } from './endpoint.ts'
import { type Language, languages } from './language.ts'
import { delegationReference, type StakeholderKind, stakeholderKind } from './participant.ts'
import { properName } from './plain-sight.ts'

/** Longest name of a delegation, in characters. */
export const longestBodyName = 200
const bodyName = properName(longestBodyName)

/** [DLG1] English is there always, because it is what is shown where a language has no name of its own. */
export const delegationNames = z.strictObject({
  ...(Object.fromEntries(languages.map((code) => [code, bodyName.optional()])) as Record<
    Exclude<Language, 'en'>,
    z.ZodOptional<typeof bodyName>
  >),
  en: bodyName,
})
export type DelegationNames = z.infer<typeof delegationNames>

/** A name alone is its English name. */
const names = z
  .union([bodyName, delegationNames])
  .transform((given): DelegationNames => (typeof given === 'string' ? { en: given } : given))

export const stateKinds: readonly StakeholderKind[] = ['member-state', 'observer-state']
export const isState = (kind: StakeholderKind): boolean => stateKinds.includes(kind)

/** [DLG3] ISO 3166-1, with two letters or three, in any case; kept with three. */
const code = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2,3}$/, { error: 'Two or three letters of ISO 3166' })

export const delegation = delegationReference
  .extend({
    kind: stakeholderKind,
    names: delegationNames,
    /** ISO 3166-1 alpha-3 of a State; null for every other body, and for a State that none was given. */
    code: z.string().nullable(),
    /** How many take part for it now, those under a pseudonym left out. */
    people: z.number().int(),
    /** Whether somebody takes part as its focal point, who confirms what is said on its behalf. */
    hasFocalPoint: z.boolean(),
    /** [DLG6] Others whose name reads the same, from before names were told apart. */
    alike: z.array(z.string()),
  })
  .meta({ id: 'Delegation' })
export type Delegation = z.infer<typeof delegation>

/** [BHF3] That members of one delegation speak for another, until it is taken back; recorded by the secretariat. */
export const mandate = z
  .object({
    id: z.string(),
    /** Spoken for. */
    delegation: delegationReference,
    /** Those who speak. */
    by: delegationReference,
    grantedAt: z.iso.datetime(),
  })
  .meta({ id: 'Mandate' })
export type Mandate = z.infer<typeof mandate>

const answer = z.object({ delegation })
const delegationId = z.string().min(1).max(100)

export const delegationApi = {
  listDelegations: {
    method: 'GET',
    path: '/api/processes/:slug/delegations',
    summary: 'Delegations of a process, by name; `q` finds parts of a name in any language, or a code',
    who: 'signed-in',
    cost: 'page',
    params: slugParams,
    query: pageQuery.extend({
      q: z.string().trim().max(200).optional(),
      kind: stakeholderKind.optional(),
      /** Only those whose name another one shares. */
      alike: z.literal(['true', true]).optional(),
    }),
    response: page(delegation),
  },
  createDelegation: {
    method: 'POST',
    path: '/api/processes/:slug/delegations',
    summary: 'Enter a delegation; its names are nobody else’s',
    who: 'signed-in',
    cost: 'light',
    params: slugParams,
    body: z.strictObject({ kind: stakeholderKind, name: names, code: code.nullish() }),
    response: delegation,
  },
  changeDelegation: {
    method: 'PATCH',
    path: '/api/delegations/:id',
    summary: 'Change the names or the code of a delegation',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ name: names.optional(), code: code.nullish(), reason: reason.optional() }),
    response: answer,
  },
  listMandates: {
    method: 'GET',
    path: '/api/processes/:slug/mandates',
    summary: 'Who speaks on whose behalf without being asked each time',
    who: 'signed-in',
    cost: 'light',
    params: slugParams,
    query: pageQuery,
    response: page(mandate),
  },
  grantMandate: {
    method: 'POST',
    path: '/api/processes/:slug/mandates',
    summary: 'Record that one delegation speaks on behalf of another',
    who: 'signed-in',
    cost: 'light',
    params: slugParams,
    body: z.strictObject({ delegationId, byDelegationId: delegationId }),
    response: z.object({ mandate }),
  },
  revokeMandate: {
    method: 'DELETE',
    path: '/api/mandates/:id',
    summary: 'Take a standing mandate back; what was said under it stays as it stood',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    response: z.object({}),
  },
} as const satisfies Record<string, Endpoint>
