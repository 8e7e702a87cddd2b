/** What a reader may see of what entries carry: whole, or not at all, because a part would not fit its digest. */

import { belongsTo } from '@plenary/shared/audience'
import { hashOf } from '@plenary/shared/canonical'
import type { Fact, FactType } from '@plenary/shared/events'
import type { Actor } from '@plenary/shared/participant'
import type { OpenedEntry } from '@plenary/shared/record'
import type { LivePorts } from '../live/ports.ts'
import { closed, type KeptEntry, opened } from './store.ts'

/** Published texts are public, and so is what their publication says. */
const publicTypes: ReadonlySet<string> = new Set<FactType>(['revision.published'])

/** The reader as a participant of a process; null where they take no part. */
export type ActorOf = (processId: string) => Promise<Actor | null>

export interface Opening {
  actorOf: ActorOf
  /** The words of a draft that a participant may not read now (see live/ports.ts). */
  withhold: LivePorts['withhold']
}

const factOf = ({ entry, data }: KeptEntry): Fact =>
  ({
    seq: entry.seq,
    type: entry.type,
    at: entry.at,
    processId: entry.process,
    actor: entry.actor,
    data,
  }) as unknown as Fact

async function mayOpen(kept: KeptEntry, { actorOf, withhold }: Opening): Promise<boolean> {
  const { entry, audience, data } = kept
  if (data === null) return false
  if (publicTypes.has(entry.type)) return true
  const actor = entry.process === null ? null : await actorOf(entry.process)
  if (!actor || !belongsTo(audience, actor)) return false
  const shownTo = await withhold(factOf(kept))
  const shown = shownTo ? shownTo(actor)?.data : data
  return shown === data || (shown !== undefined && hashOf(shown) === hashOf(data))
}

/** [REC10] Each entry with its salt and data for those who may hear the fact, and without them for everyone else. */
export async function openEntries(entries: KeptEntry[], opening: Opening): Promise<OpenedEntry[]> {
  const shown: OpenedEntry[] = []
  for (const kept of entries) shown.push((await mayOpen(kept, opening)) ? opened(kept) : closed(kept))
  return shown
}

/** Asks once per process. */
export function askedOnce(actorOf: ActorOf): ActorOf {
  const known = new Map<string, Promise<Actor | null>>()
  return (processId) => {
    const asked = known.get(processId) ?? actorOf(processId)
    known.set(processId, asked)
    return asked
  }
}
