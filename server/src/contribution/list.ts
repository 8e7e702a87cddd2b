/** The register of contributions: of a stage or of a process, filtered, a page at a time, the newest first. */
import type { ContributionHead } from '@plenary/shared/contribution'
import type { Actor } from '@plenary/shared/participant'
import type { Context } from '../context.ts'
import { contributionsAfter, type Filter } from './store.ts'
import { type FilePorts, headsOf } from './view.ts'

/** `MILLISECONDS.ID` of the last one seen; anything else begins at the newest. */
function placeOf(cursor: string | undefined): { at: Date; id: string } | null {
  const [, ms, id] = /^(\d{1,15})\.([\w-]+)$/.exec(cursor ?? '') ?? []
  return ms && id ? { at: new Date(Number(ms)), id } : null
}

export async function listContributions(
  { database, accounts }: Pick<Context, 'database' | 'accounts'>,
  files: FilePorts,
  filter: Filter,
  actor: Actor | null,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: ContributionHead[]; next: string | null }> {
  const rows = await contributionsAfter(database, filter, actor, placeOf(cursor), limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: await headsOf(database, accounts.userNames, files, shown, actor),
    next: rows.length > limit && last ? `${last.createdAt.getTime()}.${last.id}` : null,
  }
}
