/** What is submitted, said or entered for a group. */
import { roomLetters } from '@plenary/shared/rooms'
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { filesOf } from '../file/store.ts'
import { admitToBlock, projectBlocks } from './live-body.ts'
import { contributionHandlers } from './routes.ts'
import { contributionKind } from './subject.ts'
import type { FilePorts } from './view.ts'
import { withholdWithdrawn } from './withhold.ts'

/** The files of contributions, which a contribution tells of. */
const files: FilePorts = { filesOf: (queries, ids) => filesOf(queries, 'contribution', ids) }

export const contributionFeature = (context: Context): Feature => ({
  things: [contributionKind({ ...context, files })],
  handlers: () => contributionHandlers(context, files),
  // [CTB8] Words that come after it was submitted have no place to be put back into: what was submitted does not change.
  rooms: { [roomLetters.block]: { admit: admitToBlock(context), project: projectBlocks(context) } },
  withhold: withholdWithdrawn(context),
})
