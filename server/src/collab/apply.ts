/** Applies updates to a document of the server, and nothing else. */
import * as Y from 'yjs'

/**
 * [COL10] After a remote update Yjs tidies redundant marks by deletions of its own. On the server those would be
 * nobody's words. Applying an update makes the transaction around it a remote one; at its end it is one of ours again,
 * after which nothing is tidied.
 */
export const asIs = (transaction: Y.Transaction): void => {
  transaction.local = true
}

export const applyAsIs = (doc: Y.Doc, updates: Iterable<Uint8Array>): void =>
  doc.transact((transaction) => {
    for (const update of updates) Y.applyUpdate(doc, update)
    asIs(transaction)
  })
