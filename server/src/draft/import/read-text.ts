/** Reads plain text: blank lines, rules and ends of pages separate blocks; long lines are paragraphs of their own. */
import { type Block, newWords, textPiece } from './block.ts'

/** A text that is wrapped has no line as long as this: there, each line is a paragraph. */
const wrappedAt = 160
const rule = /^\s*(?:[-_=*~]\s?){3,}$/

export function readText(text: string, firstLine = 1): Block[] {
  const blocks: Block[] = []
  let open: { line: number; lines: string[] } | null = null

  const close = (): void => {
    if (!open) return
    const { line: start, lines } = open
    open = null
    const isUnwrapped = lines.some((line) => line.length > wrappedAt)
    if (isUnwrapped)
      for (const [nth, line] of lines.entries())
        blocks.push(newWords(start + nth, [textPiece(line, start + nth)]))
    else blocks.push(newWords(start, [textPiece(lines.join('\n'), start)]))
  }

  let number = firstLine - 1
  for (const line of text.split('\n')) {
    number += 1
    const pages = line.split('\f')
    for (const [nth, page] of pages.entries()) {
      if (nth > 0) {
        close()
        blocks.push({ type: 'break', line: number })
      }
      if (page.trim() === '') {
        if (pages.length === 1) close()
      } else if (rule.test(page)) {
        close()
        blocks.push({ type: 'break', line: number })
      } else {
        open ??= { line: number, lines: [] }
        open.lines.push(page.trim())
      }
    }
  }
  close()
  return blocks
}
