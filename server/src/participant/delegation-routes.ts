/** The API of delegations and of the mandates between them. */
import { found } from '@plenary/shared/problems'
import type { Handlers } from '../http/api.ts'
import { processOfSlug } from '../process/store.ts'
import type { Tools } from '../words.ts'
import { changeDelegation, createDelegation, listDelegations } from './delegations.ts'
import { grantMandate, listMandates, revokeMandate } from './mandates.ts'

export function delegationHandlers(tools: Tools): Handlers {
  const named = async (slug: string): Promise<{ id: string }> =>
    found(await processOfSlug(tools.database, slug))
  const idOf = async (slug: string): Promise<string> => (await named(slug)).id
  return {
    listDelegations: async ({ viewer, params, query }) =>
      listDelegations(tools, viewer.user.id, await named(params.slug), query),
    createDelegation: async ({ viewer, params, body }) =>
      createDelegation(tools, viewer.user.id, await idOf(params.slug), body),
    changeDelegation: async ({ viewer, params, body }) => ({
      delegation: await changeDelegation(tools, viewer.user.id, params.id, body),
    }),
    listMandates: async ({ viewer, params, query }) =>
      listMandates(tools, viewer.user.id, await named(params.slug), query),
    grantMandate: async ({ viewer, params, body }) =>
      grantMandate(tools, viewer.user.id, await idOf(params.slug), body),
    revokeMandate: ({ viewer, params }) => revokeMandate(tools, viewer.user.id, params.id),
  }
}
