/** Published texts. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { overdueCloser } from '../paragraph/overdue.ts'
import { keepOldTexts } from './keep-old-texts.ts'
import { revisionHandlers } from './routes.ts'
import { revisionKind } from './subject.ts'

export const revisionFeature = (context: Context): Feature => ({
  things: [revisionKind(context)],
  handlers: () => revisionHandlers(context, overdueCloser(context)),
  begin: () => keepOldTexts(context),
})
