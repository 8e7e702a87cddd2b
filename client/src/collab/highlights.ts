/** Words that are marked from outside the editor; the marks keep to their words while these are typed around. */
import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { stretchesOf, wordsIn } from './nodes.ts'

/** UTF-16 units of the words; an object that is no word is none of them, though the editor counts one. */
export interface Highlight {
  from: number
  to: number
  tone: string
}

const key = new PluginKey<readonly Highlight[]>('highlights')
const className = 'plenary-said'

/**
 * [MAR13] Where stretches stand after a change, found by what is the same before and behind it: the shared text replaces
 * the whole paragraph when others write, so that positions mapped through the change would all be lost.
 */
export function carried(
  highlights: readonly Highlight[],
  before: string,
  after: string,
): readonly Highlight[] {
  if (before === after || highlights.length === 0) return highlights
  const least = Math.min(before.length, after.length)
  let head = 0
  while (head < least && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < least - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const [cut, grown] = [before.length - tail, after.length - before.length]
  return highlights.flatMap((each) => {
    const from = each.from >= cut ? each.from + grown : Math.min(each.from, head)
    const to = each.to <= head ? each.to : each.to >= cut ? each.to + grown : cut + grown
    return from < to ? [{ ...each, from, to }] : []
  })
}

/** A place in the words as the document counts it. */
function positionOf(doc: Node, offset: number, isEnd: boolean): number {
  let rest = offset
  const stretches = stretchesOf(doc)
  for (const { words, at } of stretches) {
    if (words === '') continue
    if (rest < words.length || (isEnd && rest === words.length)) return at + rest
    rest -= words.length
  }
  const last = stretches.at(-1)
  return last ? last.at + last.text.length : 1
}

export const highlightsPlugin = (): Plugin<readonly Highlight[]> =>
  new Plugin<readonly Highlight[]>({
    key,
    state: {
      init: () => [],
      apply(transaction, have) {
        const set = transaction.getMeta(key) as readonly Highlight[] | undefined
        if (set) return set
        return transaction.docChanged
          ? carried(have, wordsIn(transaction.before), wordsIn(transaction.doc))
          : have
      },
    },
    props: {
      decorations: (state) => {
        const { doc } = state
        return DecorationSet.create(
          doc,
          (key.getState(state) ?? []).map(({ from, to, tone }) =>
            Decoration.inline(positionOf(doc, from, false), positionOf(doc, to, true), {
              class: className,
              'data-tone': tone,
            }),
          ),
        )
      },
    },
  })

/** `text` is what the stretches were measured in; the editor may be further already. */
export function setHighlights(view: EditorView, highlights: readonly Highlight[], text: string): void {
  const { tr, doc } = view.state
  view.dispatch(tr.setMeta(key, carried(highlights, text, wordsIn(doc))).setMeta('addToHistory', false))
}
