/** Makes the accounts of the demonstration and lets its people into a process. */
import { randomUUID } from 'node:crypto'
import { machineNow } from '../clock/machine.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { hashPassword } from '../identity/password.ts'
import { insertIdentities, type NewIdentity, userIdOfEmail } from '../identity/store.ts'
import { insertDelegations } from '../participant/delegation-store.ts'
import { wearsMasks } from '../participant/masks.ts'
import { insertParticipants } from '../participant/store.ts'
import { viewOf } from '../participant/view.ts'
import { type DemoPerson, demoPassword } from './people.ts'

export interface Known extends DemoPerson {
  userId: string
}

/** Done before a transaction begins: a hash takes its time, each with a salt of its own. */
export const identitiesOf = (people: DemoPerson[]): Promise<NewIdentity[]> =>
  Promise.all(
    people.map(async ({ address, name }) => ({
      email: `${address}@demo.plenary.test`,
      name,
      language: 'en' as const,
      passwordHash: await hashPassword(demoPassword),
    })),
  )

/** An address that has an account keeps it, password included. */
export async function ensureAccounts(
  tx: Transaction,
  people: DemoPerson[],
  identities: NewIdentity[],
): Promise<Known[]> {
  const known: Known[] = []
  for (const [nth, person] of people.entries()) {
    const identity = identities[nth] as NewIdentity
    const userId =
      (await userIdOfEmail(tx, identity.email)) ?? (await insertIdentities(tx, [identity], machineNow()))[0]
    known.push({ ...person, userId: userId as string })
  }
  return known
}

/** Everyone takes part under their delegation, as if invited, and it is recorded. Answers the secretariat's id. */
export async function admitPeople(
  { clock, facts }: Pick<Context, 'clock' | 'facts'>,
  tx: Transaction,
  processId: string,
  people: Known[],
): Promise<string> {
  const at = clock.now()
  const rows = people.map(({ userId, kind, role, delegation, pseudonym, name }) => ({
    participant: {
      id: randomUUID(),
      processId,
      userId,
      kind,
      role,
      delegationId: delegation && randomUUID(),
      pseudonym,
      joinedAt: at,
    },
    delegation,
    name,
  }))
  await insertDelegations(
    tx,
    rows.flatMap(({ participant: { delegationId, kind }, delegation }) =>
      delegationId && delegation ? [{ id: delegationId, processId, name: delegation, kind }] : [],
    ),
  )
  await insertParticipants(
    tx,
    rows.map(({ participant }) => participant),
  )
  const byName = rows.filter(({ participant }) => !wearsMasks({ ...participant, maskOf: null }))
  for (const { participant, delegation, name } of byName)
    await facts.record(tx, {
      type: 'participant.joined',
      processId,
      actorId: participant.id,
      at,
      data: {
        participant: viewOf(
          { ...participant, delegationName: delegation },
          new Map([[participant.userId, name]]),
        ),
      },
    })
  const secretariat = rows.find(({ participant }) => participant.role === 'secretariat')
  if (!secretariat) throw new Error('A demonstration without a secretariat has nobody to hold the pen')
  return secretariat.participant.id
}
