/** A label alone on its line belongs to the words below it: "12." above the paragraph, "I." above "Introduction". */
import { type Block, isBlank, type Words, wordsOf } from './block.ts'
import { readLabel } from './labels.ts'
import { labelledWords } from './roles.ts'

function loneLabel(block: Words): string | null {
  if (block.pieces.some(({ type }) => type === 'reference')) return null
  const words = labelledWords(block)
  const label = readLabel(words)
  if (!label || label.form === 'bullet' || label.text.length > 12) return null
  return words.slice(label.length).trim() === '' ? label.text : null
}

export function adoptLoneLabels(blocks: Block[]): Block[] {
  const out: Block[] = []
  let waiting: { block: Words; label: string } | null = null
  for (const block of blocks) {
    const isOwn = block.type === 'words' && !isBlank(block.pieces)
    const takes =
      waiting && isOwn && block.marker === null && block.note === null && !readLabel(wordsOf(block.pieces))
    if (waiting && takes) {
      const { block: above, label } = waiting
      out.push({
        ...block,
        marker: label,
        depth: above.depth,
        line: above.line,
        heading: block.heading ?? above.heading,
      })
      waiting = null
      continue
    }
    if (waiting) out.push(waiting.block)
    const label = block.type === 'words' ? loneLabel(block) : null
    waiting = block.type === 'words' && label !== null ? { block, label } : null
    if (!waiting) out.push(block)
  }
  if (waiting) out.push(waiting.block)
  return out
}
