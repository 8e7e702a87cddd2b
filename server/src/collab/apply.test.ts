import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { applyAsIs } from './apply.ts'
import { runOf, seedUpdate } from './content.ts'
import { gate } from './gate.ts'
import { Shadow } from './shadow.ts'

const seed = seedUpdate([{ type: 'text', text: 'States shall protect.' }])

/** Two set the same mark in each other's absence: one pair of marks is redundant, and Yjs would take it away. */
function bothEmphasise(): Uint8Array[] {
  return [101, 102].map((clientId) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, seed)
    doc.clientID = clientId
    let update = new Uint8Array()
    doc.on('update', (made: Uint8Array) => {
      update = made as Uint8Array<ArrayBuffer>
    })
    runOf(doc)?.format(0, 6, { strong: {} })
    return update
  })
}

/** What of an update is written and what is deleted. */
const countsIn = (update: Uint8Array): { structs: number; deletions: number } => {
  const { structs, ds } = Y.decodeUpdate(update)
  return { structs: structs.length, deletions: [...ds.clients.values()].flat().length }
}

describe('what people wrote', () => {
  it('[COL10] is applied as it is: the server tidies no marks', () => {
    const doc = new Y.Doc()
    applyAsIs(doc, [seed])
    const heard: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => heard.push(update))
    for (const update of bothEmphasise()) applyAsIs(doc, [update])
    expect(heard.map(countsIn)).toEqual(bothEmphasise().map(countsIn))
  })

  it('[COL10] is admitted as it is: nothing is tidied in the name of whoever writes next', () => {
    const live = new Y.Doc()
    applyAsIs(live, [seed])
    const shadow = new Shadow(live, Y.parseUpdateMeta(seed).to)
    const admitted = bothEmphasise().map((update, nth) =>
      gate(update, shadow, { participantId: `p${nth}`, ownerOf: () => undefined, newIdsLeft: 8 }),
    )
    const updates = admitted.map((decision) => decision.admitted && decision.update)
    expect(updates.map((update) => update && countsIn(update))).toEqual(bothEmphasise().map(countsIn))
    applyAsIs(live, updates as Uint8Array[])
    expect(Y.encodeStateAsUpdate(shadow.doc)).toEqual(Y.encodeStateAsUpdate(live))
  })
})
