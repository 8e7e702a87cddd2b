/** People whom a command lets take part, in the transaction that makes their accounts. */
import { randomUUID } from 'node:crypto'
import { Refusal } from '@plenary/shared/problems'
import type { Clock } from '../clock/clock.ts'
import type { Transaction } from '../database/port.ts'
import { insertDelegations } from '../participant/delegation-store.ts'
import { insertParticipants } from '../participant/store.ts'
import { allProcessIds, processOfSlug } from '../process/store.ts'
import { operatorIn } from './operator.ts'

/** The process whose round is open when the demonstration begins. */
const demoSlug = 'refugees-2018'

/** Makes the person secretariat in every process. */
export async function appointSecretariat(
  { clock }: { clock: Clock },
  tx: Transaction,
  userId: string,
): Promise<void> {
  const joinedAt = clock.now()
  const rows = (await allProcessIds(tx)).map((processId) => {
    const { id: _, ...operator } = operatorIn(processId)
    return { ...operator, id: randomUUID(), userId, pseudonym: null, joinedAt }
  })
  await insertParticipants(tx, rows)
}

/** Each person takes part for a Member State of their own that may edit in the open round of the demonstration. */
export async function admitDemoStates(
  { clock }: { clock: Clock },
  tx: Transaction,
  userIds: string[],
): Promise<void> {
  const process = await processOfSlug(tx, demoSlug)
  if (!process) throw new Refusal('not-found', `There is no process "${demoSlug}" to take part in.`)
  const { id: processId } = process
  const joinedAt = clock.now()
  const states = userIds.map((userId) => ({ userId, id: randomUUID() }))
  const kind = 'member-state' as const
  await insertDelegations(
    tx,
    // An id in the name keeps the States of every run apart.
    states.map(({ id }) => ({ id, processId, kind, name: `Demonstration State ${id.slice(0, 8)}` })),
  )
  await insertParticipants(
    tx,
    states.map(({ userId, id: delegationId }) => ({
      id: randomUUID(),
      processId,
      userId,
      kind,
      role: 'member' as const,
      delegationId,
      pseudonym: null,
      joinedAt,
    })),
  )
}
