/** The API of conveners, and of beginning a process. */
import type { Context } from '../context.ts'
import type { Handlers } from '../http/api.ts'
import { beginProcess } from './begin-process.ts'
import { acceptConvening, describeConvening, linkForConvener, listConveners } from './conveners.ts'

export const conveningHandlers = (context: Context): Handlers => ({
  beginProcess: ({ viewer, body }) => beginProcess(context, viewer.user, body),
  listConveners: ({ viewer }) => listConveners(context, viewer.user.id),
  nameConvener: ({ viewer, body }) => linkForConvener(context, body.email, viewer.user.id),
  getConvening: ({ params }) => describeConvening(context, params.token),
  acceptConvening: ({ viewer, params, body }) => acceptConvening(context, params.token, viewer.user, body),
})
