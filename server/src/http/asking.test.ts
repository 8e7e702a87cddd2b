/** How often an endpoint may be asked, by its row in the table. */
import { api, type Endpoint } from '@plenary/shared/api'
import { describe, expect, it } from 'vitest'
import { makeAsking } from './asking.ts'
import { limits } from './limits.ts'

const clock = { ticks: () => 0 }
const somebody = (id: string) => ({ user: { id } })
const limited = Object.values(api as Record<string, Endpoint>).filter(({ limit }) => limit)

describe('limits of the table', () => {
  it('[API4] hold for a person, however many sit behind their address', () => {
    for (const endpoint of limited) {
      const ensure = makeAsking(clock, true)
      const ask = (who: string): void => ensure(endpoint, somebody(who), { params: {}, ip: 'the hall' })
      const { max } = limits[endpoint.limit as keyof typeof limits] as { max: number }
      for (let nth = 0; nth < max; nth += 1) ask('a')
      expect(() => ask('a')).toThrow(expect.objectContaining({ code: 'too-many-requests' }))
      expect(() => ask('b')).not.toThrow()
    }
    expect(limited.length).toBeGreaterThan(4)
  })

  it('[API4] are counted together for the endpoints that name the same one', () => {
    const ensure = makeAsking(clock, true)
    const uploads = limited.filter(({ limit }) => limit === 'uploads')
    const ask = (nth: number): void =>
      ensure(uploads[nth % uploads.length] as Endpoint, somebody('a'), { params: {}, ip: '' })
    for (let nth = 0; nth < limits.uploads.max; nth += 1) ask(nth)
    expect(() => ask(0)).toThrow(expect.objectContaining({ code: 'too-many-requests' }))
    expect(uploads.length).toBeGreaterThan(1)
  })

  it('[API4] do not hold in a house without limits', () => {
    const ensure = makeAsking(clock, false)
    for (let nth = 0; nth < 100; nth += 1)
      ensure(api.exportRecord, { user: null }, { params: {}, ip: 'the hall' })
  })
})
