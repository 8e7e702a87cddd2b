/** Takes out what pages repeat: their numbers, job numbers, symbols and running heads. Each leaves a break behind. */
import type { Block, Words } from './block.ts'
import { isBlank, wordsOf } from './block.ts'
import type { Doubts } from './doubts.ts'
import { readLabel } from './labels.ts'
import { endingOf } from './sentence.ts'

const pageNumber =
  /^(?:(?:page|p\.|página|стр\.|صفحة)\s*)?[–—-]?\s*[\d\u0660-\u0669]{1,4}\s*(?:(?:\/|of|de|sur|из)\s*\d{1,4})?\s*[–—-]?$/iu
/** "17-11973 3/20", "GE.18-12345(E)" */
const jobNumber =
  /^(?:\d{1,4}\s*\/\s*\d{1,4}\s+)?(?:[A-Z]{2}\.)?\d{2}-\d{5}\*?(?:\s*\([A-Z]\))?(?:\s+\d{1,4}\s*\/\s*\d{1,4})?$/
/** "A/71/978" with or without the number of the page; a symbol alone is one only where it comes again. */
const symbol = /^(?:\d{1,4}\s+)?[A-Z]{1,5}(?:\/[A-Z0-9.]{1,12}){2,5}(?:\s+\d{1,4})?$/
const longest = 100
const often = 3

const alike = (words: string): string => words.trim().replace(/\d+/g, '#').toLowerCase()

const textIn = (block: Words): string => wordsOf(block.pieces).trim()

/** A label in its own right, or the number of the page? A marker of a list is always a label. */
const mayRepeat = (block: Words): boolean => {
  const words = textIn(block)
  return block.marker === null && words.length > 0 && words.length <= longest && !readLabel(words)
}

export function removePageLines(blocks: Block[], doubts: Doubts): Block[] {
  const times = new Map<string, number>()
  for (const block of blocks)
    if (block.type === 'words' && mayRepeat(block)) {
      const key = alike(textIn(block))
      times.set(key, (times.get(key) ?? 0) + 1)
    }
  const isNumbering = (block: Block | undefined): boolean =>
    block?.type === 'words' &&
    block.marker === null &&
    !block.pieces.some(({ type }) => type === 'reference') &&
    (pageNumber.test(textIn(block)) || jobNumber.test(textIn(block)))
  const isEdge = (block: Block | undefined): boolean =>
    block === undefined || block.type === 'break' || isNumbering(block)

  function isPageLine(nth: number): boolean {
    const block = blocks[nth]
    if (block?.type !== 'words' || isBlank(block.pieces)) return false
    if (isNumbering(block)) return true
    if (!mayRepeat(block)) return false
    const comes = times.get(alike(textIn(block))) ?? 0
    if (symbol.test(textIn(block))) return comes > 1 || isEdge(blocks[nth - 1])
    // A line that comes again and again is a running head only beside a page's edge or inside a cut sentence.
    if (comes < often || block.heading !== null) return false
    const above = blocks[nth - 1]
    const isCut = above?.type === 'words' && above.heading === null && endingOf(textIn(above)) === 'open'
    return isEdge(above) || isEdge(blocks[nth + 1]) || (isCut && textIn(above as Words).length > longest)
  }

  const told = new Set<string>()
  return blocks.map((block, nth): Block => {
    if (block.type === 'break' || !isPageLine(nth)) return block
    const words = textIn(block)
    if (!told.has(alike(words))) doubts.add('page-line-removed', block.line, words)
    told.add(alike(words))
    return { type: 'break', line: block.line }
  })
}
