/** The API of figures: everyone reads them, the secretariat loads registers. */
import type { Handlers } from '../http/api.ts'
import type { Tools } from '../words.ts'
import { loadRegister } from './load-register.ts'
import { exportFigures, figuresNamed } from './view-figures.ts'

export const figuresHandlers = (tools: Tools): Handlers => ({
  getFigures: async ({ params }) => ({ figures: await figuresNamed(tools, params.slug) }),
  exportFigures: ({ params }) => exportFigures(tools, params.slug),
  loadRegister: ({ params, body, viewer }) => loadRegister(tools, viewer.user.id, params.id, body.csv),
})
