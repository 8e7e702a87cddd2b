/** A word is composed in a real Chromium while somebody else writes in the same paragraph. */
import type { DraftView } from '@plenary/shared/draft'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { type OpenRoom, openRoom, until } from '../provider.ts'
import { get, sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'
import { browserFound, type Person, person, takeBrowser } from './chromium.ts'
import { editorIn, isSaved, rowOf, write } from './table.ts'

let world: World
let browser: Browser
let draft: DraftView
let secretariat: SignedIn
let peerCookie: string
const people: Person[] = []
const rooms: OpenRoom[] = []

interface Writing {
  text: string
  /** Characters before the caret when composing begins. */
  at: number
  /** What the keyboard holds open, one after the other, and what is chosen. */
  interim: string[]
  chosen: string
}
const chinese: Writing = {
  text: '各国应当保护移民和难民。',
  at: 6,
  interim: ['n', 'ni', 'nih', 'nihao'],
  chosen: '你好',
}
const phone: Writing = {
  text: 'Hosts protect people at sea.',
  at: 14,
  interim: ['r', 'ref', 'refug', 'refugees'],
  chosen: 'refugees ',
}

interface Peer {
  where: string
  /** Characters in front of the composition, behind it, and of all. */
  act(room: OpenRoom, places: { at: number; behind: number; end: number }): void
  /** What it makes of the words before and behind the composition. */
  before?: (words: string) => string
  behind?: (words: string) => string
}
const same = (words: string): string => words
const put = (words: string, at: number, more: string): string => words.slice(0, at) + more + words.slice(at)
const bold = (room: OpenRoom, from: number, length: number): void => {
  const run = (room.doc.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText
  run.format(from, length, { strong: {} })
}
const peers: Peer[] = [
  {
    where: 'types at the beginning',
    act: (room) => room.type(0, 'Z'),
    before: (words) => put(words, 0, 'Z'),
  },
  {
    where: 'types in the words before',
    act: (room) => room.type(2, 'Z'),
    before: (words) => put(words, 2, 'Z'),
  },
  {
    where: 'types in front of the character in front',
    act: (room, { at }) => room.type(at - 1, 'Z'),
    before: (words) => put(words, -1, 'Z'),
  },
  {
    where: 'types behind the character behind',
    act: (room, { behind }) => room.type(behind + 1, 'Z'),
    behind: (words) => put(words, 1, 'Z'),
  },
  { where: 'types at the end', act: (room, { end }) => room.type(end, 'Z'), behind: (words) => `${words}Z` },
  {
    where: 'deletes the character in front',
    act: (room, { at }) => room.remove(at - 1, 1),
    before: (words) => words.slice(0, -1),
  },
  {
    where: 'deletes the character behind',
    act: (room, { behind }) => room.remove(behind, 1),
    behind: (words) => words.slice(1),
  },
  { where: 'makes the words before bold', act: (room, { at }) => bold(room, 0, at) },
]

async function paragraphOf(text: string): Promise<{ id: string; room: string }> {
  const id = crypto.randomUUID()
  const after = draft.paragraphs.filter(({ can }) => can.edit === 'yes').at(-1)?.id ?? null
  const json = { type: 'insert', id, after, kind: 'paragraph', level: 0, text }
  const answer = await secretariat.fetch(`/api/drafts/${draft.id}/structure`, { json })
  if (!answer.ok) throw new Error(await answer.text())
  const { paragraphs } = await get<DraftView>(world.url, `/api/drafts/${draft.id}`, secretariat.cookie)
  return paragraphs.find((each) => each.id === id) as { id: string; room: string }
}

const compose = (keyboard: CDPSession, text: string): Promise<unknown> =>
  keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
/** Puts the caret behind so many characters of the open paragraph, as a press of the mouse would. */
const caretTo = (page: Page, at: number): Promise<void> =>
  editorIn(page).evaluate((text, offset) => getSelection()?.collapse(text.firstChild, offset), at)
const xmlOf = ({ doc }: OpenRoom): string => doc.getXmlFragment('content').toString()
const wordsIn = (page: Page): Promise<string> =>
  editorIn(page).evaluate((text) => {
    const copy = text.cloneNode(true) as HTMLElement
    for (const other of copy.querySelectorAll('.plenary-caret')) other.remove()
    return copy.textContent ?? ''
  })

describe.skipIf(!browserFound && process.env.CI !== 'true')('composing beside somebody', () => {
  beforeAll(async () => {
    world = await startWorld({ environment: { LIMITS: 'off' } })
    browser = await takeBrowser()
    secretariat = await world.signIn('secretariat')
    peerCookie = (await world.signIn('state-b')).cookie
    draft = await sampleDraft(world.url, (await world.signIn('state-a')).cookie)
  })
  afterEach(async () => {
    for (const room of rooms.splice(0)) room.close()
    await Promise.all(people.splice(0).map(({ context }) => context.close()))
  })
  afterAll(async () => {
    await world?.close()
  })

  it.each([
    ['Chinese', chinese],
    ['a word on a phone', phone],
  ] as const)(
    '[CPS1] %s: wherever the other writes in the paragraph, what was composed stands there once',
    async (_what, writing) => {
      const { text, at, interim, chosen } = writing
      const paragraphs: { id: string; room: string }[] = []
      for (const _ of peers) paragraphs.push(await paragraphOf(text))
      const one = await person(browser, world.url, { as: 'state-a' })
      people.push(one)
      await one.page.goto(`/drafts/${draft.id}`)
      await one.page.waitForSelector('[role=group]')
      const keyboard = await one.page.context().newCDPSession(one.page)
      const wrong: string[] = []
      for (const [nth, { where, act, before = same, behind = same }] of peers.entries()) {
        const { id, room } = paragraphs[nth] as { id: string; room: string }
        const peer = await openRoom(world.url, room, peerCookie)
        const reader = await openRoom(world.url, room, secretariat.cookie)
        rooms.push(peer, reader)
        await write(one.page, { id })
        await rowOf(one.page, { id }).locator('.plenary-editor').waitFor()
        await isSaved(one.page)
        await caretTo(one.page, at)
        const [first, second, ...more] = interim as [string, string, ...string[]]
        await compose(keyboard, first)
        await compose(keyboard, second)
        await until('the other sees what is composed', () => peer.text().includes(second))
        act(peer, { at, end: peer.text().length, behind: peer.text().length - text.length + at })
        await until('a third has it', () => xmlOf(reader) === xmlOf(peer))
        // It has come to this page as well; nothing of it is to be seen there yet, so that there is nothing to wait for.
        await one.page.waitForTimeout(100)
        for (const each of more) await compose(keyboard, each)
        await keyboard.send('Input.insertText', { text: chosen })
        const right = before(text.slice(0, at)) + chosen + behind(text.slice(at))
        const seen = async (): Promise<string[]> => [await wordsIn(one.page), peer.text(), reader.text()]
        const isRight = async (): Promise<boolean> => (await seen()).every((words) => words === right)
        await until(where, isRight, 5000).catch(async () => {
          wrong.push(`${where}: ${JSON.stringify({ right, ended: await seen() })}`)
        })
        await one.page.keyboard.press('Escape')
        await editorIn(one.page).waitFor({ state: 'detached' })
        for (const each of rooms.splice(0)) each.close()
      }
      console.info(`composing ${_what}: ${peers.length} places, ${wrong.length} wrong`)
      expect(wrong).toEqual([])
      expect(one.errors).toEqual([])
    },
  )
})
