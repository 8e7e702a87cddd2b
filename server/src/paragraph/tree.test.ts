/** What stands under what, and which shapes a draft may have. */
import type { ParagraphKind } from '@plenary/shared/paragraph'
import { describe, expect, it } from 'vitest'
import { faultAt, type Node, newFault, subtreeOf } from './tree.ts'

const node = (id: string, kind: ParagraphKind, level = 0): Node => ({ id, kind, level })
const text = [
  node('I', 'heading', 1),
  node('I.A', 'heading', 2),
  node('1', 'paragraph'),
  node('1(a)', 'subparagraph', 1),
  node('1(a)(i)', 'subparagraph', 2),
  node('note', 'footnote'),
  node('1(b)', 'subparagraph', 1),
  node('2', 'paragraph'),
  node('II', 'heading', 1),
  node('3', 'paragraph'),
]

describe('the tree of a draft', () => {
  it.each([
    ['I', ['I', 'I.A', '1', '1(a)', '1(a)(i)', 'note', '1(b)', '2']],
    ['I.A', ['I.A', '1', '1(a)', '1(a)(i)', 'note', '1(b)', '2']],
    ['1', ['1', '1(a)', '1(a)(i)', 'note', '1(b)']],
    ['1(a)', ['1(a)', '1(a)(i)', 'note']],
    ['note', ['note']],
    ['II', ['II', '3']],
    ['nowhere', []],
  ])('[STR1] %s has under it everything deeper that follows', (id, under) => {
    expect(subtreeOf(text, id).map((each) => each.id)).toEqual(under)
  })

  it('[STR2] what is in order has no fault', () => {
    expect(text.map((_, at) => faultAt(text, at))).toEqual(text.map(() => null))
  })

  it.each([
    ['a heading of no level', [node('h', 'heading', 0)]],
    ['a paragraph with a level', [node('p', 'paragraph', 1)]],
    ['a fifth level of sub-paragraphs', [node('p', 'paragraph'), node('s', 'subparagraph', 5)]],
    ['a sub-paragraph under nothing', [node('s', 'subparagraph', 1)]],
    ['a sub-paragraph under a heading', [node('h', 'heading', 1), node('s', 'subparagraph', 1)]],
    ['a sub-paragraph two levels deeper', [node('p', 'paragraph'), node('s', 'subparagraph', 2)]],
    ['a footnote before everything', [node('n', 'footnote')]],
  ])('[STR2] %s is one', (_what, rows) => {
    expect(faultAt(rows, rows.length - 1)).not.toBeNull()
  })

  it('[STR2] a footnote between does not part a sub-paragraph from what it belongs to', () => {
    const rows = [node('p', 'paragraph'), node('n', 'footnote'), node('s', 'subparagraph', 1)]
    expect(faultAt(rows, 2)).toBeNull()
  })

  it('[STR2] only a fault that was not there before is told', () => {
    const lost = node('lost', 'subparagraph', 1)
    const before = [node('h', 'heading', 1), lost]
    expect(newFault(before, [...before, node('p', 'paragraph')])).toBeNull()
    expect(newFault(before, [...before, node('h2', 'heading', 1), node('s', 'subparagraph', 1)])).toContain(
      'follows the paragraph',
    )
  })
})
