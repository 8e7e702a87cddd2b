/** The API of delegations and of the mandates between them. */
import { found } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import type { Handlers } from '../http/api.ts'
import { processOfSlug } from '../process/store.ts'
import { changeDelegation, createDelegation, listDelegations } from './delegations.ts'
import { grantMandate, listMandates, revokeMandate } from './mandates.ts'

export function delegationHandlers(context: Context): Handlers {
  const named = async (slug: string): Promise<{ id: string }> =>
    found(await processOfSlug(context.database, slug))
  const idOf = async (slug: string): Promise<string> => (await named(slug)).id
  return {
    listDelegations: async ({ viewer, params, query }) =>
      listDelegations(context, viewer.user.id, await named(params.slug), query),
    createDelegation: async ({ viewer, params, body }) =>
      createDelegation(context, viewer.user.id, await idOf(params.slug), body),
    changeDelegation: async ({ viewer, params, body }) => ({
      delegation: await changeDelegation(context, viewer.user.id, params.id, body),
    }),
    listMandates: async ({ viewer, params, query }) =>
      listMandates(context, viewer.user.id, await named(params.slug), query),
    grantMandate: async ({ viewer, params, body }) =>
      grantMandate(context, viewer.user.id, await idOf(params.slug), body),
    revokeMandate: ({ viewer, params }) => revokeMandate(context, viewer.user.id, params.id),
  }
}
