/** What a room tells those who ask for its state: what Yjs would, made once. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { chanceOf } from '../../../tests/seed.ts'
import { limits } from './limits.ts'
import { RoomState, readStateVector } from './room-state.ts'

/** The update inside a framed second step: behind the frame's head stand type, step and the length. */
function updateIn(frame: Buffer): Uint8Array {
  const head = (frame[1] as number) < 126 ? 2 : frame[1] === 126 ? 4 : 10
  let at = head + 2
  while ((frame[at] as number) >= 128) at += 1
  return frame.subarray(at + 1)
}

const ask = (state: RoomState, doc: Y.Doc): Buffer => {
  const vector = Y.encodeStateVector(doc)
  return state.answerTo(vector, readStateVector(vector))
}

const nobody = new Y.Doc()

describe('the state of a room', () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

  it(`[PRC1] brings whoever comes back to the same document as Yjs does, whatever they knew (SEED=${seed})`, () => {
    const chance = chanceOf(seed)
    const doc = new Y.Doc()
    const state = new RoomState(doc)
    const writers = Array.from({ length: 4 }, () => new Y.Doc())
    const left: Y.Doc[] = []
    for (let round = 0; round < 300; round += 1) {
      const writer = chance.pick(writers)
      Y.applyUpdate(writer, Y.encodeStateAsUpdate(doc))
      const words = writer.getText('words')
      if (words.length > 10 && chance.below(3) === 0)
        words.delete(chance.below(words.length - 5), 1 + chance.below(5))
      else words.insert(chance.below(words.length + 1), chance.pick(['a', 'two', 'three words here']))
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer))
      state.changed()
      if (chance.below(5) === 0) {
        // Somebody leaves, and may have written what nobody has received.
        const leaver = new Y.Doc()
        Y.applyUpdate(leaver, Y.encodeStateAsUpdate(doc))
        if (chance.below(2) === 0) leaver.getText('words').insert(0, 'mine')
        left.push(leaver)
      }
      const back = chance.pick([nobody, writer, ...left])
      const expected = new Y.Doc()
      const found = new Y.Doc()
      for (const copy of [expected, found]) Y.applyUpdate(copy, Y.encodeStateAsUpdate(back))
      Y.applyUpdate(expected, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(back)))
      Y.applyUpdate(found, updateIn(ask(state, back)))
      expect(found.store.pendingStructs).toBeNull()
      expect(found.getText('words').toJSON()).toBe(expected.getText('words').toJSON())
      expect(Buffer.from(Y.encodeStateAsUpdate(found))).toEqual(Buffer.from(Y.encodeStateAsUpdate(expected)))
    }
  })

  it('[PRC1] equal questions between two commits have one answer, made once', () => {
    const doc = new Y.Doc()
    doc.getText('words').insert(0, 'one')
    const before = new Y.Doc()
    Y.applyUpdate(before, Y.encodeStateAsUpdate(doc))
    doc.getText('words').insert(3, ' two')
    const state = new RoomState(doc)
    for (const who of [nobody, before, doc]) expect(ask(state, who)).toBe(ask(state, who))
    expect(state.question()).toBe(state.question())
    const was = ask(state, before)
    doc.getText('words').insert(7, ' three')
    state.changed()
    expect(ask(state, before)).not.toBe(was)
  })

  it('[PRC1] whoever has everything is told what was deleted, and nothing else', () => {
    const doc = new Y.Doc()
    doc.getText('words').insert(0, 'a long text of which little stays')
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    doc.getText('words').delete(1, 20)
    const answer = updateIn(ask(new RoomState(doc), other))
    expect(Y.decodeUpdate(answer).structs).toEqual([])
    Y.applyUpdate(other, answer)
    expect(other.getText('words').toJSON()).toBe(doc.getText('words').toJSON())
  })

  it('[PRC1] whoever lacks much is given all of it, as those who know nothing', () => {
    const doc = new Y.Doc()
    doc.getText('words').insert(0, '.')
    const early = new Y.Doc()
    Y.applyUpdate(early, Y.encodeStateAsUpdate(doc))
    for (let nth = 0; nth <= limits.structsAnswered; nth += 1) doc.getText('words').insert(0, 'e')
    const state = new RoomState(doc)
    expect(ask(state, early)).toBe(ask(state, nobody))
    Y.applyUpdate(early, updateIn(ask(state, early)))
    expect(early.getText('words').toJSON()).toBe(doc.getText('words').toJSON())
  })
})
