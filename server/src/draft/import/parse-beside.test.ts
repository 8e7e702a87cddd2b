/** Parsing in a thread of its own: the answer and the refusal come back, and nothing of it stalls the server. */
import { importMaxCharacters } from '@plenary/shared/draft'
import { describe, expect, it } from 'vitest'
import { importLimits, makeParser, parseBeside } from './parse-beside.ts'

const text = (words: string) => ({ format: 'text' as const, text: words })
/** As long as an import may be. */
const longest = Array.from(
  { length: 10_000 },
  (_, nth) => `${nth + 1}. ${'Words of a paragraph of the longest text. '.repeat(12)}`,
)
  .join('\n\n')
  .slice(0, importMaxCharacters)

describe('parsing beside the work of the server', () => {
  it('[IMP3] answers what parsing here would', async () => {
    const { paragraphs, report } = await parseBeside(text('1. One.\n\n2. Two.'))
    expect(report.paragraphs).toBe(2)
    expect(paragraphs.map(({ content }) => content)).toEqual([
      [{ type: 'text', text: 'One.' }],
      [{ type: 'text', text: 'Two.' }],
    ])
  }, 60_000)

  it('[IMP3] a refusal crosses with its code and its detail', async () => {
    await expect(parseBeside(text('---'))).rejects.toMatchObject({ name: 'Refusal', code: 'import-empty' })
    await expect(parseBeside(text(`1. ${'word '.repeat(20_000)}`))).rejects.toMatchObject({
      code: 'paragraph-too-large',
      detail: expect.stringContaining('Line 1'),
    })
  }, 60_000)

  it('[IMP1] what is too long starts no thread', async () => {
    const parse = makeParser({ ...importLimits, atOnce: 0, waiting: 0 })
    await expect(parse(text('a'.repeat(50_000_000)))).rejects.toMatchObject({ code: 'too-large' })
  })

  it('[IMP3] the longest text is read within the limits while the loop goes on', async () => {
    let turns = 0
    const beat = setInterval(() => {
      turns += 1
    }, 10)
    const { report } = await parseBeside(text(longest)).finally(() => clearInterval(beat))
    expect(report.paragraphs).toBeGreaterThan(8_000)
    expect(turns).toBeGreaterThan(10)
  }, 120_000)

  it('[IMP3] what takes too long or too much memory is stopped and refused', async () => {
    const source = { format: 'markdown' as const, text: longest }
    await expect(makeParser({ ...importLimits, longestMs: 200 })(source)).rejects.toMatchObject({
      code: 'too-large',
    })
    await expect(makeParser({ ...importLimits, memoryMb: 24 })(source)).rejects.toMatchObject({
      code: 'too-large',
    })
  }, 120_000)

  it('[IMP3] imports wait their turn, and one too many hears so at once', async () => {
    const parse = makeParser({ ...importLimits, atOnce: 1, waiting: 1 })
    const first = parse(text('1. One.'))
    const second = parse(text('1. Two.'))
    await expect(parse(text('1. Three.'))).rejects.toMatchObject({ code: 'too-many-requests' })
    await expect(first).resolves.toMatchObject({ report: { paragraphs: 1 } })
    await expect(second).resolves.toMatchObject({ report: { paragraphs: 1 } })
    await expect(parse(text('1. Four.'))).resolves.toMatchObject({ report: { paragraphs: 1 } })
  }, 60_000)
})
