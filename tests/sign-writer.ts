/** Somebody who writes around footnote signs: the product's editor model, bound to a room by an unmodified y-websocket client. */
import { EditorState, type Transaction } from 'prosemirror-state'
import { initProseMirrorDoc, updateYFragment, ySyncPluginKey } from 'y-prosemirror'
import type { UndoManager } from 'yjs'
import { schema } from '../client/src/collab/schema.ts'
import { makeUndo } from '../client/src/collab/undo.ts'
import { contentOf, fragmentOf } from '../client/src/collab/words.ts'
import { type OpenRoom, openRoom } from './provider.ts'

export class SignWriter {
  readonly room: OpenRoom
  private readonly history: UndoManager

  private constructor(room: OpenRoom) {
    this.room = room
    this.history = makeUndo(fragmentOf(room.doc))
  }

  static async open(url: string, room: string, cookie: string): Promise<SignWriter> {
    return new SignWriter(await openRoom(url, room, cookie))
  }

  /** The words as they stand, every sign drawn as "#". */
  get words(): string {
    return contentOf(this.room.doc)
      .map((part) => (part.type === 'footnote' ? '#' : part.text))
      .join('')
  }

  /** Ids of the signs, in the order of the text. */
  get signs(): string[] {
    return contentOf(this.room.doc).flatMap((part) => (part.type === 'footnote' ? [part.id] : []))
  }

  /** Characters before the nth sign; it counts one itself. */
  placeOf(nth = 0): number {
    let at = -1
    for (let seen = 0; seen <= nth; seen += 1) at = this.words.indexOf('#', at + 1)
    return at
  }

  /** Writes at a place of `words`, as somebody who has put the caret there. */
  type(at: number, words: string): void {
    this.change(({ tr }) => tr.insertText(words, at + 1))
  }

  remove(from: number, length = 1): void {
    this.change(({ tr }) => tr.delete(from + 1, from + 1 + length))
  }

  undo(): void {
    this.history.undo()
  }

  /** What an editor that is bound to the document does with a transaction. */
  private change(make: (state: EditorState) => Transaction): void {
    const { doc } = this.room
    this.history.stopCapturing()
    const { doc: node, meta } = initProseMirrorDoc(fragmentOf(doc), schema)
    const next = make(EditorState.create({ doc: node })).doc
    doc.transact(() => updateYFragment(doc, fragmentOf(doc), next, meta), ySyncPluginKey)
  }

  close(): void {
    this.room.close()
  }
}
