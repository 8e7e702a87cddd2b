/** Something on a thing changed: told to whoever watches it and may read it. */
import type { Actor } from '@plenary/shared/participant'
import type { Transaction } from '../database/port.ts'
import type { LivePorts } from '../live/ports.ts'
import type { Tools } from '../words.ts'
import type { Subject } from './subject.ts'

type Deps = Pick<Tools, 'facts' | 'clock'>

export async function tellChange(
  { facts, clock }: Deps,
  tx: Transaction,
  { type, id, processId, heard }: Subject,
  actor: Actor,
): Promise<void> {
  const subject = { type, id }
  await facts.record(tx, {
    ...heard,
    type: 'subject.changed',
    processId,
    subject,
    actorId: actor.id,
    at: clock.now(),
    data: { subject },
  })
}

/** [SUB2] Who may not read a thing does not hear of it. */
export const withholdChanges =
  ({ database, clock, subjects }: Pick<Tools, 'database' | 'clock' | 'subjects'>): LivePorts['withhold'] =>
  async (fact) => {
    if (fact.type !== 'subject.changed') return null
    const subject = await subjects.find(database, fact.data.subject)
    if (subject?.forAll) return null
    return (actor) => {
      const reads = subject?.place(actor)?.subject.may('read', actor, clock.now()) === 'yes'
      return reads ? fact : null
    }
  }
