/** [STG6] The secretariat opens a stage to kinds of participants whom its table leaves out, and shuts it to them again. */
import type { ParsedOf } from '@plenary/shared/api'
import { floorActs, type Opened } from '@plenary/shared/floor'
import { stakeholderKinds } from '@plenary/shared/participant'
import { command } from '../participant/command.ts'
import { lockOfStage, stagePage } from './page-command.ts'
import { saidOf, setOpened } from './store.ts'

/** Each kind once, in the order everyone knows them by. */
const inOrder = (opened: Opened): Opened => {
  const ordered = floorActs.map((act) => [act, stakeholderKinds.filter((kind) => opened[act].includes(kind))])
  return Object.fromEntries(ordered) as Opened
}

/** Said again, it changes nothing and records nothing. Throws open-to-all where the table leaves nobody out. */
export const admitKinds = command({
  subject: stagePage,
  action: 'stage.admit',
  lock: lockOfStage,
  async work(
    _: object,
    { tx, row: stage, record },
    { opened: wished, reason }: ParsedOf<'admitKinds', 'body'>,
  ) {
    const opened = inOrder(wished)
    const before = inOrder((await saidOf(tx, stage.id)).opened)
    if (JSON.stringify(before) === JSON.stringify(opened)) return
    await setOpened(tx, stage.id, opened)
    await record('stage.admitted', { stageId: stage.id, stageKind: stage.kind, opened, reason })
  },
})
