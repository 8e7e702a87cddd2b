/** Who takes part in a meeting: each says so for themselves, and those who take part in the process may see it. */
import type { ParticipantView } from '@plenary/shared/participant'
import { found } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import { command } from '../participant/command.ts'
import { inStage } from '../participant/masks.ts'
import { participantsByIds } from '../participant/store.ts'
import { ensureTakesPart, viewsOf } from '../participant/view.ts'
import { stageById } from '../stage/store.ts'
import { noteChange } from './note-change.ts'
import { lockOfStage, stagePage } from './page-command.ts'
import { presentAfter, setPresent } from './store.ts'

/** Said again, it changes nothing and tells nobody. */
export const attend = command({
  subject: stagePage,
  action: (_, attends: boolean) => (attends ? 'consultation.attend' : 'consultation.leave'),
  lock: lockOfStage,
  async work(_: object, turn, attends: boolean) {
    const { tx, row: stage, actor, now } = turn
    const row = { stageId: stage.id, participantId: actor.id, at: now }
    if (await setPresent(tx, row, attends)) await noteChange(turn, 'attendance')
  },
})

export async function listAttendance(
  { database, accounts }: Pick<Context, 'database' | 'accounts'>,
  userId: string,
  stageId: string,
  { cursor = '', limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: ParticipantView[]; next: string | null }> {
  const stage = found(await stageById(database, stageId))
  await ensureTakesPart(database, userId, inStage(stage))
  const ids = await presentAfter(database, stageId, cursor, limit + 1)
  const shown = ids.slice(0, limit)
  const views = await viewsOf(await participantsByIds(database, shown), accounts.userNames)
  const byId = new Map(views.map((view) => [view.id, view]))
  return {
    items: shown.flatMap((id) => byId.get(id) ?? []),
    next: ids.length > limit ? (shown.at(-1) ?? null) : null,
  }
}
