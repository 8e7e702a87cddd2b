/** Undoes what a running transaction did to a document, so that a refused update costs what it brought and no more. */
import * as Y from 'yjs'

type Placed = Y.Item | Y.GC

/**
 * Before the transaction ends: nothing has been joined or forgotten yet, nobody has heard. New items leave their lists
 * and the store, what was deleted stands again. Runs that were cut stay cut until the end, when Yjs joins them. Not
 * for a transaction in which integrating threw: an item may then be in its list and not in the store.
 */
export function takeBack(transaction: Y.Transaction): void {
  const { doc, beforeState, deleteSet, changed } = transaction
  const { store } = doc
  const known = ({ client, clock }: Y.ID): boolean => clock < (beforeState.get(client) ?? 0)
  for (const [client, structs] of store.clients) {
    for (let last = structs.at(-1); last && !known(last.id); last = structs.at(-1)) {
      if (last instanceof Y.Item) unlink(last)
      structs.pop()
    }
    if (structs.length === 0) store.clients.delete(client)
  }
  for (const [client, ranges] of deleteSet.clients)
    for (const { clock, len } of ranges)
      if (known(Y.createID(client, clock))) restore(store, client, clock, len)
  for (const type of changed.keys()) if (type._searchMarker) type._searchMarker.length = 0
  store.pendingStructs = null
  store.pendingDs = null
  deleteSet.clients.clear()
  changed.clear()
  transaction.changedParentTypes.clear()
  transaction._mergeStructs = transaction._mergeStructs.filter(({ id }) => known(id))
}

function unlink(item: Y.Item): void {
  const { left, right, parentSub } = item
  const parent = item.parent as Y.AbstractType<unknown>
  if (left) left.right = right
  else if (parentSub === null) parent._start = right
  if (right) right.left = left
  if (parentSub === null) {
    if (item.countable && !item.deleted) parent._length -= item.length
  } else if (parent._map.get(parentSub) === item) {
    if (left) parent._map.set(parentSub, left)
    else parent._map.delete(parentSub)
  }
}

function restore(store: Y.Doc['store'], client: number, clock: number, length: number): void {
  const structs = store.clients.get(client) as Placed[]
  for (let nth = Y.findIndexSS(structs, clock); nth < structs.length; nth += 1) {
    const item = structs[nth] as Placed
    if (item.id.clock >= clock + length) return
    if (!(item instanceof Y.Item)) continue
    item.deleted = false
    if (item.countable && item.parentSub === null)
      (item.parent as Y.AbstractType<unknown>)._length += item.length
  }
}
