/** What one person may ask of the server over HTTP, and that the others are served meanwhile. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

describe('the price of pages', () => {
  let world: World
  let observer: SignedIn
  let state: SignedIn

  beforeAll(async () => {
    world = await startWorld()
    observer = await world.signIn('observer')
    state = await world.signIn('state-a')
  })
  afterAll(async () => {
    await world.close()
    rmSync(world.dataDir, { recursive: true, force: true })
  })

  it('[PRC7] [PRC8] two hundred dear pages at a time are refused in part, with the time to try again; another is served', async () => {
    const { paragraphs } = await sampleDraft(world.url, observer.cookie)
    const path = `/api/paragraphs/${paragraphs.at(-1)?.id}/authors`
    const all = Array.from({ length: 200 }, () => observer.fetch(path))
    const other = await state.fetch(path)
    expect(other.status).toBe(200)
    const answers = await Promise.all(all)
    const statuses = answers.map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
    for (const answer of answers.filter(({ status }) => status === 429)) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await answer.json()).toMatchObject({ code: 'too-many-requests', status: 429 })
    }
    expect((await observer.fetch(path)).status).toBe(200)
  })
})
