/** Footnote signs while people write around them, over real sockets: every word and every sign once, and in its place. */
import type { ParagraphView } from '@plenary/shared/paragraph'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../provider.ts'
import { sampleDraft } from '../sign-in.ts'
import { SignWriter } from '../sign-writer.ts'
import { startWorld, type World } from '../world.ts'

let world: World
let cookies: string[]
/** Paragraphs with one sign that both may edit; every test takes one of its own. */
let noted: ParagraphView[]
const writers: SignWriter[] = []

async function twoIn(paragraph: ParagraphView): Promise<[SignWriter, SignWriter]> {
  const two = await Promise.all(cookies.map((cookie) => SignWriter.open(world.url, paragraph.room, cookie)))
  writers.push(...two)
  const [a, b] = two as [SignWriter, SignWriter]
  // Words behind the sign, whatever the sample has there.
  a.type(a.words.length, ' migrants and refugees at sea.')
  await agree(a, b)
  return [a, b]
}

const agree = (a: SignWriter, b: SignWriter): Promise<void> =>
  until('both have everything', () => a.words === b.words && [a, b].every(({ room }) => room.provider.synced))

describe('signs in the text', () => {
  beforeAll(async () => {
    world = await startWorld()
    cookies = await Promise.all(['state-a', 'state-b'].map(async (who) => (await world.signIn(who)).cookie))
    const { paragraphs } = await sampleDraft(world.url, cookies[0] as string)
    noted = paragraphs.filter(
      ({ kind, html, can }) =>
        kind === 'paragraph' && can.edit === 'yes' && html.split('data-footnote').length === 2,
    )
    expect(noted.length).toBeGreaterThanOrEqual(3)
  })
  afterEach(() => {
    for (const writer of writers.splice(0)) writer.close()
  })
  afterAll(() => world?.close())

  it('[SGN1] taking a sign away loses no word that another types behind it at the same moment', async () => {
    const [a, b] = await twoIn(noted[0] as ParagraphView)
    const before = a.words
    const at = a.placeOf()
    a.remove(at)
    b.type(at + 2, 'all ')
    const expected = `${before.slice(0, at)}${before.slice(at + 1, at + 2)}all ${before.slice(at + 2)}`
    await until('both heard of it', () => !b.words.includes('#') && a.words.includes('all '))
    await agree(a, b)
    expect(a.words).toBe(expected)
  })

  it('[SGN1] a sign that two take away while apart is away, and the words behind it stand once', async () => {
    const [a, b] = await twoIn(noted[1] as ParagraphView)
    const expected = a.words.replace('#', '')
    for (const { room } of [a, b]) room.provider.disconnect()
    a.remove(a.placeOf())
    b.remove(b.placeOf())
    for (const { room } of [a, b]) room.provider.connect()
    await until('both are back', () => a.room.provider.synced && b.room.provider.synced)
    await agree(a, b)
    expect(a.words).toBe(expected)
    await until('the server says so', async () => {
      const { paragraphs } = await sampleDraft(world.url, cookies[0] as string)
      return paragraphs.find(({ room }) => room === noted[1]?.room)?.text === expected
    })
  })

  it('[SGN1] undo of a removed sign brings it back in its place, and the words of another stay in theirs', async () => {
    const [a, b] = await twoIn(noted[2] as ParagraphView)
    const { words: before, signs } = a
    const at = a.placeOf()
    a.remove(at)
    await until('b sees it', () => !b.words.includes('#'))
    b.type(at + 1, 'all ')
    await until('a sees it', () => a.words.includes('all '))
    a.undo()
    const expected = `${before.slice(0, at + 2)}all ${before.slice(at + 2)}`
    await agree(a, b)
    expect(a.words).toBe(expected)
    expect(a.signs).toEqual(signs)
    await until('b has it', () => b.words === expected)
  })
})
