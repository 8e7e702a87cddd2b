/** What the race says of its rounds: medians, ratios, and whether a goal was reached. */
import { expect, it } from 'vitest'
import { type Rounds, report } from './report.ts'
import type { Scenario } from './scenario.ts'

const scenario = (goals: Scenario['goals']): Scenario => ({
  ...{ name: 'few', title: 'a few', contestants: ['plenary', 'hocuspocus'], people: 2, goals },
  run: () => Promise.reject(new Error('not run')),
})
const rounds: Rounds = new Map([
  ['plenary', [10, 30, 20].map((cpu) => ({ 'CPU µs/edit': cpu, lost: 0 }))],
  ['hocuspocus', [40, 40, 20].map((cpu) => ({ 'CPU µs/edit': cpu, lost: 0 }))],
])
const said = (goals: Scenario['goals']): string[] => report(scenario(goals), rounds).split('\n')

it('prints the median with the least and the most, and ratios of medians', () => {
  expect(said([])).toContain('| CPU µs/edit | 20.0 (10.0–30.0) | 40.0 (20.0–40.0) |')
  expect(said([])).toContain('  CPU µs/edit of plenary: 0.50 × hocuspocus')
})

it('says of each goal whether it was reached, and of a figure that is not there that it was not', () => {
  const goals = [
    { figure: 'CPU µs/edit', atMost: 0.5, of: 'hocuspocus' },
    { figure: 'CPU µs/edit', atMost: 19 },
    { figure: 'p99 ms', atMost: 5 },
    { figure: 'lost', atMost: 0 },
  ]
  expect(said(goals).slice(-4)).toEqual([
    '  CPU µs/edit: 20.0 = 0.50 × hocuspocus, goal at most 0.5 × hocuspocus: reached',
    '  CPU µs/edit: 20.0, goal at most 19: MISSED',
    '  p99 ms: –, goal at most 5: MISSED',
    '  lost: 0, goal at most 0: reached',
  ])
})

it('says nothing of a goal beside somebody who did not race', () => {
  expect(said([{ figure: 'CPU µs/edit', atMost: 1, of: 'relay' }]).join('\n')).not.toContain('goal')
})
