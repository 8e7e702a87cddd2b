import { describe, expect, it } from 'vitest'
import { placeOf } from './place-of.ts'

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
    expect(placeOf(process, 'b')).toEqual({ timeZone: 'America/New_York', place: 'New York' })
    expect(placeOf(process, null)).toEqual({ timeZone: 'Europe/Zurich', place: 'Geneva' })
    expect(placeOf(undefined, 'b')).toEqual({ timeZone: 'UTC', place: null })
  })
})
