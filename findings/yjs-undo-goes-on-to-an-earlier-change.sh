#!/bin/sh
# Yjs 13.6.33: one undo takes back an earlier change when the last one is gone already.
#
# Expected: A writes "one", then "two"; B deletes "two". When A presses undo once, nothing happens: what A wrote last is
# not there any more. One press takes back one change.
# Seen: the manager drops the change that has no effect, goes on in the same call, and takes back "one". The call answers
# with the earlier change as if it had been asked for. The same when B deletes "two" and brings it back by an undo of their
# own: the copy is another item, which A's undo does not reach, and "one" goes while "two" stays.
# What follows: a test that undoes among several people has to look at what was taken back, and a person may lose words they
# did not mean; the editor shows the caret where the change was.
. "$(dirname "$0")/begin"
begin yjs@13.6.33
cat >run.mjs <<'JS'
import * as Y from 'yjs'

function person() {
  const doc = new Y.Doc()
  const text = doc.getText('words')
  return { doc, text, undo: new Y.UndoManager(text, { captureTimeout: 0 }) }
}
const tell = (from, to) => Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc), 'from another')

function play(bringsItBack) {
  const [a, b] = [person(), person()]
  a.text.insert(0, 'one ')
  a.text.insert(4, 'two')
  tell(a, b)
  b.text.delete(4, 3)
  if (bringsItBack) b.undo.undo()
  tell(b, a)
  const before = a.text.toString()
  a.undo.undo()
  return `"${before}" -> "${a.text.toString()}"`
}
console.log('deleted by another:', play(false))
console.log('deleted and brought back:', play(true))
JS
node run.mjs | tee seen.txt
cat >expected.txt <<'TXT'
deleted by another: "one " -> ""
deleted and brought back: "one two" -> "two"
TXT
as_described
