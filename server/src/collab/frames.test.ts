/** Bytes that are no message, or no update of ours: refused to the sender alone, the room unharmed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { type Hall, openHall, type Person, until } from './test-hall.ts'

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
const update = (hex: string): Uint8Array => {
  const body = bytes(hex)
  return Uint8Array.from([0, 2, body.length, ...body])
}

describe('messages that cannot be read', () => {
  let hall: Hall
  let sender: Person
  let bystander: Person
  beforeEach(async () => {
    hall = await openHall()
    sender = await hall.join('a')
    bystander = await hall.join('b')
  })
  afterEach(async () => {
    // Whatever was sent: the others type on, and see each other.
    const witness = await hall.join('c')
    bystander.type('!')
    await until('the witness hears the bystander', () => witness.text === 'Draft.!')
    await until('it is durable', () => bystander.durable === bystander.sent)
    await hall.close()
  })

  it.each([
    ['Y1', 'an empty frame', '', 1007],
    ['Y3', 'an unfinished number', 'ff', 1007],
  ])('[%s] %s ends the connection', async (_, __, hex, code) => {
    sender.send(bytes(hex))
    await until('it is closed', () => sender.closedWith === code)
  })

  it('[Y2] a text frame ends the connection', async () => {
    sender.socket.send('..`')
    await until('it is closed', () => sender.closedWith === 1003)
  })

  it.each([
    ['Y4', 'an unknown type', bytes('09')],
    ['Y5', 'an unknown step of the sync', bytes('000900')],
    ['Y6', 'a first step without a state', bytes('0000')],
    ['Y7', 'a state of four thousand million clients', bytes('000005ffffffff0f')],
    ['Y8', 'an update of no bytes', bytes('000200')],
    [
      'Y9',
      'an update that is none',
      Uint8Array.from([0, 2, 10, ...Buffer.from('garbagedoc', 'base64'), 0, 0, 0]),
    ],
    [
      'Y10',
      'an update that merging would choke on',
      update('00010000000001000100010200001602000001fdffffffff7f0000'),
    ],
    ['Y12', 'an update that claims thirty million structs', update('01808ea70e0100')],
    ['Y13', 'a gap of astronomic length', update('010101000080808080808080040000')],
    ['Y14', 'a skip of astronomic length', update('01010100' + '0a' + '8080808080808004' + '00')],
    ['Y17', 'a deletion of what is still to be written', bytes('0002080001070103c0843d')],
    ['Y18', 'a deletion of astronomic length', update('0001010100' + '8080808080808004')],
  ])('[%s] %s is refused, and the connection stays', async (_, __, frame) => {
    const before = performance.now()
    sender.send(frame as Uint8Array)
    await until('it is refused', () => sender.refused.length === 1, 1000)
    expect(performance.now() - before).toBeLessThan(500)
    expect(sender.socket.readyState).toBe(WebSocket.OPEN)
    expect(hall.collab.figures().refusals).toBe(1)
  })

  it('[Y11] an update in the second encoding is refused', async () => {
    const doc = new Y.Doc()
    doc.getMap('m').set('a', 1)
    const second = Y.encodeStateAsUpdateV2(doc)
    sender.sendUpdate(second)
    await until('it is refused', () => sender.refused.length === 1)
  })

  it('[Y45] a frame above the largest ends the connection', async () => {
    sender.send(new Uint8Array(1024 * 1024 + 10))
    await until('it is closed', () => sender.closedWith === 1009)
  })

  it('[Y9] twenty unreadable messages end the connection', async () => {
    for (let count = 0; count < 20; count += 1) sender.send(bytes('09'))
    await until('it is closed', () => sender.closedWith === 1007)
  })
})

describe('who may connect', () => {
  let hall: Hall
  beforeEach(async () => {
    hall = await openHall()
  })
  afterEach(() => hall.close())

  it('[COL6] nobody without a session', async () => {
    const nobody = hall.connect(null)
    await until('closed', () => nobody.closedWith === 4401)
  })

  it('[Y40] names that are none lead nowhere, and neither do rooms of others', async () => {
    for (const name of [
      'p-',
      'P-0190AAAA',
      'p-..%2fetc',
      `p-${'0'.repeat(10_000)}`,
      '%00',
      'p-0190aaaa-0000-7000-8000-00000000ffff',
    ]) {
      const person = hall.connect('a', name)
      await until(`${name.slice(0, 20)} closed`, () => person.closedWith === 4404)
    }
    const stranger = hall.connect('stranger')
    await until('closed', () => stranger.closedWith === 4404)
    expect(hall.collab.figures().rooms).toBe(0)
  })
})
