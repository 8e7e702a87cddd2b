/** The server is killed in the middle of typing, again and again: what anyone had seen or was told is saved is still there. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { RoomClient } from '../room-client.ts'
import { chanceOf } from '../seed.ts'
import { newDataDir, type ServerProcess, startServer } from '../server-process.ts'
import { roomsAllMayEdit, signIn } from '../sign-in.ts'
import { sizeOf } from '../size.ts'

const kills = sizeOf('TYPING_KILLS')
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
const wordsOf = (doc: Y.Doc): string =>
  doc
    .getXmlFragment('content')
    .toString()
    .replace(/<[^>]*>/g, '')

/** What clients know by themselves; the server is never asked what was written. */
interface Ledger {
  typed: Set<string>
  seenByOthers: Set<string>
  saved: Set<string>
}

const tokenPattern = /⟦[^⟧]+⟧/g

interface Person {
  client: RoomClient
  queue: string[]
}

function join(url: string, cookie: string, ledger: Ledger, own: Set<string>): Person {
  const queue: string[] = []
  let savedSoFar = 0
  const client = new RoomClient(url, cookie, {
    update(update) {
      Y.applyUpdate(client.doc, update)
      for (const token of wordsOf(client.doc).match(tokenPattern) ?? [])
        if (!own.has(token) && ledger.typed.has(token)) ledger.seenByOthers.add(token)
    },
    durable(n) {
      for (; savedSoFar < n; savedSoFar += 1) {
        const token = queue.shift()
        if (token) ledger.saved.add(token)
      }
    },
  })
  return { client, queue }
}

describe(`${kills} kills, seed ${seed}`, () => {
  const chance = chanceOf(seed)
  let dataDir: string
  let server: ServerProcess
  let cookies: string[]
  let rooms: string[]
  const ledger: Ledger = { typed: new Set(), seenByOthers: new Set(), saved: new Set() }

  beforeAll(async () => {
    dataDir = await newDataDir()
    server = await startServer(dataDir)
    cookies = await Promise.all(
      (['state-a', 'ngo', 'refugee'] as const).map((name) => signIn(server.url, name)),
    )
    rooms = (await roomsAllMayEdit(server.url, cookies)).slice(0, 3)
    console.log(`kill journey: seed ${seed}, ${kills} kills, rooms ${rooms.length}`)
  })
  afterAll(async () => {
    await server?.stop()
  })

  async function typeUntilKilled(round: number): Promise<void> {
    const room = chance.pick(rooms)
    const url = `${server.url.replace('http', 'ws')}/collab/${room}`
    const owns = cookies.map(() => new Set<string>())
    const people = cookies.map((cookie, nth) => join(url, cookie, ledger, owns[nth] as Set<string>))
    await Promise.all(people.map(({ client }) => client.ready))
    let typing = true
    const typists = people.map(async ({ client, queue }, nth) => {
      for (let count = 0; typing; count += 1) {
        const token = `⟦${round}.${nth}.${count}⟧`
        ledger.typed.add(token)
        owns[nth]?.add(token)
        queue.push(token)
        client.type(token)
        await pause(chance.below(30))
      }
    })
    await pause(150 + chance.below(700))
    await server.kill()
    typing = false
    await Promise.all(typists)
    for (const { client } of people) client.socket.terminate()
  }

  async function wordsOnDisk(): Promise<string> {
    const texts = await Promise.all(
      rooms.map(async (room) => {
        const reader = new RoomClient(
          `${server.url.replace('http', 'ws')}/collab/${room}`,
          cookies[0] as string,
          {},
        )
        await reader.ready
        const words = wordsOf(reader.doc)
        reader.socket.close()
        return words
      }),
    )
    return texts.join('\n')
  }

  it('[G1] loses no edit that another participant had received or that was acknowledged', async () => {
    expect(rooms.length).toBeGreaterThan(0)
    for (let round = 0; round < kills; round += 1) {
      await typeUntilKilled(round)
      server = await startServer(dataDir)
      const present = new Set((await wordsOnDisk()).match(tokenPattern))
      const lost = [...ledger.seenByOthers, ...ledger.saved].filter((token) => !present.has(token))
      expect(lost, `seed ${seed}, kill ${round}`).toEqual([])
    }
    console.log(
      `kill journey: typed ${ledger.typed.size}, seen by others ${ledger.seenByOthers.size}, saved ${ledger.saved.size}, lost 0`,
    )
    expect(ledger.seenByOthers.size).toBeGreaterThan(kills)
    expect(ledger.saved.size).toBeGreaterThan(kills)
  })
})
