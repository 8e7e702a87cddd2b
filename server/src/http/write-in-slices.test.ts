import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { writeInSlices } from './write-in-slices.ts'

const paragraph = z.object({ id: z.string(), label: z.string().nullable(), note: z.string().optional() })
const schema = z
  .object({
    title: z.string(),
    paragraphs: z.array(paragraph),
    summary: z.object({ all: z.number(), sections: z.array(z.number()) }),
    withheld: z.number().optional(),
  })
  .meta({ id: 'Sliced' })
const paragraphs = Array.from({ length: 40 }, (_, nth) => ({
  id: `“${nth}”`,
  label: nth % 3 ? `${nth}.` : null,
}))
const value = { title: 'A text', paragraphs, summary: { all: 3, sections: [1, 2] } }
const never = (): undefined => undefined
const atOnce = (of: z.ZodType, given: unknown): string => JSON.stringify(z.encode(of, given))

describe('answers written in slices', () => {
  it.each([
    ['lists within objects', schema, value],
    ['a list', z.array(paragraph), paragraphs],
    ['an empty list', z.array(paragraph), []],
    ['nothing that must be there', z.object({ may: z.string().optional() }), {}],
    ['no list', z.string().nullable(), null],
    ['a list that has to be short', z.object({ few: z.array(z.number()).max(3) }), { few: [1, 2] }],
    ['keys that nobody named', z.looseObject({ a: z.number() }), { a: 1, b: [2] }],
  ] as [string, z.ZodType, unknown][])(
    '[API3] are the same bytes as written at once: %s',
    async (_, of, given) => {
      expect((await writeInSlices(of, given, never)).toString()).toBe(atOnce(of, given))
    },
  )

  it('[API3] carry nothing that their schema does not name', async () => {
    const secret = { ...value, secret: 1, paragraphs: [{ ...paragraphs[0], secret: 2 }] }
    expect((await writeInSlices(schema, secret, never)).toString()).not.toContain('secret')
  })

  it.each([
    ['an element', { ...value, paragraphs: [{ id: 7, label: null }] }],
    ['a list', { ...value, paragraphs: 'none' }],
    ['a part that is missing', { title: 'A text', paragraphs }],
    ['the whole', null],
  ])('[API3] are refused where %s is not what was promised', async (_, given) => {
    await expect(writeInSlices(schema, given, never)).rejects.toThrow()
  })

  it('[API3] let others be served between two elements', async () => {
    let pauses = 0
    let served = 0
    const pause = (): Promise<void> | undefined => {
      pauses += 1
      return pauses % 10 ? undefined : new Promise((done) => setImmediate(done))
    }
    const serve = (): void => {
      served += 1
      if (served < 100) setImmediate(serve)
    }
    setImmediate(serve)
    await writeInSlices(schema, value, pause)
    expect(pauses).toBe(42)
    expect(served).toBeGreaterThanOrEqual(4)
    served = 100
  })
})
