/** Whether a block goes on with the sentence of the paragraph above that a page had cut [IMP6]. */
import type { ParagraphKind } from '@plenary/shared/paragraph'
import { beginningOf, type Ending, isTitleLike } from './sentence.ts'

export interface Gap {
  kind: ParagraphKind
  /** The words above, and how they end. */
  above: string
  ending: Ending
  below: string
  /** A rule, the edge of a page or a footnote stands between. */
  isPageEdge: boolean
}

/** Somebody who wrote this much had begun a sentence; less may be a line of a masthead. */
const sentenceLength = 150
const lineLength = 40

export function goesOn({ kind, above, ending, below, isPageEdge }: Gap): 'yes' | 'guessed' | 'no' {
  const isNumbered = kind === 'paragraph' || kind === 'subparagraph'
  if (beginningOf(below) === 'lower') {
    if (ending === 'open') return isNumbered || isPageEdge || above.length >= lineLength ? 'yes' : 'no'
    if (ending === 'comma')
      return kind !== 'preambular' && kind !== 'text' ? 'yes' : isPageEdge ? 'guessed' : 'no'
    return ending === 'soft' && isPageEdge ? 'guessed' : 'no'
  }
  // A capital or a digit may be a name in mid-sentence or a new paragraph: the edge of a page tells.
  if (ending === 'comma') return isPageEdge && isNumbered ? 'guessed' : 'no'
  if (ending !== 'open') return 'no'
  if (isNumbered || kind === 'preambular')
    return isPageEdge || above.length >= sentenceLength ? 'guessed' : 'no'
  // Without a number it may be a title: then it holds no sentence, and what follows may be another.
  return above.length >= sentenceLength && /[.!?]\s/.test(above) && !isTitleLike(below) ? 'guessed' : 'no'
}
