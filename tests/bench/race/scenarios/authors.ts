/** Everyone writes in one paragraph at once, as nobody does and as it must not break. */
import { ledgerGoals, type Scenario } from '../scenario.ts'
import { typing } from '../typing.ts'

const authorsOf = (people: number, p95: number, more: Scenario['goals']): Scenario => ({
  name: people === 574 ? 'authors' : `authors-${people}`,
  title: `${people} authors in one room, each types 5 letters a second`,
  contestants: ['plenary', 'before', 'hocuspocus'],
  people,
  goals: [{ figure: 'p95 ms', atMost: p95 }, ...more, ...ledgerGoals],
  run: (course) => typing(course, { people, rooms: 1, typists: people, rate: 5, observers: 8 }),
})

export const authors = authorsOf(574, 200, [{ figure: 'CPU µs/edit', atMost: 0.3, of: 'before' }])
export const moreAuthors = authorsOf(1000, 500, [])
