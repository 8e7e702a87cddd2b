/** Invitations: a link shown once, good for one person, once, for a while. */
import { randomUUID } from 'node:crypto'
import type { AnswerOf, ParsedOf } from '@plenary/shared/api'
import type { InvitationMade } from '@plenary/shared/participant-api'
import { Refusal } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { hashOfToken, linkLastsMs, newLinkToken, sameAddress } from '../identity/link-token.ts'
import { command, decidedContext } from './command.ts'
import { referenceOf } from './delegation-store.ts'
import { delegationFor } from './delegations.ts'
import {
  type InvitationRow,
  insertInvitation,
  invitationById,
  invitationOfToken,
  invitationsBefore,
  useInvitation,
  withdrawInvitation as withdrawRow,
} from './invitation-store.ts'
import { wearsMasks } from './masks.ts'
import { ensurePersonName } from './names.ts'
import { amongPeople, everyoneIn, lockOfPeople } from './people.ts'
import {
  formerParticipant,
  insertParticipants,
  type ParticipantRow,
  participantById,
  participantOf,
  updateParticipant,
} from './store.ts'
import { viewOf } from './view.ts'

type Deps = Pick<Context, 'database' | 'clock' | 'facts' | 'accounts' | 'origin'>
type Items = NonNullable<ParsedOf<'createInvitations', 'body'>>['items']

const stateOf = ({ usedAt, withdrawnAt, expiresAt }: InvitationRow, now: Date): InvitationMade['state'] =>
  usedAt ? 'accepted' : withdrawnAt ? 'withdrawn' : expiresAt <= now ? 'expired' : 'invited'

const made = (row: InvitationRow, now: Date): InvitationMade => ({
  id: row.id,
  email: row.email,
  name: row.name,
  kind: row.kind,
  role: row.role,
  delegation: row.delegation && referenceOf(row.delegation),
  state: stateOf(row, now),
  expiresAt: row.expiresAt.toISOString(),
})

/** What an item of the request may not be, said with its number. */
async function ensureItem(
  { accounts }: Deps,
  tx: Transaction,
  processId: string,
  { email, role, kind, delegationId, pseudonym, name }: Items[number],
  nth: number,
  now: Date,
): Promise<void> {
  const at = `items.${nth}`
  if (pseudonym && role === 'secretariat')
    throw new Refusal('invalid-input', `${at}.pseudonym: The secretariat acts by name.`)
  if (delegationId) await delegationFor(tx, processId, delegationId, kind, `${at}.delegationId`)
  const namesOf = (ids: string[]) => accounts.userNames(ids, tx)
  const userId = await accounts.userIdOf(email, tx)
  const scope = { processId, now, butUserId: userId ?? undefined }
  if (pseudonym) await ensurePersonName(tx, namesOf, scope, pseudonym, `${at}.pseudonym`)
  else if (name) await ensurePersonName(tx, namesOf, scope, name, `${at}.name`)
  const there = userId ? await participantOf(tx, userId, processId) : null
  // Of somebody under a pseudonym nobody is told that they take part.
  if (there && !wearsMasks(there)) throw new Refusal('already-exists', `${at}.email: They take part already.`)
}

/** [INV1] [INV2] All of them or none; into a delegation by its id, whose kind is the person's. */
export const createInvitations = command({
  subject: everyoneIn,
  action: 'participant.invite',
  lock: lockOfPeople,
  async work(deps: Deps, turn, { items }: { items: Items }): Promise<AnswerOf<'createInvitations'>> {
    const { tx, actor, now } = turn
    const { processId } = turn.row
    const expiresAt = new Date(now.getTime() + linkLastsMs)
    const answers: InvitationMade[] = []
    for (const [nth, item] of items.entries()) {
      await ensureItem(deps, tx, processId, item, nth, now)
      const { email, kind, role } = item
      const [id, token] = [randomUUID(), newLinkToken()]
      await insertInvitation(tx, {
        ...{ id, email, kind, role, processId, tokenHash: hashOfToken(token) },
        name: item.name ?? null,
        delegationId: item.delegationId ?? null,
        pseudonym: item.pseudonym ?? null,
        createdBy: actor.id,
        createdAt: now,
        expiresAt,
      })
      const row = (await invitationById(tx, id)) as InvitationRow
      answers.push({ ...made(row, now), link: `${deps.origin()}/invitations/${token}` })
    }
    return { items: answers }
  },
})

export async function listInvitations(
  { database, clock }: Deps,
  userId: string,
  process: { id: string },
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<AnswerOf<'listInvitations'>> {
  const now = clock.now()
  await decidedContext(everyoneIn, 'participant.invite', database, userId, process.id, now)
  const [, at, id] = /^(\d{1,15})\.([\w-]+)$/.exec(cursor ?? '') ?? []
  const before = at && id ? { at: new Date(Number(at)), id } : null
  const rows = await invitationsBefore(database, process.id, before, limit + 1)
  const last = rows.length > limit ? rows[limit - 1] : null
  return {
    items: rows.slice(0, limit).map((row) => made(row, now)),
    next: last ? `${last.createdAt.getTime()}.${last.id}` : null,
  }
}

/** [INV3] Its link opens nothing from then on. One under a pseudonym that was used meanwhile is answered alike. */
export const withdrawInvitation = command({
  subject: amongPeople(invitationById),
  action: 'participant.invite',
  lock: lockOfPeople,
  async work(_: object, { tx, row, now }): Promise<Record<string, never>> {
    if (row.usedAt && row.pseudonym === null)
      throw new Refusal('invitation-invalid', 'It was accepted meanwhile; end the participation instead.')
    await withdrawRow(tx, row.id, now)
    return {}
  },
})

/** [INV3] Unknown, used, withdrawn and expired are one answer. */
async function validInvitation({ database, clock }: Deps, token: string): Promise<InvitationRow> {
  const found = await invitationOfToken(database, hashOfToken(token))
  if (!found || stateOf(found, clock.now()) !== 'invited') throw new Refusal('invitation-invalid')
  return found
}

export async function describeInvitation(deps: Deps, token: string): Promise<AnswerOf<'getInvitation'>> {
  const { process, kind, role, delegation, name, email, expiresAt } = await validInvitation(deps, token)
  return {
    ...{ process, kind, role, name },
    delegation: delegation?.name ?? null,
    expiresAt: expiresAt.toISOString(),
    hasAccount: await deps.accounts.hasAccount(email),
  }
}

/** Who comes back is who they were; by name and under a pseudonym they are two, and stay apart. */
async function rejoin(
  tx: Transaction,
  former: ParticipantRow,
  { kind, role, delegationId, pseudonym }: InvitationRow,
): Promise<ParticipantRow> {
  if ((former.pseudonym === null) !== (pseudonym === null))
    throw new Refusal(
      'already-exists',
      'You took part here before, and this invitation would tie your name to a pseudonym. Ask for another one.',
    )
  await updateParticipant(tx, former.id, { kind, role, delegationId, leftAt: null })
  return (await participantById(tx, former.id)) as ParticipantRow
}

/** Everything that comes of an accepted invitation, in the transaction that uses it up. */
async function join(
  { clock, facts, accounts }: Deps,
  tx: Transaction,
  invitation: InvitationRow,
  { id: userId, name }: { id: string; name: string },
): Promise<void> {
  const { processId, kind, role, delegationId, pseudonym } = invitation
  const now = clock.now()
  if (!(await useInvitation(tx, invitation.id, now))) throw new Refusal('invitation-invalid')
  if (await participantOf(tx, userId, processId))
    throw new Refusal('already-exists', 'You take part in this process already.')
  // [INV1] The words of an invitation from before delegations were records join none.
  if (delegationId) await delegationFor(tx, processId, delegationId, kind, 'delegationId')
  const scope = { processId, now, butUserId: userId, butInvitationId: invitation.id }
  if (pseudonym === null) await ensurePersonName(tx, (ids) => accounts.userNames(ids, tx), scope, name)
  const former = await formerParticipant(tx, userId, processId)
  if (!former)
    await insertParticipants(tx, [
      { id: randomUUID(), processId, kind, role, delegationId, userId, pseudonym, joinedAt: now },
    ])
  const row = former ? await rejoin(tx, former, invitation) : await participantOf(tx, userId, processId)
  // [PSE2] Whoever wears masks is nobody outside the stages, and when they came is not told.
  if (!row || wearsMasks(row)) return
  await facts.record(tx, {
    type: 'participant.joined',
    processId,
    actorId: row.id,
    at: now,
    data: { participant: viewOf(row, new Map([[userId, name]])) },
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
    await database.transaction((tx) => join(deps, tx, invitation, viewer), {
      lock: lockOfPeople(invitation),
    })
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
