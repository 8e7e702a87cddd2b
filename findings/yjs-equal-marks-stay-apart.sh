#!/bin/sh
# Yjs 13.6.33: two stretches under marks with equal object values stay apart when what stood between them is deleted.
#
# Expected: when the plain letter between two bold stretches goes, Yjs clears the marks that say nothing new, as it does
# for `true`: one stretch, one run in the delta.
# Seen: it does so for primitive values and for the very same object. For two objects that say the same ({} and {}, or two
# equal links) the second mark stays, and the delta tells two runs with equal attributes. Editors bound by y-prosemirror
# write every mark with an object, and after a reload or from another person no two are the same one.
# What follows: whoever compares runs, or writes marks from steps, joins equal neighbours itself and hands on the very
# object the editor holds.
. "$(dirname "$0")/begin"
begin yjs@13.6.33
cat >run.mjs <<'JS'
import * as Y from 'yjs'

function afterDeleting(first, second) {
  const text = new Y.Doc().getText('words')
  text.insert(0, 'aa', { strong: first })
  text.insert(2, 'b', { strong: null })
  text.insert(3, 'cc', { strong: second })
  text.delete(2, 1)
  return text.toDelta().map(({ insert }) => insert).join('|')
}
const same = {}
console.log('true, true:', afterDeleting(true, true))
console.log('one object:', afterDeleting(same, same))
console.log('{} and {}:', afterDeleting({}, {}))
console.log('equal links:', afterDeleting({ href: 'https://example.org/' }, { href: 'https://example.org/' }))
JS
node run.mjs | tee seen.txt
cat >expected.txt <<'TXT'
true, true: aacc
one object: aacc
{} and {}: aa|cc
equal links: aa|cc
TXT
as_described
