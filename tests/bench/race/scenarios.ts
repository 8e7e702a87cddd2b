/** The scenarios of the race, in the order they are run. */
import type { Scenario } from './scenario.ts'
import { few } from './scenarios/few.ts'
import { room } from './scenarios/room.ts'
import { rooms } from './scenarios/rooms.ts'

export const scenarios: Scenario[] = [rooms, few, room]
