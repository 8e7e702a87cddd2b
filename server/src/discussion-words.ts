/** Joins files, consultations and contributions: each is handed what it needs of the others. */
import type { RoomKind } from '@plenary/shared/rooms'
import { consultationHandlers } from './consultation/routes.ts'
import type { PagePorts } from './consultation/view.ts'
import { admitToBlock, keepNothingLate, projectBlocks } from './contribution/live-body.ts'
import { contributionHandlers } from './contribution/routes.ts'
import { postedByForm, statementsOfStage } from './contribution/store.ts'
import { makeReceiveFile } from './file/receive-file.ts'
import { fileHandlers, receiveFrom } from './file/routes.ts'
import { filesOf, livingFileIds } from './file/store.ts'
import { openVault } from './file/vault.ts'
import type { Handlers } from './http/api.ts'
import type { RoomWords } from './room-words.ts'
import { contributionFiles } from './things.ts'
import { countsOn } from './thread/store.ts'
import type { Tools } from './words.ts'

export function discussionWords(tools: Tools): {
  handlers: Handlers[]
  rooms: Pick<Record<RoomKind, RoomWords>, 'block'>
  sweepFiles(): Promise<number>
} {
  const { database, config } = tools
  const page: PagePorts = {
    async countsOf(queries, stageId) {
      const { written, statement, facilitated } = await postedByForm(queries, stageId)
      return { contributions: written, statements: statement, facilitated }
    },
    threadsOf: (queries, stageId) => countsOn(queries, { type: 'question', id: stageId }),
    statementsOf: statementsOfStage,
    filesOf: (queries, ids) => filesOf(queries, 'paper', ids),
  }
  const vault = openVault(config.dataDir)
  const receiveFile = makeReceiveFile(tools, vault)
  const receive = receiveFrom(receiveFile)
  return {
    handlers: [
      fileHandlers(tools, vault, receiveFile),
      consultationHandlers(tools, page, (call) => receive({ type: 'paper', id: call.params.id }, call)),
      contributionHandlers(tools, contributionFiles, (call) =>
        receive({ type: 'contribution', id: call.params.id }, call),
      ),
    ],
    rooms: { block: { admit: admitToBlock(tools), project: projectBlocks(tools), ...keepNothingLate } },
    sweepFiles: async () => vault.sweep(await livingFileIds(database)),
  }
}
