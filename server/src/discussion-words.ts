/** Joins files, consultations and contributions: each is handed what it needs of the others. */
import type { RoomKind } from '@plenary/shared/rooms'
import { consultationHandlers } from './consultation/routes.ts'
import type { PagePorts } from './consultation/view.ts'
import { admitToBlock, keepNothingLate, projectBlock } from './contribution/live-body.ts'
import { contributionHandlers } from './contribution/routes.ts'
import { postedByForm, statementsOfStage } from './contribution/store.ts'
import type { FilePorts } from './contribution/view.ts'
import { makeReceiveFile } from './file/receive-file.ts'
import { fileHandlers } from './file/routes.ts'
import { filesOf, livingFileIds, type OwnerType } from './file/store.ts'
import { openVault } from './file/vault.ts'
import { makeFileOwners } from './file-owners.ts'
import { type Call, type Handlers, signedIn } from './http/api.ts'
import type { RoomWords } from './room-words.ts'
import { threadsByQuestion } from './thread/question-count-store.ts'
import type { Tools } from './words.ts'

export function discussionWords(tools: Tools): {
  handlers: Handlers[]
  rooms: Pick<Record<RoomKind, RoomWords>, 'block'>
  sweepFiles(): Promise<number>
} {
  const { database, config } = tools
  const files: FilePorts = { filesOf: (queries, ids) => filesOf(queries, 'contribution', ids) }
  const page: PagePorts = {
    async countsOf(queries, stageId) {
      const { written, statement, facilitated } = await postedByForm(queries, stageId)
      return { contributions: written, statements: statement, facilitated }
    },
    threadsOf: threadsByQuestion,
    statementsOf: statementsOfStage,
    filesOf: (queries, ids) => filesOf(queries, 'paper', ids),
  }
  const vault = openVault(config.dataDir)
  const owners = makeFileOwners(tools, files)
  const receiveFile = makeReceiveFile(tools, vault, owners)
  const receive =
    (ownerType: OwnerType) =>
    ({ params, query, viewer, request, bytes }: Call<'uploadPaper' | 'uploadContributionFile'>) =>
      receiveFile({
        ownerType,
        ownerId: params.id,
        userId: signedIn(viewer).id,
        name: query.name,
        declaredBytes: Number(request.headers['content-length'] ?? Number.NaN) || null,
        pieces: bytes,
      })
  return {
    handlers: [
      fileHandlers(tools, vault, owners),
      consultationHandlers(tools, page, receive('paper')),
      contributionHandlers(tools, files, receive('contribution')),
    ],
    rooms: { block: { admit: admitToBlock(tools), project: projectBlock(tools), ...keepNothingLate } },
    sweepFiles: async () => vault.sweep(await livingFileIds(database)),
  }
}
