/** Words that came too late meet what others wrote meanwhile: together where they are apart, decided by a person where they touch. */
import type { DraftView } from '@plenary/shared/draft'
import type { ReturnedWords } from '@plenary/shared/returned'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRoom, until } from '../provider.ts'
import { get, sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

let world: World
let secretariat: SignedIn
let stateA: SignedIn
let stateB: SignedIn
let draft: DraftView

beforeAll(async () => {
  world = await startWorld({ environment: { LIMITS: 'off' } })
  secretariat = await world.signIn('secretariat')
  stateA = await world.signIn('state-a')
  stateB = await world.signIn('state-b')
  draft = await sampleDraft(world.url, secretariat.cookie)
})
afterAll(() => world.close())

const restructure = async (json: object): Promise<void> => {
  const answer = await secretariat.fetch(`/api/drafts/${draft.id}/structure`, { json })
  if (!answer.ok) throw new Error(await answer.text())
}
const paragraphNow = async (id: string) => {
  await world.app.collab.flushProjections()
  const { paragraphs } = await get<DraftView>(world.url, `/api/drafts/${draft.id}`, secretariat.cookie)
  const found = paragraphs.find((each) => each.id === id)
  if (!found) throw new Error('the paragraph is gone')
  return found
}
const replaceIn = async (who: SignedIn, room: string, [from, to]: readonly [string, string]) => {
  const open = await openRoom(world.url, room, who.cookie)
  const at = open.text().indexOf(from)
  open.doc.transact(() => {
    open.remove(at, from.length)
    open.type(at, to)
  })
  return open
}

/** A paragraph of these words; state-a's change of them comes while it is locked, state-b's when it is open again. */
async function meeting(text: string, late: readonly [string, string], meanwhile: readonly [string, string]) {
  const id = crypto.randomUUID()
  const after = draft.paragraphs.filter(({ can }) => can.edit === 'yes').at(-1)?.id ?? null
  await restructure({ type: 'insert', id, after, kind: 'paragraph', level: 0, text })
  const { room } = await paragraphNow(id)
  await restructure({ type: 'lock', paragraph: id, status: 'locked' })
  const tooLate = await replaceIn(stateA, room, late)
  const waiting = async (): Promise<ReturnedWords | undefined> => {
    await world.app.collab.flushProjections()
    const path = `/api/drafts/${draft.id}/returned?limit=200`
    const { items } = await get<{ items: ReturnedWords[] }>(world.url, path, stateA.cookie)
    return items.find(({ paragraphId }) => paragraphId === id)
  }
  await until('the words have come back', async () => (await waiting()) !== undefined)
  tooLate.close()
  await restructure({ type: 'lock', paragraph: id, status: 'open' })
  const other = await replaceIn(stateB, room, meanwhile)
  const expected = text.replace(...meanwhile)
  await until('state-b is heard', async () => (await paragraphNow(id)).text === expected)
  other.close()
  const words = (await waiting()) as ReturnedWords
  return {
    id,
    expected,
    waiting,
    apply: (json?: object) =>
      stateA.fetch(`/api/returned/${words.id}/apply`, json ? { json } : { method: 'POST' }),
  }
}

const base = 'Hosts may not turn boats away from their ports.'

describe('returned words', () => {
  it.each([
    ['a negation taken away beside another verb', base, ['may', 'shall'], ['not ', '']],
    ['a number and its unit', 'Answers come within 30 hours of a call.', ['30', '48'], ['hours', 'weeks']],
    [
      'words beside a phrase that has come twice',
      'Hosts uphold the dignity of elders.',
      ['the dignity', 'the equal dignity'],
      ['of elders', 'of infants and the dignity of elders'],
    ],
  ] as const)(
    '[MRG1, MRG6] %s: 409 with both texts, and nothing is written',
    async (_what, text, late, meanwhile) => {
      const { id, expected, apply, waiting } = await meeting(text, late, meanwhile)
      const answer = await apply()
      expect(answer.status).toBe(409)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(await answer.json()).toMatchObject({
        code: 'words-conflict',
        readings: { base: text, current: expected, own: text.replace(late[0], late[1]) },
      })
      expect((await paragraphNow(id)).text).toBe(expected)
      expect(await waiting()).toBeDefined()
    },
  )

  it('[MRG6] their author decides, over the text that was shown and no other', async () => {
    const { id, expected, apply, waiting } = await meeting(base, ['may', 'shall'], ['not ', ''])
    const stale = await apply({ text: 'Hosts shall welcome boats.', over: base })
    expect(stale.status).toBe(409)
    expect((await paragraphNow(id)).text).toBe(expected)
    expect((await apply({ text: 'Hosts shall welcome boats.' })).status).toBe(400)
    const text = 'Hosts shall not turn boats away from their ports.'
    expect((await apply({ text, over: expected })).status).toBe(200)
    expect((await paragraphNow(id)).text).toBe(text)
    expect(await waiting()).toBeUndefined()
  })

  it('[RET5] changes of two phrases go together', async () => {
    const text = 'Hosts open their ports to boats. Crews report each rescue at once.'
    const { id, apply } = await meeting(text, ['ports', 'harbours'], ['rescue', 'landing'])
    expect((await apply()).status).toBe(200)
    expect((await paragraphNow(id)).text).toBe(
      'Hosts open their harbours to boats. Crews report each landing at once.',
    )
  })
})
