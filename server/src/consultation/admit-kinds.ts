/** [STG6] The secretariat opens a stage to kinds of participants whom its table leaves out, and shuts it to them again. */
import type { ParsedOf } from '@plenary/shared/api'
import { floorActs, type Opened } from '@plenary/shared/floor'
import { stakeholderKinds } from '@plenary/shared/participant'
import type { Tools } from '../words.ts'
import { actInStage } from './scene.ts'
import { saidOf, setOpened } from './store.ts'

type Deps = Pick<Tools, 'database' | 'clock' | 'facts'>

/** Each kind once, in the order everyone knows them by. */
const inOrder = (opened: Opened): Opened => {
  const ordered = floorActs.map((act) => [act, stakeholderKinds.filter((kind) => opened[act].includes(kind))])
  return Object.fromEntries(ordered) as Opened
}

/** Said again, it changes nothing and records nothing. Throws open-to-all where the table leaves nobody out. */
export const admitKinds = (
  { facts, ...deps }: Deps,
  userId: string,
  stageId: string,
  { opened: wished, reason }: ParsedOf<'admitKinds', 'body'>,
): Promise<void> =>
  actInStage(deps, userId, stageId, 'stage.admit', async (tx, { stage, actor, now }) => {
    const opened = inOrder(wished)
    const before = inOrder((await saidOf(tx, stageId)).opened)
    if (JSON.stringify(before) === JSON.stringify(opened)) return
    await setOpened(tx, stageId, opened)
    await facts.record(tx, {
      type: 'stage.admitted',
      processId: stage.processId,
      stageId,
      actorId: actor.id,
      at: now,
      data: { stageId, stageKind: stage.kind, opened, reason },
    })
  })
