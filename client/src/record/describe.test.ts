import type { OpenedEntry } from '@plenary/shared/record'
import { expect, it } from 'vitest'
import { zoneOf } from './describe.ts'

const entry = (data: Record<string, unknown> | null) => ({ data }) as OpenedEntry

it('[UI22] an entry goes by the clocks of its stage, else by the reader’s', () => {
  const stage = { title: 'Second round', timeZone: 'America/New_York' }
  expect(zoneOf(entry({ stage }), 'Africa/Nairobi')).toBe('America/New_York')
  expect(zoneOf(entry({ participant: { id: 'p1' } }), 'Africa/Nairobi')).toBe('Africa/Nairobi')
  expect(zoneOf(entry(null), 'Africa/Nairobi')).toBe('Africa/Nairobi')
})
