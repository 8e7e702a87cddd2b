import { describe, expect, it } from 'vitest'
import { lifeOf, phaseOf, timeLeftMs } from './stage.ts'

const round = { opensAt: '2018-01-31T08:00:00.000Z', closesAt: '2018-02-14T17:00:00.000Z' }

describe('the phase of a stage', () => {
  it('[STG1] is open from its first millisecond and closed from the deadline on', () => {
    expect(phaseOf(round, '2018-01-31T07:59:59.999Z')).toBe('upcoming')
    expect(phaseOf(round, '2018-01-31T08:00:00.000Z')).toBe('open')
    expect(phaseOf(round, '2018-02-14T16:59:59.999Z')).toBe('open')
    expect(phaseOf(round, '2018-02-14T17:00:00.000Z')).toBe('closed')
  })

  it('[STG1] is the same for rows and for the wire, and says cancelled and undated', () => {
    expect(
      phaseOf(
        { opensAt: new Date(round.opensAt), closesAt: new Date(round.closesAt) },
        new Date('2018-02-13T08:30:00Z'),
      ),
    ).toBe('open')
    expect(phaseOf({ ...round, cancelledAt: '2018-02-01T00:00:00.000Z' }, '2018-02-13T08:30:00Z')).toBe(
      'cancelled',
    )
    expect(phaseOf({ opensAt: null, closesAt: null }, '2018-02-13T08:30:00Z')).toBe('undated')
  })

  it('[STG1] says how long is left until it closes, or until it opens', () => {
    expect(timeLeftMs(round, '2018-02-14T16:59:00.000Z')).toBe(60_000)
    expect(timeLeftMs(round, '2018-01-31T07:00:00.000Z')).toBe(3_600_000)
    expect(timeLeftMs(round, '2018-02-15T00:00:00.000Z')).toBeNull()
  })

  it.each([
    ['scheduled', '2018-01-31T07:59:59.999Z', {}],
    ['open', '2018-02-13T08:30:00.000Z', {}],
    ['closed', '2018-02-14T17:00:00.000Z', {}],
    ['published', '2018-02-14T17:00:00.000Z', { publishedAt: '2018-02-14T17:00:01.000Z' }],
    // Reopened: what is out of it does not end it.
    ['open', '2018-02-13T08:30:00.000Z', { publishedAt: '2018-02-12T17:00:01.000Z' }],
    ['cancelled', '2018-02-13T08:30:00.000Z', { cancelledAt: '2018-02-01T00:00:00.000Z' }],
    ['undated', '2018-02-13T08:30:00.000Z', { opensAt: null, closesAt: null }],
  ])('[STG4] its life is %s at %s with %j', (life, now, over) => {
    expect(lifeOf({ ...round, publishedAt: null, ...over }, now)).toBe(life)
  })
})
