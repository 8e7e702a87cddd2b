/** Where the platform's clock stands, kept so that a restart goes on from there. */
import { eq } from 'drizzle-orm'
import type { Database } from '../database/port.ts'
import { clockState } from './tables.ts'

const only = 'platform'

export async function lastClockMoment(database: Database): Promise<Date | null> {
  const [row] = await database.select().from(clockState).where(eq(clockState.id, only))
  return row?.lastSeenAt ?? null
}

export async function keepClockMoment(database: Database, lastSeenAt: Date): Promise<void> {
  await database
    .insert(clockState)
    .values({ id: only, offsetMs: null, lastSeenAt })
    .onConflictDoUpdate({ target: clockState.id, set: { lastSeenAt } })
}
