/** Who takes part: kinds of stakeholders, roles in a process, and the participant as others see them. */
import { z } from 'zod'
import { language } from './language.ts'

/** Kinds of stakeholders under A/RES/71/280 and the practice of both compacts. */
export const stakeholderKinds = [
  'member-state',
  'observer-state',
  'regional-group',
  'regional-commission',
  'un-entity',
  'related-organization',
  'intergovernmental-organization',
  'financial-institution',
  'red-cross-red-crescent',
  'ngo',
  'academia',
  'private-sector',
  'diaspora',
  'migrant-organization',
  'trade-union',
  'parliament',
  'local-authority',
  'human-rights-institution',
  'media',
  'faith-based-organization',
  'refugee',
  'host-community',
  'expert',
] as const
export const stakeholderKind = z.enum(stakeholderKinds)
export type StakeholderKind = z.infer<typeof stakeholderKind>

export const roles = ['secretariat', 'focal-point', 'member', 'facilitator', 'observer'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

/** A person in a process, as the rights table sees them. `id` is opaque and the only name in the record. */
export interface Actor {
  id: string
  processId: string
  kind: StakeholderKind
  role: Role
  delegationId: string | null
  /**
   * Further ids of the same person, who under a pseudonym has one of their own in every stage [PSE1]. The server and
   * the person know them, nobody else.
   */
  also?: readonly string[]
}

/** [PSE4] Whether what carries this id is the actor's own, whichever of their ids it was done under. */
export const isSelf = (actor: Pick<Actor, 'id' | 'also'> | null, id: string | null): boolean =>
  actor !== null && id !== null && (actor.id === id || (actor.also ?? []).includes(id))

/**
 * [PSE6] The actor under the one of their ids that owns what they act on. Changed under another, it would say that both
 * are one person, because nobody else may change it.
 */
export const asOwner = (actor: Actor, ownerId: string | null): Actor =>
  ownerId !== null && ownerId !== actor.id && isSelf(actor, ownerId)
    ? { ...actor, id: ownerId, also: [actor.id, ...(actor.also ?? []).filter((id) => id !== ownerId)] }
    : actor

/** A delegation as it is named beside a person: by its English name, and by those it has in other languages. */
export const delegationReference = z.object({
  id: z.string(),
  name: z.string(),
  names: z.partialRecord(language, z.string()).optional(),
})
export type DelegationReference = z.infer<typeof delegationReference>

/** A participant as others see them: a pseudonym replaces the name and nothing leads back. */
export const participantView = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: stakeholderKind,
    role,
    delegation: delegationReference.nullable(),
    colour: z.string(),
  })
  .meta({ id: 'Participant' })
export type ParticipantView = z.infer<typeof participantView>

/** One of my participations. */
export const participation = participantView
  .extend({
    process: z.object({ id: z.string(), slug: z.string(), title: z.string() }),
    /** Under a pseudonym: whether I am the same in every stage I enter from now on. Null for whoever acts by name. */
    linksStages: z.boolean().nullable(),
    /** My ids in the stages I have entered under a pseudonym; told to me alone. */
    also: z.array(z.string()),
  })
  .meta({ id: 'Participation' })
export type Participation = z.infer<typeof participation>

/**
 * Eight colours for carets and presence, each at least 4.5:1 on white and distinguishable with the
 * common forms of colour-blindness. A name always stands beside the colour.
 */
export const palette = [
  '#1b5e9e',
  '#a63603',
  '#6a3d9a',
  '#00695c',
  '#ad1457',
  '#5d4037',
  '#33691e',
  '#37474f',
] as const

/** A stable colour of a delegation (or of a participant without one). */
export function colourOf(id: string): string {
  let hash = 0
  for (const char of id) hash = (hash * 31 + char.charCodeAt(0)) >>> 0
  return palette[hash % palette.length] as string
}
