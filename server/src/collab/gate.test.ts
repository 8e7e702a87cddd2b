/** The gate over real sockets: what is honest passes, whatever is crafted is refused to its sender alone. */
import { randomBytes } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { signCharacter, signFormat } from '../../../tests/signs.ts'
import { blockOf } from './content.ts'
import { logRows } from './tables.ts'
import { changeOf, type Hall, openHall, type Person, until } from './test-hall.ts'

const copyOf = (doc: Y.Doc, clientId?: number): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  // Afterwards: an honest document changes its id when it meets it.
  if (clientId !== undefined) copy.clientID = clientId
  return copy
}
/** An update as it would be made from what this person sees, by whatever means. */
const crafted = (from: Person, change: (doc: Y.Doc) => void, clientId?: number): Uint8Array => {
  const doc = copyOf(from.doc, clientId)
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(doc))
  return Y.encodeStateAsUpdate(doc, before)
}
const words = (doc: Y.Doc): Y.XmlText => (blockOf(doc) as Y.XmlElement).get(0) as Y.XmlText

/** Sets a sign under the key of one id with another value. */
const sign =
  (id: string, value: unknown) =>
  (doc: Y.Doc): void =>
    words(doc).insert(0, signCharacter, { [Object.keys(signFormat(id))[0] as string]: value })

describe('the gate', () => {
  let hall: Hall
  let a: Person
  let b: Person
  beforeEach(async () => {
    hall = await openHall()
    a = await hall.join('a')
    b = await hall.join('b')
  })
  afterEach(() => hall.close())

  async function refused(update: Uint8Array, code: string): Promise<void> {
    const { text } = b
    a.sendUpdate(update)
    await until('it is refused', () => a.refused.length > 0 || a.closedWith !== null)
    if (a.closedWith === null) expect(a.refused).toEqual([code])
    const late = await hall.join('c')
    expect(late.text).toBe(text)
    expect(late.doc.store.pendingStructs).toBeNull()
    b.type('!')
    await until('others type on', () => late.text === `${text}!`)
  }

  it('[Y46] words, deletions, marks, links and footnotes pass, and an honest repetition of the whole state', async () => {
    b.type(' From b.')
    await until('a hears b', () => a.text === 'Draft. From b.')
    a.edit((text) => {
      text.insert(0, 'New ', { strong: {} })
      text.format(4, 5, { em: {}, link: { href: 'https://example.org/a' } })
      text.delete(9, 1)
    })
    a.edit((text) =>
      text.insert(text.length, signCharacter, signFormat('0190aaaa-0000-7000-8000-00000000abcd')),
    )
    a.sendState(Y.encodeStateAsUpdate(a.doc))
    await until('all is durable', () => a.durable === a.sent)
    await until('b hears it', () => b.text === 'New Draft From b.¹')
    expect(a.refused).toEqual([])
  })

  it('[Y20] an update under a living colleague’s client id ends the connection', async () => {
    b.type('?')
    await until('b is bound', () => b.durable === b.sent && a.text === 'Draft.?')
    const forged = crafted(a, (doc) => words(doc).insert(0, 'EVIL'), b.doc.clientID)
    await refused(forged, 'foreign-client-id')
    await until('it is closed', () => a.closedWith === 1008)
  })

  it('[Y21] an update under the client id of someone who left ends the connection', async () => {
    b.type('?')
    await until('b is bound', () => b.durable === b.sent && a.text === 'Draft.?')
    const { clientID } = b.doc
    b.socket.close()
    b = await hall.join('d')
    await refused(
      crafted(a, (doc) => words(doc).insert(0, 'EVIL'), clientID),
      'foreign-client-id',
    )
    await until('it is closed', () => a.closedWith === 1008)
  })

  it('[Y22] a client id belongs to whoever used it first, and only so many are taken', async () => {
    const states = Array.from({ length: 65 }, (_, nth) =>
      crafted(a, (doc) => words(doc).insert(0, 'x'), 1_000_000 + nth),
    )
    for (const state of states) a.sendUpdate(state)
    await until('it is closed', () => a.closedWith === 1008)
    expect(a.refused).toEqual(['foreign-client-id'])
  })

  it.each([0, 1, 15, 2 ** 32])('[Y27] client id %d is nobody’s', async (clientId) => {
    await refused(
      crafted(a, (doc) => words(doc).insert(0, 'x'), clientId),
      'foreign-client-id',
    )
  })

  it('[Y24] an update after one that was never sent is refused', async () => {
    const doc = copyOf(a.doc)
    changeOf(doc, (text) => text.insert(0, 'lost'))
    await refused(
      changeOf(doc, (text) => text.insert(0, 'late')),
      'clock-gap',
    )
  })

  it('[Y25] an update behind words that were never sent is refused', async () => {
    const doc = copyOf(a.doc, 5000)
    changeOf(doc, (text) => text.insert(0, 'unseen'))
    doc.clientID = 6000
    await refused(
      changeOf(doc, (text) => text.insert(3, 'x')),
      'unknown-reference',
    )
  })

  it.each<[string, string, (doc: Y.Doc) => void]>([
    ['Y28', 'a hidden root', (doc) => void doc.getMap('hidden').set('a', 'b')],
    ['Y28', 'a key on the block', (doc) => blockOf(doc)?.setAttribute('style', 'x')],
    ['Y26', 'text in another root', (doc) => doc.getText('other').insert(0, 'x')],
    ['Y29', 'an embed', (doc) => words(doc).insertEmbed(0, { image: 'x' })],
    ['Y29', 'a subdocument', (doc) => words(doc).insertEmbed(0, new Y.Doc())],
    ['Y29', 'an array in the text', (doc) => words(doc).insertEmbed(0, new Y.Array())],
    ['Y32', 'an unknown node', (doc) => blockOf(doc)?.insert(0, [new Y.XmlElement('script')])],
    [
      'Y32',
      'a second block',
      (doc) => doc.getXmlFragment('content').insert(1, [new Y.XmlElement('paragraph')]),
    ],
    ['Y32', 'an unknown mark', (doc) => words(doc).format(0, 2, { blink: {} })],
    [
      'Y31',
      'a link that runs a program',
      (doc) => words(doc).format(0, 2, { link: { href: 'javascript:alert(1)' } }),
    ],
    [
      'Y31',
      'a mark with a megabyte in it',
      (doc) => words(doc).format(0, 2, { strong: { a: 'x'.repeat(500_000) } }),
    ],
    [
      'Y31',
      'a mark named after the prototype',
      (doc) => words(doc).format(0, 2, JSON.parse('{"__proto__":{}}')),
    ],
    [
      'SGN4',
      'a footnote as a node, as it was before',
      (doc) => {
        const footnote = new Y.XmlElement('footnote')
        footnote.setAttribute('id', 'note-1')
        blockOf(doc)?.insert(0, [footnote])
      },
    ],
    ['SGN4', 'a second run of text', (doc) => blockOf(doc)?.insert(1, [new Y.XmlText('x')])],
    ['SGN4', 'the one run taken away', (doc) => blockOf(doc)?.delete(0, 1)],
    ['SGN4', 'a sign without an id', sign('note-1', {})],
    ['SGN4', 'a sign whose id is none', sign('note-1', { id: 'a b' })],
    ['SGN4', 'a sign with more than an id', sign('note-1', { id: 'note-1', onclick: 'x' })],
    ['SGN4', 'a sign under the key of another', sign('note-1', { id: 'note-2' })],
    ['SGN4', 'a sign that is no object', sign('note-1', 'note-1')],
    [
      'SGN4',
      'a sign without a key of its own',
      (doc) => words(doc).insert(0, signCharacter, { footnote: { id: 'note-1' } }),
    ],
    ['Y29', 'bytes', (doc) => blockOf(doc)?.setAttribute('id', new Uint8Array(9) as unknown as string)],
  ])('[%s] %s is refused', async (_, __, change) => {
    await refused(crafted(a, change), 'unknown-content')
  })

  it('[Y30] twenty thousand nested arrays are refused', async () => {
    await refused(
      crafted(a, (doc) => {
        let inner = new Y.Array()
        words(doc).insertEmbed(0, inner)
        for (let depth = 0; depth < 20_000; depth += 1) {
          const next = new Y.Array()
          inner.insert(0, [next])
          inner = next
        }
      }),
      'update-too-large',
    )
  })

  it('[Y16] more structs than an update may hold are refused', async () => {
    const doc = copyOf(a.doc)
    const parts: Uint8Array[] = []
    doc.on('update', (part: Uint8Array) => parts.push(part))
    for (let count = 0; count < 5001; count += 1) words(doc).insert(count % 2 ? 0 : words(doc).length, 'x')
    await refused(Y.mergeUpdates(parts), 'update-too-large')
  })

  it('[Y15] a deletion of the block itself is refused', async () => {
    await refused(
      crafted(a, (doc) => doc.getXmlFragment('content').delete(0, 1)),
      'unknown-content',
    )
  })

  it('[Y19] deleting every word is allowed, and the log says who did it', async () => {
    a.edit((text) => text.delete(0, text.length))
    await until('b sees nothing', () => b.text === '')
    const rows = await hall.database.select().from(logRows)
    expect(rows.map(({ participantId }) => participantId)).toEqual([null, 'a'])
  })

  it('[Y23] two contents under one client id and clock: the first wins, the second hears of it', async () => {
    const first = crafted(a, (doc) => words(doc).insert(0, 'one'), 77_000)
    const second = crafted(a, (doc) => words(doc).insert(0, 'other'), 77_000)
    a.sendUpdate(first)
    await until('the first is there', () => b.text === 'oneDraft.')
    a.sendUpdate(second)
    await until('the second is refused or its rest is', () => a.refused.length > 0 || a.durable === 2)
    const late = await hall.join('c')
    expect(late.text).toBe(b.text)
  })

  it('[Y33] an update that inserts more than 100,000 characters is refused', async () => {
    await refused(
      crafted(a, (doc) => words(doc).insert(0, 'x'.repeat(100_001))),
      'update-too-large',
    )
  })

  it('[Y34] a paragraph does not grow past 50,000 characters, and can still be cut', async () => {
    const before = copyOf(a.doc)
    a.type('x'.repeat(49_000))
    await until('it is durable', () => a.durable === a.sent)
    a.type('y'.repeat(2000))
    await until('it is refused', () => a.refused.length === 1)
    expect(a.refused).toEqual(['paragraph-too-large'])
    before.destroy()
    const again = await hall.join('a')
    again.edit((text) => text.delete(0, 40_000))
    await until('the cut is durable', () => again.durable === again.sent)
  })

  it('[Y52] twenty refused updates end the connection, and nobody else notices', async () => {
    a.type('x'.repeat(49_000))
    await until('it is durable', () => a.durable === a.sent)
    for (let nth = 0; nth < 20; nth += 1)
      a.sendUpdate(crafted(a, (doc) => words(doc).insert(0, 'y'.repeat(2000)), 60_000 + nth))
    await until('it is closed', () => a.closedWith !== null)
    expect(a.closedWith).toBe(1008)
    expect(a.refused).toEqual(Array.from({ length: 20 }, () => 'paragraph-too-large'))
    const late = await hall.join('c')
    b.type('!')
    await until('others type on', () => late.text.endsWith('!'))
  })

  it('[Y36] an update repeated a hundred times changes nothing and writes nothing', async () => {
    const update = a.type(' once')
    await until('it is durable', () => a.durable === 1)
    for (let count = 0; count < 100; count += 1) a.sendUpdate(update)
    await until('all is durable', () => a.durable === a.sent, 15_000)
    expect(await hall.database.$count(logRows)).toBe(2)
    expect(b.text).toBe('Draft. once')
  })

  it('[Y37] updates in reverse order end in the same text once the state has come', async () => {
    const updates = ['1', '2', '3'].map((each) => changeOf(a.doc, (text) => text.insert(0, each)))
    for (const update of updates.reverse()) a.sendUpdate(update)
    a.sendState(Y.encodeStateAsUpdate(a.doc))
    await until('b has it all', () => b.text === a.text)
  })

  it('[Y38] whoever may not write reads on and hears why', async () => {
    hall.rights.set('a', 'round-closed')
    a.sendState(Y.encodeStateAsUpdate(copyOf(a.doc)))
    a.type(' mine')
    await until('it is refused', () => a.refused.includes('round-closed'))
    b.type(' yours')
    await until('a hears b', () => a.text.includes('yours'))
    expect(b.text).not.toContain('mine')
    expect(a.durable).toBeLessThan(a.sent)
  })

  it('[Y47] whoever comes back after days under an earlier client id is the same person', async () => {
    a.type(' one')
    await until('it is durable', () => a.durable === 1)
    a.socket.terminate()
    changeOf(a.doc, (text) => text.insert(0, 'away '))
    await hall.restart()
    b = await hall.join('b')
    const again = await hall.join('a')
    again.sendState(Y.encodeStateAsUpdate(a.doc))
    await until('b reads it', () => b.text === 'away Draft. one')
    expect(again.refused).toEqual([])
  })

  it('[Y39] what is sent before admission waits its turn', async () => {
    const early = hall.connect('e')
    const seed = copyOf(b.doc)
    early.socket.once('open', () => early.sendUpdate(changeOf(seed, (text) => text.insert(0, 'early '))))
    await until('b reads it', () => b.text === 'early Draft.')
  })

  it('[L1] a burst is slowed, never lost', async () => {
    for (let count = 0; count < 90; count += 1) a.type('x')
    await until('all is durable', () => a.durable === 90, 10_000)
    expect(b.text).toBe(`Draft.${'x'.repeat(90)}`)
  })

  const seeds = [
    // Admitted once an item whose neighbours stood in the wrong order: a newcomer read another text.
    3689640600,
    Number(process.env.SEED ?? randomBytes(4).readUInt32LE()),
  ]
  it.each(seeds)(
    '[Y9] ten thousand broken updates leave the room as it was (SEED=%d)',
    async (seed) => {
      const { gate } = await import('./gate.ts')
      const { Shadow } = await import('./shadow.ts')
      const live = copyOf(b.doc)
      const shadow = new Shadow(live, new Map())
      const models = [
        crafted(a, (doc) => words(doc).insert(2, 'fuzz'), 50_000),
        crafted(a, (doc) => words(doc).format(0, 3, { strong: {} }), 50_001),
        crafted(a, (doc) => words(doc).delete(0, 3), 50_002),
      ]
      let state = seed
      const below = (limit: number): number => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
        return Math.floor((state / 2 ** 32) * limit)
      }
      const owners = new Map<number, string>()
      for (let count = 0; count < 10_000; count += 1) {
        const bytes = Uint8Array.from(models[below(models.length)] as Uint8Array)
        for (let flips = 0; flips <= below(4); flips += 1) bytes[below(bytes.length)] = below(256)
        gate(bytes.slice(0, bytes.length - below(3)), shadow, {
          participantId: 'a',
          ownerOf: (id) => owners.get(id),
          newIdsLeft: 64,
        })
        expect(shadow.doc.store.pendingStructs).toBeNull()
      }
      expect(shadow.rebuilt).toBe(0)
      expect(shadow.doc.getXmlFragment('content').length).toBe(1)
      const encoder = encoding.createEncoder()
      encoding.writeUint8Array(encoder, Y.encodeStateAsUpdate(shadow.doc))
      const copy = new Y.Doc()
      Y.applyUpdate(copy, encoding.toUint8Array(encoder))
      const textIn = (doc: Y.Doc): string => doc.getXmlFragment('content').toString()
      expect(textIn(copy)).toBe(textIn(shadow.doc))
    },
    60_000,
  )
})
