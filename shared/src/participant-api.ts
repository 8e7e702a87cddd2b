/** The API of who takes part: the list, changing and ending a participation, invitations. */
import { z } from 'zod'
import { type Endpoint, idParams, page, pageQuery, reason, slugParams } from './endpoint.ts'
import { delegationReference, participantView, role, stakeholderKind } from './participant.ts'
import { properName } from './plain-sight.ts'

/** Longest name of a person, in characters. */
export const longestPersonName = 120
export const personName = properName(longestPersonName)

const delegationId = z.string().min(1).max(100)

/** [INV1] Free words join nothing, and are told why. */
const noFreeWords = z
  .undefined({
    error:
      'A delegation is a record: choose it by its id (delegationId), or enter it first. Free words join none.',
  })
  .optional()

const newInvitation = z.strictObject({
  email: z.email().max(320),
  /** As the person will be asked to enter it; they may correct it. */
  name: personName.nullish(),
  kind: stakeholderKind,
  role,
  delegationId: delegationId.nullish(),
  delegation: noFreeWords,
  pseudonym: properName(80).nullish(),
})

/** Most invitations made at one go. */
export const mostInvitations = 100

export const invitationStates = ['invited', 'accepted', 'withdrawn', 'expired'] as const

export const invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string().nullable(),
    kind: stakeholderKind,
    role,
    delegation: delegationReference.nullable(),
    state: z.enum(invitationStates),
    expiresAt: z.iso.datetime(),
    /** Shown once, to whoever made it, where no mail carries it. */
    link: z.string().optional(),
  })
  .meta({ id: 'InvitationMade' })
export type InvitationMade = z.infer<typeof invitation>

export const participantApi = {
  listParticipants: {
    method: 'GET',
    path: '/api/processes/:slug/participants',
    summary: 'Who takes part now; `q` finds parts of a name or of a delegation’s name',
    who: 'signed-in',
    cost: 'page',
    params: slugParams,
    query: pageQuery.extend({
      q: z.string().trim().max(200).optional(),
      delegation: delegationId.optional(),
      kind: stakeholderKind.optional(),
      role: role.optional(),
    }),
    response: page(participantView).extend({
      /**
       * [MBR5] People, not places in the list: under a pseudonym one person has a place for every stage. `byName` counts
       * who is shown by name; `underPseudonym` the others in full fives, null below five of them.
       */
      count: z.object({ byName: z.number().int(), underPseudonym: z.number().int().nullable() }),
    }),
  },
  changeParticipant: {
    method: 'PATCH',
    path: '/api/participants/:id',
    summary: 'Change kind, role or delegation; open connections are judged anew within a second',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({
      kind: stakeholderKind.optional(),
      role: role.optional(),
      delegationId: delegationId.nullable().optional(),
      delegation: noFreeWords,
      reason: reason.optional(),
    }),
    response: z.object({ participant: participantView }),
  },
  endParticipation: {
    method: 'DELETE',
    path: '/api/participants/:id',
    summary: 'End a participation, one’s own or, as the secretariat, anybody’s; access ends within a second',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    response: z.object({}),
  },
  createInvitations: {
    method: 'POST',
    path: '/api/processes/:slug/invitations',
    summary: 'Invite people, all or none; each link is shown once',
    who: 'signed-in',
    cost: 'light',
    params: slugParams,
    body: z.strictObject({ items: z.array(newInvitation).min(1).max(mostInvitations) }),
    response: z.object({ items: z.array(invitation) }),
  },
  listInvitations: {
    method: 'GET',
    path: '/api/processes/:slug/invitations',
    summary: 'Invitations made by name, the newest first; those under a pseudonym are in no list',
    who: 'signed-in',
    cost: 'page',
    params: slugParams,
    query: pageQuery,
    response: page(invitation),
  },
  withdrawInvitation: {
    method: 'DELETE',
    path: '/api/invitations/:id',
    summary: 'Take an invitation back: its link opens nothing any more',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    response: z.object({}),
  },
} as const satisfies Record<string, Endpoint>
