/** Something on a thing changed: told to whoever watches it and may read it. */

import type { Context } from '../context.ts'
import type { Recorder } from '../events/facts.ts'
import type { LivePorts } from '../live/ports.ts'
import type { Subject } from './subject.ts'

export async function tellChange({ record }: { record: Recorder }, { type, id }: Subject): Promise<void> {
  const subject = { type, id }
  await record('subject.changed', { subject }, { subject })
}

/** [SUB2] Who may not read a thing does not hear of it. */
export const withholdChanges =
  ({ database, clock, subjects }: Pick<Context, 'database' | 'clock' | 'subjects'>): LivePorts['withhold'] =>
  async (fact) => {
    if (fact.type !== 'subject.changed') return null
    const subject = await subjects.find(database, fact.data.subject)
    if (subject?.forAll) return null
    return (actor) => {
      const reads = subject?.place(actor)?.subject.may('read', actor, clock.now()) === 'yes'
      return reads ? fact : null
    }
  }
