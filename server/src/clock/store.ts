/** Where the platform's clock stands, kept so that a restart goes on from there. */
import { eq } from 'drizzle-orm'
import type { Database } from '../database/port.ts'
import { clockState } from './tables.ts'

const only = 'platform'

export async function lastClockMoment(database: Database): Promise<Date | null> {
  const [row] = await database.select().from(clockState).where(eq(clockState.id, only))
  return row?.toldUntil ?? null
}

export async function keepClockMoment(database: Database, toldUntil: Date): Promise<void> {
  await database
    .insert(clockState)
    .values({ id: only, toldUntil })
    .onConflictDoUpdate({ target: clockState.id, set: { toldUntil } })
}
