/** New rooms: what can be done before the transaction that writes them is done before it. */
import { roomOfParagraph } from '@plenary/shared/rooms'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf } from './content.ts'
import { prepareSeeds } from './edits.ts'
import { type Hall, openHall } from './test-hall.ts'

describe('seeds of rooms', () => {
  let hall: Hall
  beforeEach(async () => {
    hall = await openHall()
  })
  afterEach(() => hall.close())

  it('[PRC10] many rooms are prepared one by one, with a pause asked for after each, and hold the words they were given', async () => {
    const seeds = Array.from({ length: 250 }, (_, nth) => ({
      room: roomOfParagraph(`0190aaaa-0000-7000-8000-1${String(nth).padStart(11, '0')}`),
      content: [{ type: 'text' as const, text: `Paragraph ${nth}.` }],
    }))
    let pauses = 0
    const prepared = await prepareSeeds(seeds, () => {
      pauses += 1
      return Promise.resolve()
    })
    expect(pauses).toBe(seeds.length)
    await hall.database.transaction((tx) => hall.collab.seed(tx, prepared, null), { lock: 'test:all' })
    const states = await hall.collab.statesOf(seeds.map(({ room }) => room))
    for (const { room, content } of seeds) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, states.get(room) as Uint8Array)
      expect(contentOf(doc)).toEqual(content)
    }
  })
})
