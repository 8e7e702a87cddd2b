/** The API of the record: its entries, checkpoints, and the whole of it as a file. Open to everyone. */
import { found } from '@plenary/shared/problems'
import type { OpenedEntry } from '@plenary/shared/record'
import type { Context } from '../context.ts'
import type { Handlers, Viewer } from '../http/api.ts'
import type { LivePorts } from '../live/ports.ts'
import { participantsByIds } from '../participant/store.ts'
import { actorIn, viewsOf } from '../participant/view.ts'
import { processById, processOfSlug } from '../process/store.ts'
import { recordExport, recordLines } from './export-record.ts'
import { makeCheckpoints } from './give-checkpoint.ts'
import { type ActorOf, askedOnce, openEntries } from './open-entries.ts'
import { entriesAfter, entriesBefore } from './store.ts'

/** `withhold`: the words of a draft that a participant may not read, which this word leaves to the paragraph. */
export function recordHandlers(context: Context, withhold: LivePorts['withhold']): Handlers {
  const { database, accounts } = context
  const checkpoint = makeCheckpoints(context)
  const actorOf = ({ user }: Viewer): ActorOf =>
    askedOnce((processId) => actorIn(database, user?.id, processId))

  /** Those who acted or joined, where the reader takes part and so may see who takes part. */
  async function participantsIn(items: OpenedEntry[], asked: ActorOf) {
    const ids = items.flatMap(({ actor, type, data }) => [
      ...(actor ? [actor] : []),
      ...(type.startsWith('participant.') && data ? [(data.participant as { id: string }).id] : []),
    ])
    const rows = await participantsByIds(database, [...new Set(ids)])
    const visible = await Promise.all(rows.map(async ({ processId }) => (await asked(processId)) !== null))
    return viewsOf(
      rows.filter((_, nth) => visible[nth]),
      accounts.userNames,
    )
  }

  return {
    async listRecord({ query, viewer }) {
      const { after, before, limit, type } = query
      const process =
        query.process === undefined
          ? undefined
          : found(
              (await processOfSlug(database, query.process)) ?? (await processById(database, query.process)),
            )
      const filter = { type, process: process?.id }
      const entries =
        before === undefined
          ? await entriesAfter(database, after, limit + 1, filter)
          : await entriesBefore(database, before, limit + 1, filter)
      const shown = entries.slice(0, limit)
      const asked = actorOf(viewer)
      const items = await openEntries(shown, { actorOf: asked, withhold })
      return {
        items,
        next: entries.length > limit ? (items.at(-1)?.number ?? null) : null,
        participants: await participantsIn(items, asked),
      }
    },
    getCheckpoint: () => checkpoint(),
    async exportRecord({ query, viewer }) {
      const opened = await recordExport(context, viewer.user?.id, query.process)
      // The fact just recorded belongs into the file: its checkpoint is made after it.
      const head = await checkpoint({ anew: true })
      const asked = actorOf(viewer)
      const opening = {
        withhold,
        actorOf: async (processId: string) => (processId === opened ? asked(processId) : null),
      }
      return { name: `plenary-record-${head.number}.ndjson`, pieces: recordLines(database, head, opening) }
    },
  }
}
