/** Words with marks around those that something is said about. */
import { type Content, htmlOf, type Inline, textOfPart } from '@plenary/shared/content'

/** A stretch of the text of a paragraph in UTF-16 units; a footnote reference has none. */
export interface Mark {
  from: number
  to: number
  /** `open` is the one being read, `writing` the one being written about. */
  tone: 'plain' | 'moved' | 'open' | 'writing'
}

const markClass = 'plenary-said'

/** [MAR4] Where two marks lie over each other the later one of the list counts, so that no word is marked twice. */
export function markedHtml(
  content: Content,
  marks: readonly Mark[],
  labelOf: (footnoteId: string) => string | null,
): string {
  let at = 0
  return content
    .map((part) => {
      const start = at
      at += textOfPart(part).length
      if (part.type !== 'text') return htmlOf([part], labelOf)
      return pieces(part, start, marks)
    })
    .join('')
}

function pieces(part: Extract<Inline, { type: 'text' }>, start: number, marks: readonly Mark[]): string {
  const end = start + part.text.length
  const cuts = marks.flatMap(({ from, to }) => [from, to]).filter((cut) => cut > start && cut < end)
  const borders = [...new Set([start, ...cuts, end])].sort((a, b) => a - b)
  return borders
    .slice(0, -1)
    .map((from, nth) => {
      const to = borders[nth + 1] as number
      const html = htmlOf([{ ...part, text: part.text.slice(from - start, to - start) }])
      const mark = marks.findLast((each) => each.from < to && each.to > from)
      return mark ? `<mark class="${markClass}" data-tone="${mark.tone}">${html}</mark>` : html
    })
    .join('')
}
