/** Applies updates to a document of the server, and nothing else. */
import * as Y from 'yjs'

/**
 * [COL10] After a remote update Yjs tidies redundant marks by deletions of its own. On the server those would
 * be nobody's words, seen by people and absent from the log; within a transaction of ours it does not.
 */
export const applyAsIs = (doc: Y.Doc, updates: Iterable<Uint8Array>): void =>
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
