/** The API of consultations. Their pages are public; whoever acts on one takes part. */

import type { Context } from '../context.ts'
import type { Handlers, Viewer } from '../http/api.ts'
import { readThing } from '../subject/thing.ts'
import { admitKinds } from './admit-kinds.ts'
import { attend, listAttendance } from './attendance.ts'
import { addPaper, changeInput, removePaper, setProgramme, setQuestions } from './keep-page.ts'
import { pageOfStage } from './page-command.ts'
import { answerForSpeaker, askForFloor, changeSpeaker } from './speakers.ts'
import { publishSummary, saveSummary } from './summary.ts'
import { type PagePorts, viewConsultation } from './view.ts'

export function consultationHandlers(context: Context, ports: PagePorts): Handlers {
  const { database, clock, accounts } = context
  const deps = { ...context, ...ports }
  const answer = async ({ user }: Viewer, stageId: string) => {
    const page = await readThing(pageOfStage, database, user?.id, stageId)
    return { consultation: await viewConsultation(database, ports, accounts.userNames, page, clock.now()) }
  }
  return {
    getConsultation: ({ params, viewer }) => answer(viewer, params.id),
    async changeConsultation({ params, body, viewer }) {
      await changeInput(context, viewer.user.id, params.id, body)
      return answer(viewer, params.id)
    },
    async admitKinds({ params, body, viewer }) {
      await admitKinds(context, viewer.user.id, params.id, body)
      return answer(viewer, params.id)
    },
    async addPaper({ params, body, viewer }) {
      const { id, title, symbol, language } = await addPaper(context, viewer.user.id, params.id, body)
      return { paper: { id, title, symbol, language, file: null } }
    },
    removePaper: async ({ params, viewer }) =>
      answer(viewer, await removePaper(context, viewer.user.id, params.id)),
    async setQuestions({ params, body, viewer }) {
      await setQuestions(deps, viewer.user.id, params.id, body)
      return answer(viewer, params.id)
    },
    async setProgramme({ params, body, viewer }) {
      await setProgramme(context, viewer.user.id, params.id, body)
      return answer(viewer, params.id)
    },
    askForFloor: async ({ params, body, viewer }) => ({
      speaker: await askForFloor(deps, viewer.user.id, params.id, body),
    }),
    answerForSpeaker: async ({ params, body, viewer }) => ({
      onBehalfOf: await answerForSpeaker(deps, viewer.user.id, params.id, body.confirms),
    }),
    changeSpeaker: async ({ params, body, viewer }) => ({
      speakers: await changeSpeaker(deps, viewer.user.id, params.id, body),
    }),
    async attend({ params, body, viewer }) {
      await attend(context, viewer.user.id, params.id, body.attends)
      return answer(viewer, params.id)
    },
    listAttendance: ({ params, query, viewer }) => listAttendance(context, viewer.user.id, params.id, query),
    async saveSummary({ params, body, viewer }) {
      await saveSummary(context, viewer.user.id, params.id, body)
      return answer(viewer, params.id)
    },
    async publishSummary({ params, body, viewer }) {
      await publishSummary(context, viewer.user.id, params.id, body)
      return answer(viewer, params.id)
    },
  }
}
