/** The plenary sits: all in one paragraph, a hundred write. */
import { ledgerGoals, type Scenario } from '../scenario.ts'
import { typing } from '../typing.ts'

export const room: Scenario = {
  name: 'room',
  title: '574 people in one room, 100 type 5 letters a second',
  // y-websocket's server does not keep up with this one.
  contestants: ['plenary', 'before', 'hocuspocus', 'relay'],
  people: 574,
  goals: [
    { figure: 'CPU µs/edit', atMost: 0.45, of: 'hocuspocus' },
    { figure: 'CPU µs/edit', atMost: 1.1, of: 'relay' },
    { figure: 'p99 ms', atMost: 1, of: 'hocuspocus' },
    { figure: 'RSS MiB', atMost: 1.1, of: 'hocuspocus' },
    ...ledgerGoals,
  ],
  run: (course) => typing(course, { people: 574, rooms: 1, typists: 100, rate: 5, observers: 16 }),
}
