/** [RGT9] Changes who may write in drafts while their rooms stand still: no frame is judged by the rights of before afterwards. */
import { roomOfParagraph } from '@plenary/shared/rooms'
import type { Seal } from '../collab/ports.ts'
import type { Context } from '../context.ts'
import type { Lock, Queries, Transaction } from '../database/port.ts'
import { paragraphsOf } from './store.ts'

const roomsOf = async (queries: Queries, draftIds: string[]): Promise<string[]> =>
  (await Promise.all(draftIds.map((id) => paragraphsOf(queries, id))))
    .flat()
    .map(({ id }) => roomOfParagraph(id))

/**
 * Runs `work` in one transaction: what was admitted before is committed first, what comes meanwhile waits, and
 * sockets of the drafts are closed before it goes on. `work` may run again, when a paragraph was added meanwhile.
 */
export async function underNewRights<T>(
  { database, collab }: Pick<Context, 'database' | 'collab'>,
  draftsOf: (queries: Queries) => Promise<string[]>,
  work: (tx: Transaction, seal: Seal) => Promise<T>,
  options: { lock: Lock },
): Promise<T> {
  const rooms = await roomsOf(database, await draftsOf(database))
  const still = new Set(rooms)
  const { result } = await collab().sealRooms(
    rooms,
    async (tx, seal) => {
      const result = await work(tx, seal)
      const draftIds = await draftsOf(tx)
      const added = (await roomsOf(tx, draftIds)).filter((room) => !still.has(room))
      // A room that is not held begins the work anew, with that room held as well.
      if (added.length > 0) await seal(added, null)
      return { result, draftIds }
    },
    { ...options, closes: ({ draftIds }) => draftIds.map((draftId) => ({ draftId })) },
  )
  return result
}
