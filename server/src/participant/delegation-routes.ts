/** The API of delegations and of the mandates between them. */
import { found } from '@plenary/shared/problems'
import { type Handlers, signedIn } from '../http/api.ts'
import type { Tools } from '../words.ts'
import { changeDelegation, createDelegation, listDelegations } from './delegations.ts'
import { grantMandate, listMandates, revokeMandate } from './mandates.ts'
import type { ProcessOfSlug } from './routes.ts'

export function delegationHandlers(tools: Tools, processOfSlug: ProcessOfSlug): Handlers {
  const named = async (slug: string): Promise<{ id: string }> => found(await processOfSlug(slug))
  const idOf = async (slug: string): Promise<string> => (await named(slug)).id
  return {
    listDelegations: async ({ viewer, params, query }) =>
      listDelegations(tools, signedIn(viewer).id, await named(params.slug), query),
    createDelegation: async ({ viewer, params, body }) =>
      createDelegation(tools, signedIn(viewer).id, await idOf(params.slug), body),
    changeDelegation: async ({ viewer, params, body }) => ({
      delegation: await changeDelegation(tools, signedIn(viewer).id, params.id, body),
    }),
    listMandates: async ({ viewer, params, query }) =>
      listMandates(tools, signedIn(viewer).id, await named(params.slug), query),
    grantMandate: async ({ viewer, params, body }) =>
      grantMandate(tools, signedIn(viewer).id, await idOf(params.slug), body),
    revokeMandate: ({ viewer, params }) => revokeMandate(tools, signedIn(viewer).id, params.id),
  }
}
