/** An empty document of the server. */
import * as Y from 'yjs'

/** Yjs gives every document a random name of its own, which costs more than a paragraph and which nobody reads here. */
export const makeDoc = (options: { gc?: boolean } = {}): Y.Doc => new Y.Doc({ guid: '', ...options })
