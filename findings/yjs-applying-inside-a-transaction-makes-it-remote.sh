#!/bin/sh
# Yjs 13.6.33: applying an update inside a transaction of one's own turns that transaction into a remote one.
#
# Expected: `doc.transact(…)` opened by the program itself stays local whatever is applied within it; observers see
# `transaction.local` true, and the tidying of redundant marks, which follows remote changes of formatted text, does not
# run.
# Seen: `applyUpdate` sets `local` to false on the transaction around it. The outer transaction ends as a remote one, and
# after it a second one deletes redundant marks: the document tells of one more update than was applied, a deletion by
# nobody. A transaction that sets `local` back before it ends tells of what was applied and nothing else.
# What follows: a server that keeps a log of what people wrote, and applies it to documents of its own, must set it back, or
# its documents hold deletions that no row of the log has.
. "$(dirname "$0")/begin"
begin yjs@13.6.33
cat >run.mjs <<'JS'
import * as Y from 'yjs'

const author = new Y.Doc()
author.clientID = 1
author.getText('words').insert(0, 'States shall protect.')
const seed = Y.encodeStateAsUpdate(author)

/** Two people make the same word bold, each before hearing of the other. */
const bold = [2, 3].map((clientID) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seed)
  doc.clientID = clientID
  let update
  doc.on('update', (made) => (update = made))
  doc.getText('words').format(0, 6, { bold: true })
  return update
})

function applied(name, atTheEnd) {
  const doc = new Y.Doc()
  doc.getText('words')
  Y.applyUpdate(doc, seed)
  const told = []
  const local = []
  doc.on('afterTransaction', (transaction) => local.push(transaction.local))
  doc.on('update', (update) => told.push(Y.decodeUpdate(update)))
  for (const update of bold)
    doc.transact((transaction) => {
      Y.applyUpdate(doc, update)
      atTheEnd(transaction)
    })
  const deletions = told.filter(({ structs }) => structs.length === 0).length
  console.log(`${name}: the first local ${local[0]}, ${told.length} updates, of them ${deletions} of deletions alone`)
}
applied('as it is', () => {})
applied('set back', (transaction) => (transaction.local = true))
JS
node run.mjs | tee seen.txt
cat >expected.txt <<'TXT'
as it is: the first local false, 3 updates, of them 1 of deletions alone
set back: the first local true, 2 updates, of them 0 of deletions alone
TXT
as_described
