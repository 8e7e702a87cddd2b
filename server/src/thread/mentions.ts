/** [THR9] A mention calls only who may know of the thread: for everyone else it would be word of it. */
import { can } from '@plenary/shared/abilities'
import { participantsByIds } from '../participant/store.ts'
import type { ThreadDeps } from './deps.ts'
import { standingOf } from './standing.ts'
import type { ThreadRow } from './store.ts'

/** Of the ids given, those of participants who may read the thread, each once. */
export async function mentionedIn(deps: ThreadDeps, row: ThreadRow, ids: string[]): Promise<string[]> {
  const people = await participantsByIds(deps.database, [...new Set(ids)])
  const standing = await standingOf(deps.subjects, deps.database, row)
  const called: string[] = []
  for (const person of people) {
    if (person.processId !== row.processId) continue
    const place = standing?.placeFor(row, person)
    if (place && can(person, 'thread.read', place, deps.clock.now()) === 'yes') called.push(person.id)
  }
  return called
}
