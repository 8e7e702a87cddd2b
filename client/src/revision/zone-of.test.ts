import { describe, expect, it } from 'vitest'
import { zoneOf } from './zone-of.ts'

const stage = (id: string, kind: string, timeZone: string, place: string | null) =>
  ({ id, kind, timeZone, place }) as never
const process = {
  stages: [
    stage('b', 'adoption', 'America/New_York', 'New York'),
    stage('a', 'round', 'Europe/Zurich', 'Geneva'),
  ],
}

describe('the clock of a text', () => {
  it('[RVC3] is that of its stage, else of its process, never silently the reader’s', () => {
    expect(zoneOf(process, 'b')).toEqual({ timeZone: 'America/New_York', place: 'New York' })
    expect(zoneOf(process, null)).toEqual({ timeZone: 'Europe/Zurich', place: 'Geneva' })
    expect(zoneOf(undefined, 'b')).toEqual({ timeZone: 'UTC', place: null })
  })
})
