/** Who reads what was said of a process, and what came of it: whoever takes no part reads what is public. */
import type { Actor } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import type { Queries } from '../database/port.ts'
import { actorIn } from '../participant/view.ts'
import type { Reader } from './sources.ts'

export type ReadDeps = Pick<Context, 'database' | 'clock' | 'accounts' | 'subjects'>

export async function readerIn(
  { database, clock, accounts, subjects }: ReadDeps,
  userId: string | undefined,
  processId: string,
): Promise<Reader> {
  const actor = await actorIn(database, userId, processId)
  return { processId, queries: database, subjects, namesOf: accounts.userNames, actor, now: clock.now() }
}

/** Who reads their own act, in its transaction. */
export const readerOf = (
  { accounts, subjects }: Pick<Context, 'accounts' | 'subjects'>,
  { queries, actor, now }: { queries: Queries; actor: Actor; now: Date },
): Reader => ({
  ...{ processId: actor.processId, queries, subjects, actor, now },
  namesOf: (userIds) => accounts.userNames(userIds, queries),
})

/** Refuses a type of things that passages are never taken from. */
export function ensureSource({ subjects }: Pick<Context, 'subjects'>, type: string): void {
  if (!subjects.kind(type)?.source)
    throw new Refusal('invalid-input', 'source: nothing of this type is linked.')
}
