/** Collects what an import is not sure of, each with its line and the words concerned. */
import type { ImportWarning } from '@plenary/shared/draft'

const excerptLength = 200
/** A report beyond this is not read by anybody; only a hostile text has more. */
const most = 2000

export class Doubts {
  private readonly found: ImportWarning[] = []

  add(code: ImportWarning['code'], line: number | null, excerpt: string): void {
    if (this.found.length < most) this.found.push({ code, line, excerpt: excerptOf(excerpt) })
  }

  /** In the order of the text; those without a line come last. */
  list(): ImportWarning[] {
    return [...this.found].sort(
      (a, b) => (a.line ?? Number.MAX_SAFE_INTEGER) - (b.line ?? Number.MAX_SAFE_INTEGER),
    )
  }
}

/** Never ends in half a character. */
function excerptOf(text: string): string {
  const line = text
    .slice(0, 10 * excerptLength)
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= excerptLength) return line
  return `${line.slice(0, excerptLength - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
