/** What two thousand people in one room weigh; 574 of them, and 120 rooms, are weighed in `room` and `rooms`. */
import { ledgerGoals, type Scenario } from '../scenario.ts'
import { typing } from '../typing.ts'

export const memory: Scenario = {
  name: 'memory',
  title: '2,000 people in one room, 20 type 5 letters a second',
  contestants: ['plenary', 'before', 'hocuspocus', 'relay'],
  people: 2000,
  goals: [{ figure: 'RSS MiB', atMost: 1.1, of: 'hocuspocus' }, ...ledgerGoals],
  run: (course) => typing(course, { people: 2000, rooms: 1, typists: 20, rate: 5, observers: 16 }),
}
