/** What may be watched: a process, or a thing of any kind by those who read it; and who somebody is there. */

import type { Context } from '../context.ts'
import type { LivePorts } from '../live/ports.ts'
import { actorIn, participationOf } from '../participant/view.ts'
import { processById, processOfSlug } from '../process/store.ts'
import type { SubjectRef } from './subject.ts'

type WatchInput = Parameters<LivePorts['findWatch']>[0]

const refOf = (input: Exclude<WatchInput, { process: string }>): SubjectRef => {
  if ('draft' in input) return { type: 'draft', id: input.draft }
  return 'stage' in input ? { type: 'stage', id: input.stage } : input.subject
}

export function watchPorts({
  database,
  clock,
  subjects,
  accounts,
}: Pick<Context, 'database' | 'clock' | 'subjects' | 'accounts'>): Pick<
  LivePorts,
  'findWatch' | 'participationOf' | 'hidesPlace'
> {
  return {
    /** [SUB2] [S9] Null for what does not exist; whether the person takes part is asked next, with the same answer. */
    async findWatch(input, userId) {
      if ('process' in input) {
        const process =
          (await processOfSlug(database, input.process)) ?? (await processById(database, input.process))
        return process && { processId: process.id, on: null }
      }
      const on = refOf(input)
      const subject = await subjects.find(database, on)
      const actor = subject && (await actorIn(database, userId, subject.processId))
      if (!actor) return null
      const reads = subject.place(actor)?.subject.may('read', actor, clock.now()) === 'yes'
      return reads ? { processId: subject.processId, on } : null
    },
    /** [PSE1] Where somebody is who watches this. */
    async participationOf(userId, { processId, on }) {
      const subject = on && (await subjects.find(database, on))
      if (on && !subject) return null
      return participationOf(database, accounts.userNames, userId, subject?.acting ?? processId)
    },
    async hidesPlace(on, { actor }) {
      const subject = await subjects.find(database, on)
      return !subject || subject.hidesWhere?.(actor) === true
    },
  }
}
