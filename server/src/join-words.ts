/** Joins the words to the house: what each is handed, and which of them answers what. */

import type { EndpointName } from '@plenary/shared/api'
import { Refusal } from '@plenary/shared/problems'
import { commandLineWords } from './command-line-words.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { draftHandlers } from './draft/routes.ts'
import { draftById, draftsOfStage } from './draft/store.ts'
import { lastSeq } from './events/record.ts'
import type { Handlers } from './http/api.ts'
import type { LivePorts } from './live/ports.ts'
import { makeAdmit } from './paragraph/admit.ts'
import { projectWords } from './paragraph/project-words.ts'
import { roundHandlers } from './paragraph/round-routes.ts'
import { stageTables } from './paragraph/rounds-apart.ts'
import { paragraphHandlers } from './paragraph/routes.ts'
import { participantHandlers } from './participant/routes.ts'
import { participationOf } from './participant/view.ts'
import { allProcessIds, processById, processOfSlug } from './process/store.ts'
import { clockHandlers } from './stage/clock-routes.ts'
import { calendarJobs, planCalendar } from './stage/follow-calendar.ts'
import { stageHandlers } from './stage/routes.ts'
import { stageLifeHandlers } from './stage/stage-routes.ts'
import { stageById } from './stage/store.ts'
import type { Tools, Words } from './words.ts'

export function joinWords(tools: Tools): Words {
  const { database, accounts } = tools
  return {
    handlers: [
      participantHandlers(tools, (slug) => processOfSlug(database, slug)),
      stageHandlers(tools),
      stageLifeHandlers(tools, stageTables(tools)),
      clockHandlers(tools),
      draftHandlers(tools),
      paragraphHandlers(tools),
      roundHandlers(tools),
      ...pending([
        'closeStage',
        'listReturned',
        'applyReturned',
        'dismissReturned',
        'listRevisions',
        'listProcessRevisions',
        'getRevision',
        'publishRevision',
        'compareRevisions',
        'followTerm',
        'getMemorandum',
        'saveMemorandum',
        'publishMemorandum',
        'previewRevisionImport',
        'importRevision',
        'getHistory',
        'getParagraphAt',
        'getAuthors',
        'restoreParagraph',
        'listRecord',
        'getCheckpoint',
      ]),
    ],
    commandLine: commandLineWords(tools),
    jobs: calendarJobs(tools, (stageId) => draftsOfStage(database, stageId)),
    admit: makeAdmit(tools),
    project: (tx, words) => projectWords(tools, tx, words),
    findWatch: (input) => findWatch(tools, input),
    participationOf: (userId, processId) => participationOf(database, accounts.userNames, userId, processId),
    lastSeq: (processId) => lastSeq(database, processId),
    seedDemo: () => seedDemo(tools),
    begin: async () => planCalendar(tools, database, await allProcessIds(database)),
  }
}

/** Endpoints whose handlers are being written: they answer as if nothing were there. Gone when the list is empty. */
function pending(names: EndpointName[]): Handlers[] {
  const nothing = async (): Promise<never> => {
    throw new Refusal('not-found')
  }
  return names.length > 0 ? [Object.fromEntries(names.map((name) => [name, nothing]))] : []
}

/** [S9] Null for what does not exist; whether the person takes part is asked next, with the same answer. */
async function findWatch(
  { database }: Tools,
  input: Parameters<LivePorts['findWatch']>[0],
): ReturnType<LivePorts['findWatch']> {
  if ('draft' in input) {
    const draft = await draftById(database, input.draft)
    return draft && { processId: draft.processId, draftId: draft.id, stageId: null }
  }
  if ('stage' in input) {
    const stage = await stageById(database, input.stage)
    return stage && { processId: stage.processId, draftId: null, stageId: stage.id }
  }
  const process =
    (await processOfSlug(database, input.process)) ?? (await processById(database, input.process))
  return process && { processId: process.id, draftId: null, stageId: null }
}
