/** A room's document and the editor's: the same words there and back, and nothing the gate would refuse. */
import type { Content } from '@plenary/shared/content'
import { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { initProseMirrorDoc, updateYFragment } from 'y-prosemirror'
import * as Y from 'yjs'
import { seedUpdate } from '../../../server/src/collab/content.ts'
import { signCharacter, signFormat } from '../../../tests/signs.ts'
import { offsetOf, placeBehind } from './caret-position.ts'
import { nodesOf, sliceOf } from './nodes.ts'
import { schema } from './schema.ts'
import { blockOf, contentOf, fragmentOf, wordsAdded } from './words.ts'

/** A room as the server seeds it: one block, one run of text, signs in it. */
function seeded(content: Content): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate(content))
  return doc
}

const sample: Content = [
  { type: 'text', text: 'We ' },
  { type: 'text', text: 'commit', marks: [{ type: 'strong' }, { type: 'em' }] },
  { type: 'footnote', id: 'note-1' },
  { type: 'text', text: ' to ' },
  { type: 'text', text: 'this', marks: [{ type: 'link', href: 'https://example.org/' }] },
]

/** What an editor bound to the document does with a transaction. */
function edit(doc: Y.Doc, change: (state: EditorState) => EditorState['tr']): void {
  const { doc: node, meta } = initProseMirrorDoc(fragmentOf(doc), schema)
  const state = EditorState.create({ doc: node })
  doc.transact(() => updateYFragment(doc, fragmentOf(doc), change(state).doc, meta))
}

describe('the schema', () => {
  it('[TBL1] draws a seeded room and writes nothing by drawing it', () => {
    const doc = seeded(sample)
    const before = Y.encodeStateVector(doc)
    const { doc: node } = initProseMirrorDoc(fragmentOf(doc), schema)
    expect(node.childCount).toBe(1)
    expect(node.firstChild?.eq(schema.node('paragraph', null, nodesOf(sample)))).toBe(true)
    edit(doc, (state) => state.tr)
    expect(Y.encodeStateVector(doc)).toEqual(before)
    expect(contentOf(doc)).toEqual(sample)
  })

  it('[TBL1] keeps the one paragraph through typing, select-all, retyping and emptying', () => {
    const doc = seeded(sample)
    const block = blockOf(doc)
    edit(doc, (state) => state.tr.insertText('All of us ', 1))
    expect(contentOf(doc)[0]).toEqual({ type: 'text', text: 'All of us We ' })
    edit(doc, (state) => state.tr.insertText('New', 1, state.doc.content.size - 1))
    edit(doc, (state) => state.tr.delete(1, state.doc.content.size - 1))
    expect(contentOf(doc)).toEqual([])
    edit(doc, (state) => state.tr.insertText('Again', 1))
    expect(blockOf(doc)).toBe(block)
    expect(fragmentOf(doc).length).toBe(1)
    expect(contentOf(doc)).toEqual([{ type: 'text', text: 'Again' }])
  })

  it('[TBL1] writes marks as the formats and values the gate knows', () => {
    const doc = seeded([{ type: 'text', text: 'abcdef' }])
    edit(doc, (state) => state.tr.addMark(1, 3, schema.mark('strong')))
    edit(doc, (state) => state.tr.addMark(3, 5, schema.mark('link', { href: 'mailto:a@example.org' })))
    edit(doc, (state) => state.tr.replaceWith(5, 5, nodesOf([{ type: 'footnote', id: 'n' }])))
    expect(contentOf(doc)).toEqual([
      { type: 'text', text: 'ab', marks: [{ type: 'strong' }] },
      { type: 'text', text: 'cd', marks: [{ type: 'link', href: 'mailto:a@example.org' }] },
      { type: 'footnote', id: 'n' },
      { type: 'text', text: 'ef' },
    ])
    const words = (blockOf(doc) as Y.XmlElement).get(0) as Y.XmlText
    expect(words.toDelta()[0].attributes).toEqual({ strong: {} })
    expect(words.toDelta()[2]).toEqual({ insert: signCharacter, attributes: signFormat('n') })
  })

  it('[TBL1] pasted content enters as inline nodes of the same paragraph', () => {
    const doc = seeded([{ type: 'text', text: 'ab' }])
    edit(doc, (state) => state.tr.replace(2, 2, sliceOf(sample)))
    expect(fragmentOf(doc).length).toBe(1)
    expect(contentOf(doc)).toEqual([
      { type: 'text', text: 'aWe ' },
      ...sample.slice(1),
      { type: 'text', text: 'b' },
    ])
  })

  it('[TBL1] two who begin an empty paragraph at once lose no word, however they go on', () => {
    const a = seeded([])
    const b = new Y.Doc()
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    edit(a, (state) => state.tr.insertText('Alpha', 1))
    edit(b, (state) => state.tr.insertText('Beta', 1))
    const exchange = (): void => {
      Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
      Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    }
    exchange()
    edit(a, (state) => state.tr.insertText('!', state.doc.content.size - 1))
    edit(b, (state) => state.tr.insertText('?', state.doc.content.size - 1))
    exchange()
    expect(contentOf(a)).toEqual(contentOf(b))
    const [words] = contentOf(a)
    for (const each of ['Alpha', 'Beta', '!', '?'])
      expect(words?.type === 'text' && words.text).toContain(each)
  })

  it('[TBL30] a caret stays behind its letter when others write at the same place, also behind a reference', () => {
    for (const [content, offset] of [
      [[{ type: 'text', text: 'abc' }] as Content, 3],
      [sample, 14],
      [[] as Content, 0],
    ] as const) {
      const doc = seeded(content)
      const place = placeBehind(doc, offset)
      expect(place).not.toBeNull()
      edit(doc, (state) => state.tr.insertText('theirs', offset + 1))
      expect(offsetOf(doc, place as Y.RelativePosition)).toBe(offset)
      edit(doc, (state) => state.tr.insertText('before', 1))
      expect(offsetOf(doc, place as Y.RelativePosition)).toBe(offset === 0 ? 0 : offset + 6)
    }
  })

  it('[TBL7] reads the words that updates bring, without those they take away again', () => {
    const doc = seeded([{ type: 'text', text: 'one two' }])
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    edit(doc, (state) => state.tr.insertText('and a half ', 5))
    edit(doc, (state) => state.tr.delete(5, 9))
    expect(wordsAdded(updates)).toBe('a half')
    expect(wordsAdded([])).toBe('')
  })
})
