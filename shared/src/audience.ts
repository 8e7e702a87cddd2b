/** Who may receive a fact: one group, or several; and which groups a kind of fact may ever be told to. */
import { z } from 'zod'

/** One group, or several joined by "+". */
const group = 'participants|secretariat|(?:delegation|participant):[\\w-]+'
export const audience = z.string().regex(new RegExp(`^(?:${group})(?:\\+(?:${group}))*$`))
export type Audience = z.infer<typeof audience>

export const groupsOf = (whom: Audience): string[] => whom.split('+')

/** Whether a participant of its process belongs to the audience of a fact. */
export const belongsTo = (
  whom: Audience,
  {
    id,
    role,
    delegationId,
    also = [],
  }: { id: string; role: string; delegationId: string | null; also?: readonly string[] },
): boolean =>
  groupsOf(whom).some(
    (each) =>
      each === 'participants' ||
      (each === 'secretariat' && role === 'secretariat') ||
      [id, ...also].some((own) => each === `participant:${own}`) ||
      (delegationId !== null && each === `delegation:${delegationId}`),
  )

type Group = 'participants' | 'secretariat' | 'delegation' | 'participant'

/**
 * [FCT5] The audiences a fact may have: the one it has where nothing is said, if there is one, and the groups it may be
 * told to.
 */
interface Bounds {
  usual: Audience | null
  groups: readonly Group[]
}

export const audiences = {
  everyone: { usual: 'participants', groups: ['participants'] },
  secretariat: { usual: 'secretariat', groups: ['secretariat'] },
  everyoneOrSecretariat: { usual: 'participants', groups: ['participants', 'secretariat'] },
  /** As its thread is visible: said for each, never by default. */
  ofItsThread: { usual: null, groups: ['participants', 'secretariat', 'delegation', 'participant'] },
  /** Its writers, the secretariat once it is received, everyone once it is posted. */
  ofItsContribution: { usual: null, groups: ['participants', 'secretariat', 'delegation', 'participant'] },
  authorAndSecretariat: { usual: null, groups: ['secretariat', 'participant'] },
  /** Whoever writes a draft. */
  itsWriters: { usual: null, groups: ['delegation', 'participant'] },
  /** One person. */
  itsAuthor: { usual: null, groups: ['participant'] },
} as const satisfies Record<string, Bounds>
export type AudienceName = keyof typeof audiences

/** Those to which neither everyone nor the secretariat belongs. */
export type PrivateAudience = {
  [A in AudienceName]: Extract<
    (typeof audiences)[A]['groups'][number],
    'participants' | 'secretariat'
  > extends never
    ? A
    : never
}[AudienceName]

/** Whether everyone, or the secretariat for them, may know that there was such a fact. */
export const isPrivate = (whom: Audience): boolean =>
  !groupsOf(whom).some((group) => group === 'participants' || group === 'secretariat')

const groupKind = (group: string): Group => group.split(':')[0] as Group

/** [FCT5] Whom a fact is for that may be told to these; null where it may not be told to those it was meant for. */
export function audienceWithin(name: AudienceName, wished: Audience | undefined): Audience | null {
  const { usual, groups }: Bounds = audiences[name]
  const whom = wished ?? usual
  if (whom === null || !audience.safeParse(whom).success) return null
  return groupsOf(whom).every((group) => groups.includes(groupKind(group))) ? whom : null
}
