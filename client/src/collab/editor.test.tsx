/** The caret of an editor whose writer moves it in the moment in which something of others is drawn. */

import { describe, expect, it } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { seedUpdate } from '../../../server/src/collab/content.ts'
import { type EditorHandle, mountEditor } from './editor.ts'
import type { CaretPosition } from './editor-caret.ts'
import type { LiveRoom } from './open-room.ts'
import { makeUndo } from './undo.ts'
import { blockOf, fragmentOf } from './words.ts'

const nothing = (): void => undefined

function open(
  text: string,
  caret: CaretPosition = { at: 'start' },
): { doc: Y.Doc; awareness: Awareness; editor: EditorHandle; run: () => Text } {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate([{ type: 'text', text }]), 'server')
  const awareness = new Awareness(doc)
  const room = {
    name: 'p',
    doc,
    awareness,
    undo: makeUndo(fragmentOf(doc)),
    connection: { hold: nothing },
    ready: () => true,
  } as unknown as LiveRoom
  const host = document.createElement('div')
  document.body.append(host)
  const editor = mountEditor(host, {
    ...{ room, language: 'en', direction: 'ltr', label: 'Paragraph', caret },
    footnoteLabel: () => null,
    hooks: {
      ...{ onLeave: nothing, onClose: nothing, onEnterAtEnd: nothing, onSplit: nothing, onToolbar: nothing },
      ...{ onBackspaceAtStart: nothing, onLink: nothing, onPasteJoined: nothing, onPasteTooLong: nothing },
      onPasteParagraphs: () => false,
    },
    onState: nothing,
  })
  const run = (): Text => document.createTreeWalker(host, NodeFilter.SHOW_TEXT).nextNode() as Text
  return { doc, awareness, editor, run }
}

const later = (event: Event): void => event.stopImmediatePropagation()

/** As a key does it: the browser has moved the caret, and tells of it a little later. */
function moveTo(node: Text, offset: number): void {
  document.addEventListener('selectionchange', later, true)
  document.getSelection()?.collapse(node, offset)
  document.removeEventListener('selectionchange', later, true)
}

describe('a caret that has just been moved', () => {
  it('[TBL33] stays where its writer has put it when words of another are drawn', () => {
    const { doc, editor, run } = open('States shall protect.')
    moveTo(run(), 21)
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const before = Y.encodeStateVector(other)
    ;((blockOf(other) as Y.XmlElement).get(0) as Y.XmlText).insert(6, ' parties')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, before), 'server')
    expect(editor.offset()).toBe(29)
    editor.destroy()
  })

  it('[TBL33] stays at the start of the words when Home is pressed as soon as the editor stands', () => {
    const { editor, run } = open('States shall protect.', { at: 'end' })
    expect(editor.offset()).toBe(21)
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }))
    document.getSelection()?.collapse(run(), 0)
    expect([editor.offset(), document.getSelection()?.focusOffset]).toEqual([0, 0])
    editor.destroy()
  })

  it('[TBL33] stays where its writer has put it when the caret of another is drawn', async () => {
    const { doc, awareness, editor, run } = open('States shall protect.')
    moveTo(run(), 21)
    const theirs = new Awareness(new Y.Doc())
    const place = Y.relativePositionToJSON(
      Y.createRelativePositionFromTypeIndex((blockOf(doc) as Y.XmlElement).get(0) as Y.XmlText, 3),
    )
    theirs.setLocalState({ user: { name: 'B', color: '#000000' }, cursor: { anchor: place, head: place } })
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'server')
    await new Promise((done) => setTimeout(done, 30))
    expect(editor.offset()).toBe(21)
    editor.destroy()
    theirs.destroy()
  })
})
