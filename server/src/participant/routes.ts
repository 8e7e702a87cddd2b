/** The API of people: who I am, who takes part, invitations. */
import { found } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import type { Handlers, ViewerUser } from '../http/api.ts'
import { isConvener } from '../process/convener-store.ts'
import { processOfSlug } from '../process/store.ts'
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

export function participantHandlers(context: Context): Handlers {
  const { database, accounts } = context
  const meOf = async ({ id, email, name, language }: ViewerUser) => ({
    user: { id, email, name, language },
    participations: await participationsOf(database, accounts.userNames, id),
    convenes: await isConvener(database, id),
  })
  const named = async (slug: string): Promise<{ id: string }> => found(await processOfSlug(database, slug))
  const idOf = async (slug: string): Promise<string> => (await named(slug)).id
  return {
    getMe: async ({ viewer }) => meOf(viewer.user),
    async updateMe({ viewer, body }) {
      const { user } = viewer
      await accounts.setLanguage(user.id, body.language)
      return meOf({ ...user, language: body.language })
    },
    async linkStages({ viewer, params, body }) {
      const { user } = viewer
      await linkStages(context, user.id, params.id, body.linksStages)
      return meOf(user)
    },
    listParticipants: async ({ viewer, params, query }) =>
      listParticipants(context, viewer.user.id, await named(params.slug), query),
    changeParticipant: ({ viewer, params, body }) =>
      changeParticipant(context, viewer.user.id, params.id, body),
    endParticipation: ({ viewer, params }) => endParticipation(context, viewer.user.id, params.id),
    createInvitations: async ({ viewer, params, body }) =>
      createInvitations(context, viewer.user.id, await idOf(params.slug), body),
    listInvitations: async ({ viewer, params, query }) =>
      listInvitations(context, viewer.user.id, await named(params.slug), query),
    withdrawInvitation: ({ viewer, params }) => withdrawInvitation(context, viewer.user.id, params.id),
    getInvitation: ({ params }) => describeInvitation(context, params.token),
    acceptInvitation: ({ viewer, params, body }) =>
      acceptInvitation(context, params.token, viewer.user, body),
  }
}
