/** The API of people: who I am, who takes part, invitations. */
import { found } from '@plenary/shared/problems'
import { type Handlers, signedIn, type ViewerUser } from '../http/api.ts'
import type { Tools } from '../words.ts'
import {
  acceptInvitation,
  createInvitations,
  describeInvitation,
  listInvitations,
  withdrawInvitation,
} from './invitations.ts'
import { linkStages } from './link-stages.ts'
import { listParticipants } from './list-people.ts'
import { changeParticipant, endParticipation } from './membership.ts'
import { participationsOf } from './view.ts'

/** Processes by their slug, which this word does not know: it stands above them. */
export type ProcessOfSlug = (slug: string) => Promise<{ id: string } | null>

export function participantHandlers(tools: Tools, processOfSlug: ProcessOfSlug): Handlers {
  const { database, accounts } = tools
  const meOf = async ({ id, email, name, language }: ViewerUser) => ({
    user: { id, email, name, language },
    participations: await participationsOf(database, accounts.userNames, id),
  })
  const named = async (slug: string): Promise<{ id: string }> => found(await processOfSlug(slug))
  const idOf = async (slug: string): Promise<string> => (await named(slug)).id
  return {
    getMe: async ({ viewer }) => meOf(signedIn(viewer)),
    async updateMe({ viewer, body }) {
      const user = signedIn(viewer)
      await accounts.setLanguage(user.id, body.language)
      return meOf({ ...user, language: body.language })
    },
    async linkStages({ viewer, params, body }) {
      const user = signedIn(viewer)
      await linkStages(tools, user.id, params.id, body.linksStages)
      return meOf(user)
    },
    listParticipants: async ({ viewer, params, query }) =>
      listParticipants(tools, signedIn(viewer).id, await named(params.slug), query),
    changeParticipant: ({ viewer, params, body }) =>
      changeParticipant(tools, signedIn(viewer).id, params.id, body),
    endParticipation: ({ viewer, params }) => endParticipation(tools, signedIn(viewer).id, params.id),
    createInvitations: async ({ viewer, params, body }) =>
      createInvitations(tools, signedIn(viewer).id, await idOf(params.slug), body),
    listInvitations: async ({ viewer, params, query }) =>
      listInvitations(tools, signedIn(viewer).id, await named(params.slug), query),
    withdrawInvitation: ({ viewer, params }) => withdrawInvitation(tools, signedIn(viewer).id, params.id),
    getInvitation: ({ params }) => describeInvitation(tools, params.token),
    acceptInvitation: ({ viewer, params, body }) => acceptInvitation(tools, params.token, viewer.user, body),
  }
}
