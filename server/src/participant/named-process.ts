/** A process by the name of its address, as what is acted on by those who take part in it. */

import { type ProcessRow, processOfSlug } from '../process/store.ts'
import type { Target } from './command.ts'

export const namedProcess: Target<ProcessRow, { processId: string }> = {
  find: processOfSlug,
  acting: ({ id }) => id,
  place: (_, { id }) => ({ processId: id }),
  stranger: 'not-found',
}
