/** A drafting group: one paragraph, few write, some read along. */
import { ledgerGoals, type Scenario } from '../scenario.ts'
import { typing } from '../typing.ts'

export const few: Scenario = {
  name: 'few',
  title: '50 people in one room, 10 type 5 letters a second',
  contestants: ['plenary', 'before', 'hocuspocus', 'y-websocket', 'relay'],
  people: 50,
  goals: [
    { figure: 'CPU µs/edit', atMost: 1, of: 'hocuspocus' },
    { figure: 'p99 ms', atMost: 1, of: 'hocuspocus' },
    ...ledgerGoals,
  ],
  run: (course) => typing(course, { people: 50, rooms: 1, typists: 10, rate: 5, observers: 10 }),
}
