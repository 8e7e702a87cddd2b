/** The API of people: who I am, who takes part, invitations. */
import { Refusal } from '@plenary/shared/problems'
import { type Handlers, signedIn, type ViewerUser } from '../http/api.ts'
import type { Tools } from '../words.ts'
import { acceptInvitation, createInvitation, describeInvitation } from './invitations.ts'
import { linkStages } from './link-stages.ts'
import { participantsAfter } from './store.ts'
import { actorIn, participationsOf, viewsOf } from './view.ts'

/** Processes by their slug, which this word does not know: it stands above them. */
export type ProcessOfSlug = (slug: string) => Promise<{ id: string } | null>

export function participantHandlers(tools: Tools, processOfSlug: ProcessOfSlug): Handlers {
  const { database, accounts } = tools
  const meOf = async ({ id, email, name, language }: ViewerUser) => ({
    user: { id, email, name, language },
    participations: await participationsOf(database, accounts.userNames, id),
  })
  const found = async (slug: string): Promise<{ id: string }> => {
    const process = await processOfSlug(slug)
    if (!process) throw new Refusal('not-found')
    return process
  }
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
    async listParticipants({ viewer, params, query }) {
      const user = signedIn(viewer)
      const process = await found(params.slug)
      if (!(await actorIn(database, user.id, process.id))) throw new Refusal('not-a-participant')
      const rows = await participantsAfter(database, process.id, query.cursor ?? '', query.limit + 1)
      const items = await viewsOf(rows.slice(0, query.limit), accounts.userNames)
      return { items, next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null }
    },
    createInvitation: async ({ viewer, params, body }) => {
      const user = signedIn(viewer)
      return createInvitation(tools, user.id, await found(params.slug), body)
    },
    getInvitation: ({ params }) => describeInvitation(tools, params.token),
    acceptInvitation: ({ viewer, params, body }) => acceptInvitation(tools, params.token, viewer.user, body),
  }
}
