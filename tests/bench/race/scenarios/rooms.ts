/** Where people really are: everyone writes, a few to a paragraph. */
import { ledgerGoals, type Scenario } from '../scenario.ts'
import { typing } from '../typing.ts'

export const rooms: Scenario = {
  name: 'rooms',
  title: '574 people over 120 rooms, each types 2 letters a second',
  contestants: ['plenary', 'before', 'hocuspocus', 'y-websocket', 'y-leveldb', 'relay'],
  people: 574,
  goals: [
    { figure: 'CPU µs/edit', atMost: 0.8, of: 'hocuspocus' },
    { figure: 'p99 ms', atMost: 1.5, of: 'hocuspocus' },
    { figure: 'RSS MiB', atMost: 1.1, of: 'hocuspocus' },
    ...ledgerGoals,
  ],
  run: (course) => typing(course, { people: 574, rooms: 120, typists: 5, rate: 2, observers: 2 }),
}
