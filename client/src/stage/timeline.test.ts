import type { TextView } from '@plenary/shared/process'
import type { StageView } from '@plenary/shared/stage'
import { describe, expect, it } from 'vitest'
import { layOut } from './timeline.ts'

const stage = (id: string, opensAt: string | null, closesAt: string | null, more: Partial<StageView> = {}) =>
  ({
    id,
    code: id,
    kind: 'round',
    order: 0,
    title: `Stage ${id}`,
    theme: null,
    place: 'Geneva',
    timeZone: 'Europe/Zurich',
    opensAt,
    closesAt,
    sittings: [],
    textCode: null,
    scope: null,
    note: null,
    verified: true,
    sources: [],
    phase: 'upcoming',
    publishedAt: null,
    ...more,
  }) satisfies StageView

const text = (code: string, dated: string | null): TextView => ({
  code,
  order: 0,
  title: `Text ${code}`,
  symbol: null,
  dated,
  issued: null,
  paragraphs: null,
  note: null,
  verified: true,
  sources: [],
})

describe('the picture of the calendar', () => {
  it('[UI6] runs from the first of the first month to the end of the last, months in their order', () => {
    const line = layOut(
      [stage('a', '2018-02-13T09:00:00Z', '2018-02-15T17:00:00Z')],
      [text('final', '2018-04-30')],
    )
    expect(line?.months.map(({ first }) => first)).toEqual(['2018-02-01', '2018-03-01', '2018-04-01'])
    expect(line?.months[0]?.start).toBe(0)
    expect(line?.shareOf(new Date('2018-02-01T00:00:00Z'))).toBe(0)
    expect(line?.shareOf(new Date('2018-05-01T00:00:00Z'))).toBe(1)
    expect(line?.shareOf(new Date('2018-05-02T00:00:00Z'))).toBeNull()
  })

  it('[UI6] draws a stage from its opening to its closing, with its sitting days inside', () => {
    const line = layOut(
      [
        stage('a', '2018-02-01T00:00:00Z', '2018-02-15T00:00:00Z', {
          sittings: [{ date: '2018-02-13', note: null }],
        }),
      ],
      [],
    )
    const bar = line?.bars[0]
    expect([bar?.start, bar?.end]).toEqual([0, 0.5])
    expect(bar?.sittings).toEqual([{ start: 12 / 28, end: 13 / 28 }])
  })

  it('[UI6] puts bars whose words would cover each other into rows of their own, and others into one', () => {
    const line = layOut(
      [
        stage('a', '2018-01-10T09:00:00Z', '2018-01-11T09:00:00Z'),
        stage('b', '2018-01-12T09:00:00Z', '2018-01-13T09:00:00Z'),
        stage('c', '2018-09-12T09:00:00Z', '2018-09-13T09:00:00Z'),
        stage('d', '2018-12-28T09:00:00Z', '2018-12-30T09:00:00Z'),
      ],
      [],
    )
    expect(line?.bars.map(({ row }) => row)).toEqual([0, 1, 0, 0])
    expect(line?.bars.map(({ labelBefore }) => labelBefore)).toEqual([false, false, false, true])
    expect(line?.rows.rounds).toBe(2)
  })

  it('[UI6] leaves what has no date to the list, and draws nothing when nothing has one', () => {
    expect(layOut([stage('a', null, null)], [text('x', null)])).toBeNull()
    const line = layOut(
      [stage('a', null, null), stage('b', '2018-01-12T09:00:00Z', '2018-01-13T09:00:00Z')],
      [],
    )
    expect(line?.bars.map(({ id }) => id)).toEqual(['b'])
  })

  it('[UI6] names only as many months as have room', () => {
    const line = layOut([stage('a', '2010-01-12T09:00:00Z', '2020-01-13T09:00:00Z')], [])
    const named = line?.months.filter(({ isLabelled }) => isLabelled) ?? []
    expect(named.length).toBeLessThan(20)
    expect(new Set(named.map(({ first }) => first.slice(5)))).toEqual(new Set(['01-01']))
  })
})
