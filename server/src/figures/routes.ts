/** The API of figures: everyone reads them, the secretariat loads registers. */

import type { Context } from '../context.ts'
import type { Handlers } from '../http/api.ts'
import { loadRegister } from './load-register.ts'
import { exportFigures, figuresNamed } from './view-figures.ts'

export const figuresHandlers = (context: Context): Handlers => ({
  getFigures: async ({ params }) => ({ figures: await figuresNamed(context, params.slug) }),
  exportFigures: ({ params }) => exportFigures(context, params.slug),
  loadRegister: ({ params, body, viewer }) => loadRegister(context, viewer.user.id, params.id, body.csv),
})
