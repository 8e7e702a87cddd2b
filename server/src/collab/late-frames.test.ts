/** Words that come too late: vetted beside the live document, kept for their author, and never part of it. */
import { textOf } from '@plenary/shared/content'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Hall, openHall, type Person, room, until } from './test-hall.ts'

describe('words that come too late', () => {
  let hall: Hall
  let a: Person
  let b: Person
  beforeEach(async () => {
    hall = await openHall()
    a = await hall.join('a')
    b = await hall.join('b')
  })
  afterEach(() => hall.close())

  const kept = () =>
    [...hall.late.values()].map(({ participantId, base, content, reason }) => ({
      participantId,
      reason,
      base: textOf(base),
      text: textOf(content),
    }))

  it('[RET1] [RET2] come back to their author as they would have had the text; nobody else sees them', async () => {
    hall.rights.set('a', 'round-closed')
    for (const letter of ' late') a.type(letter)
    await until('they are refused', () => a.refused.length === 5)
    await hall.collab.flushProjections()
    expect(kept()).toEqual([
      { participantId: 'a', reason: 'round-closed', base: 'Draft.', text: 'Draft. late' },
    ])
    expect(b.text).toBe('Draft.')
    expect((await hall.join('c')).text).toBe('Draft.')
  })

  it('[RET1] build on what others were still allowed to write', async () => {
    hall.rights.set('a', 'paragraph-locked')
    a.type(' one')
    b.type(' b')
    await until('a has it', () => a.text.includes(' b'))
    a.type(' two')
    await until('both are refused', () => a.refused.length === 2)
    await hall.collab.flushProjections()
    expect(kept()).toHaveLength(1)
    expect(kept()[0]?.base).toBe('Draft. b')
    expect(kept()[0]?.text).toBe(a.text)
  })

  it('[RET3] more of them, and the same sent again on another connection, stay one private draft', async () => {
    hall.rights.set('a', 'round-closed')
    a.type(' one')
    await until('it is refused', () => a.refused.length === 1)
    hall.collab.closeSockets({ rooms: [room] }, 4205)
    await until('a is sent away', () => a.closedWith === 4205)
    await hall.collab.flushProjections()
    const { doc } = a
    const again = await hall.join('a')
    const { encodeStateAsUpdate, applyUpdate } = await import('yjs')
    again.sendState(encodeStateAsUpdate(doc))
    applyUpdate(again.doc, encodeStateAsUpdate(doc))
    again.type(' two')
    await until('both are refused', () => again.refused.length === 2)
    await hall.collab.flushProjections()
    expect(kept().map(({ text }) => text)).toEqual(['Draft. one two'])
  })

  it('[RET6] what the gate would refuse anyway, or a right that never was, brings nothing back', async () => {
    hall.rights.set('a', 'round-closed')
    a.sendUpdate(Uint8Array.of(9, 9, 9))
    hall.rights.set('b', 'observers-read')
    b.type(' watching')
    await until('both are refused', () => a.refused.length + b.refused.length === 2)
    await hall.collab.flushProjections()
    expect(kept()).toEqual([])
  })
})
