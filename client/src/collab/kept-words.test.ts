/** What is kept on a device, and until when. */
import { schemaVersion } from '@plenary/shared/rooms'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { KeptStore, KeptUpdate, RefusedWords } from './kept-store.ts'
import { KeptWords } from './kept-words.ts'
import { kindOf, Ledger } from './ledger.ts'

/** A store in memory that does what the one of the browser does. */
function memory(): KeptStore & { updates: Map<number, Omit<KeptUpdate, 'key'>> } {
  const updates = new Map<number, Omit<KeptUpdate, 'key'>>()
  const refused = new Map<number, Omit<RefusedWords, 'key'>>()
  let last = 0
  const ofDraft = <V extends { draftId: string }>(map: Map<number, V>, draftId: string) =>
    [...map].filter(([, each]) => each.draftId === draftId).map(([key, each]) => ({ ...each, key }))
  return {
    updates,
    async add(update) {
      last += 1
      updates.set(last, update)
      return last
    },
    async remove(keys) {
      for (const key of keys) updates.delete(key)
    },
    ofDraft: async (draftId) => ofDraft(updates, draftId),
    async refuse(keys, words) {
      const isFirst = keys.some((key) => updates.delete(key))
      if (!isFirst) return null
      last += 1
      refused.set(last, words)
      return { ...words, key: last }
    },
    refusedOf: async (draftId) => ofDraft(refused, draftId),
    async dismiss(key) {
      refused.delete(key)
    },
  }
}

const update = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes)
const at = '2018-02-13T08:30:00.000Z'
async function open(store: KeptStore, draftId = 'd-1'): Promise<KeptWords> {
  const kept = new KeptWords({ store, draftId, now: () => at, onChange: () => undefined })
  await kept.load()
  return kept
}
/** Lets everything that is under way with the store happen. */
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0))

describe('kept words', () => {
  it('[SCH3] what a page of an older schema left is offered to its author and not sent', async () => {
    const store = memory()
    const doc = new Y.Doc()
    const parts: Uint8Array[] = []
    doc.on('update', (part: Uint8Array) => parts.push(part))
    doc.getText('any').insert(0, 'Nobody waits at the border.')
    doc.getText('any').delete(0, 7)
    for (const part of parts) await store.add({ draftId: 'd-1', room: 'p-1', update: part, at })
    await store.add({
      draftId: 'd-1',
      room: 'p-2',
      update: parts[0] as Uint8Array,
      schema: schemaVersion,
      at,
    })
    const kept = await open(store)
    expect(kept.updatesOf('p-1')).toEqual([])
    expect(kept.waitingRooms()).toEqual(['p-2'])
    expect(kept.refused.map(({ room, words, reason }) => [room, words, reason])).toEqual([
      ['p-1', 'waits at the border.', 'page-outdated'],
    ])
    const again = await open(store)
    expect(again.refused).toHaveLength(1)
    expect(again.waitingRooms()).toEqual(['p-2'])
  })

  it('[TBL6] keeps every change until the server has called it durable', async () => {
    const store = memory()
    const kept = await open(store)
    kept.keep('p-1', update(1))
    kept.keep('p-1', update(2))
    await settle()
    expect(store.updates.size).toBe(2)
    await kept.acknowledge('p-1', 1)
    expect(kept.updatesOf('p-1')).toEqual([update(2)])
    await kept.acknowledge('p-1', 2)
    expect(store.updates.size).toBe(0)
    expect(kept.waitingRooms()).toEqual([])
    expect(kept.marks('p-1')).toEqual({ newest: 2, durable: 2 })
  })

  it('[TBL6] gives back after a reload, in their order, what was not durable', async () => {
    const store = memory()
    const before = await open(store)
    for (const nth of [1, 2, 3]) before.keep('p-1', update(nth))
    await settle()
    const after = await open(store)
    expect(after.updatesOf('p-1')).toEqual([update(1), update(2), update(3)])
    expect(after.marks('p-1')).toEqual({ newest: 3, durable: 0 })
    await after.acknowledge('p-1', 3)
    expect(store.updates.size).toBe(0)
  })

  it('[TBL5] leaves the words of another draft alone', async () => {
    const store = memory()
    const one = await open(store, 'd-1')
    one.keep('p-1', update(1))
    await settle()
    const other = await open(store, 'd-2')
    expect(other.waitingRooms()).toEqual([])
  })

  it('[TBL7] gives refused words to their author once, also after a reload, until they are dismissed', async () => {
    const store = memory()
    const kept = await open(store)
    kept.keep('p-1', update(1))
    await kept.refuse('p-1', { words: 'late', text: 'Too late', reason: 'round-closed' })
    expect(kept.updatesOf('p-1')).toEqual([])
    expect(kept.refused).toMatchObject([{ words: 'late', reason: 'round-closed', at }])
    await kept.refuse('p-1', { words: 'late', text: 'Too late', reason: 'round-closed' })
    expect(kept.refused).toHaveLength(1)
    const after = await open(store)
    expect(after.refused).toHaveLength(1)
    expect(after.waitingRooms()).toEqual([])
    await after.dismiss(after.refused[0]?.key as number)
    expect((await open(store)).refused).toEqual([])
  })

  it('[TBL7] two pages of one account put refused words aside once', async () => {
    const store = memory()
    const first = await open(store)
    first.keep('p-1', update(1))
    await settle()
    const second = await open(store)
    const said = { words: 'w', text: 't', reason: 'round-closed' }
    await first.refuse('p-1', said)
    await second.refuse('p-1', said)
    expect(first.refused.length + second.refused.length).toBe(1)
  })

  it('[TBL5] says so when the device keeps nothing, and goes on counting', async () => {
    const failing = memory()
    failing.add = () => Promise.reject(new Error('no room'))
    const kept = await open(failing)
    kept.keep('p-1', update(1))
    await settle()
    expect(kept.keeps).toBe(false)
    expect(kept.marks('p-1')).toEqual({ newest: 1, durable: 0 })
    await kept.acknowledge('p-1', 1)
    expect(kept.waitingRooms()).toEqual([])
  })
})

describe('the ledger of a connection', () => {
  it('[TBL2] maps the count of durable messages to marks, and begins anew with every connection', () => {
    const ledger = new Ledger()
    expect(ledger.durable(0)).toBeNull()
    ledger.note(3)
    ledger.note(3)
    ledger.note(4)
    expect(ledger.durable(1)).toBe(3)
    expect(ledger.durable(3)).toBe(4)
    expect(ledger.durable(9)).toBe(4)
    ledger.reset()
    expect(ledger.durable(3)).toBeNull()
  })

  it('[TBL2] counts answers and updates, and neither questions nor presence', () => {
    expect(kindOf(update(0, 0, 1, 0))).toBe('other')
    expect(kindOf(update(0, 1, 2, 0, 0))).toBe('answer')
    expect(kindOf(update(0, 2, 2, 0, 0))).toBe('update')
    expect(kindOf(update(1, 1))).toBe('other')
  })
})
