/** The scenarios of the race, in the order they are run. */
import type { Scenario } from './scenario.ts'
import { authors, moreAuthors } from './scenarios/authors.ts'
import { disk } from './scenarios/disk.ts'
import { few } from './scenarios/few.ts'
import { join574, joinLong } from './scenarios/join.ts'
import { memory } from './scenarios/memory.ts'
import { pagesScenario } from './scenarios/pages.ts'
import { presence } from './scenarios/presence.ts'
import { room } from './scenarios/room.ts'
import { rooms } from './scenarios/rooms.ts'
import { stall } from './scenarios/stall.ts'

export const scenarios: Scenario[] = [
  rooms,
  few,
  room,
  authors,
  moreAuthors,
  join574,
  joinLong,
  memory,
  presence,
  disk,
  stall,
  pagesScenario,
]
