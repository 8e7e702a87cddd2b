/** Invitations: a link shown once, good for one person, once, for a while [PRT2]. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { can } from '@plenary/shared/abilities'
import type { AnswerOf, ParsedOf } from '@plenary/shared/api'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Transaction } from '../database/port.ts'
import type { Tools } from '../words.ts'
import { wearsMasks } from './masks.ts'
import {
  delegationNamed,
  type InvitationRow,
  insertDelegations,
  insertInvitation,
  insertParticipants,
  invitationOfToken,
  participantOf,
  useInvitation,
} from './store.ts'
import { actorIn, viewOf } from './view.ts'

const invitationLastsMs = 14 * 24 * 3_600_000

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
const sameAddress = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

type Deps = Pick<Tools, 'database' | 'clock' | 'facts' | 'accounts' | 'origin'>

export async function createInvitation(
  { database, clock, origin }: Deps,
  userId: string,
  process: { id: string },
  input: NonNullable<ParsedOf<'createInvitation', 'body'>>,
): Promise<AnswerOf<'createInvitation'>> {
  const actor = await actorIn(database, userId, process.id)
  if (!actor) throw new Refusal('not-found')
  const now = clock.now()
  ensure(can(actor, 'participant.invite', { processId: process.id }, now))
  if (input.pseudonym !== null && input.role === 'secretariat')
    throw new Refusal('invalid-input', 'pseudonym: The secretariat acts by name.')
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + invitationLastsMs)
  const { delegation, ...rest } = input
  await database.transaction((tx) =>
    insertInvitation(tx, {
      ...rest,
      id: randomUUID(),
      processId: process.id,
      tokenHash: hashOf(token),
      delegationName: delegation,
      createdBy: actor.id,
      createdAt: now,
      expiresAt,
    }),
  )
  return { url: `${origin()}/invitations/${token}`, expiresAt: expiresAt.toISOString() }
}

/** [U7] Unknown, used and expired are one answer. */
async function validInvitation({ database, clock }: Deps, token: string): Promise<InvitationRow> {
  const invitation = await invitationOfToken(database, hashOf(token))
  if (!invitation || invitation.usedAt || invitation.expiresAt <= clock.now())
    throw new Refusal('invitation-invalid')
  return invitation
}

export async function describeInvitation(deps: Deps, token: string): Promise<AnswerOf<'getInvitation'>> {
  const invitation = await validInvitation(deps, token)
  const { process, kind, role, delegationName, email, expiresAt } = invitation
  return {
    process,
    kind,
    role,
    delegation: delegationName,
    expiresAt: expiresAt.toISOString(),
    hasAccount: await deps.accounts.hasAccount(email),
  }
}

/** Everything that comes of an accepted invitation, in the transaction that uses it up. */
async function join(
  { clock, facts }: Deps,
  tx: Transaction,
  invitation: InvitationRow,
  { id: userId, name }: { id: string; name: string },
): Promise<void> {
  const { processId, kind, role, delegationName, pseudonym } = invitation
  const now = clock.now()
  if (!(await useInvitation(tx, invitation.id, now))) throw new Refusal('invitation-invalid')
  if (await participantOf(tx, userId, processId))
    throw new Refusal('already-exists', 'You take part in this process already.')
  let delegationId = delegationName ? await delegationNamed(tx, processId, delegationName) : null
  if (delegationName && !delegationId) {
    delegationId = randomUUID()
    await insertDelegations(tx, [{ id: delegationId, processId, name: delegationName, kind }])
  }
  const actor = { id: randomUUID(), processId, kind, role, delegationId }
  await insertParticipants(tx, [{ ...actor, userId, pseudonym, joinedAt: now }])
  // [PSE2] Whoever wears masks is nobody outside the stages, and when they came is not told.
  if (wearsMasks({ pseudonym, role, maskOf: null })) return
  const participant = viewOf({ ...actor, userId, pseudonym, delegationName }, new Map([[userId, name]]))
  await facts.record(tx, {
    type: 'participant.joined',
    processId,
    actorId: actor.id,
    at: now,
    data: { participant },
  })
}

export async function acceptInvitation(
  deps: Deps,
  token: string,
  viewer: { id: string; email: string; name: string } | null,
  input: { name?: string | undefined; password?: string | undefined },
): Promise<AnswerOf<'acceptInvitation'>> {
  const { accounts, database } = deps
  const invitation = await validInvitation(deps, token)
  const { email, process } = invitation
  if (viewer) {
    // An invitation is for one address: somebody else's link opens nothing.
    if (!sameAddress(viewer.email, email)) throw new Refusal('invitation-invalid')
    await database.transaction((tx) => join(deps, tx, invitation, viewer))
    return { process }
  }
  if (await accounts.hasAccount(email))
    throw new Refusal('not-signed-in', 'This address has an account: sign in to accept.')
  const { name, password } = input
  if (!name || !password)
    throw new Refusal('invalid-input', 'A name and a password are needed for the new account.')
  await accounts.createAccount({ email, name, password, language: 'en' }, (tx, id) =>
    join(deps, tx, invitation, { id, name }),
  )
  return { process }
}
