/** What content is written as: plain text, HTML, Markdown. Every word is escaped; what looks like structure stays a word. */
import type { Content, Inline, Mark, ObjectPart } from './content.ts'
import type { Drawn, Held, ObjectHeld, ObjectRow, Rows } from './row.ts'

/** What the rows make of an object, such as the number of a footnote; null for one they do not know (any more). */
export type LabelOf = (id: string) => string | null

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const special = /[&<>"']/
export const escapeHtml = (text: string): string =>
  special.test(text) ? text.replace(/[&<>"']/g, (char) => escapes[char] as string) : text

/** What would be read as structure is escaped, so that an export comes back as the text it was. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&')

const element = ({ tag, attributes }: Drawn, inner: string): string => {
  let opening = tag
  for (const name in attributes) opening += ` ${name}="${escapeHtml(attributes[name] as string)}"`
  return `<${opening}>${inner}</${tag}>`
}

export function makeWriting({ marks, objects }: Rows) {
  const rowOf = (part: ObjectPart): ObjectRow => objects[part.type] as ObjectRow
  const drawnMark = (mark: Mark): Drawn | null => marks[mark.type]?.html(mark as Held) ?? null
  const drawnObject = (part: ObjectPart, labelOf: LabelOf): Drawn & { text: string } =>
    rowOf(part).html(part as ObjectHeld, labelOf(part.id))

  /** The words of a part; of an object, what it says in plain text. */
  const textOfPart = (part: Inline): string =>
    part.type === 'text' ? part.text : rowOf(part).text(part as ObjectHeld)

  const writtenMark = (inner: string, mark: Mark): string => {
    const drawn = drawnMark(mark)
    return drawn ? element(drawn, inner) : inner
  }
  const markdownMark = (inner: string, mark: Mark): string =>
    marks[mark.type]?.markdown(inner, mark as Held) ?? inner

  return {
    drawnMark,
    drawnObject,
    textOfPart,

    /** The words alone, as search, export and hashes see them. */
    textOf(parts: Content): string {
      let text = ''
      for (const part of parts) text += part.type === 'text' ? part.text : textOfPart(part)
      return text
    },

    /** Safe HTML of content. */
    htmlOf(parts: Content, labelOf: LabelOf = () => null): string {
      let html = ''
      for (const part of parts)
        if (part.type === 'text') {
          const words = escapeHtml(part.text)
          html += part.marks ? part.marks.reduceRight(writtenMark, words) : words
        } else {
          const drawn = drawnObject(part, labelOf)
          html += element(drawn, escapeHtml(drawn.text))
        }
      return html
    },

    markdownOf(parts: Content, labelOf: LabelOf = () => null): string {
      let markdown = ''
      for (const part of parts)
        markdown +=
          part.type === 'text'
            ? (part.marks ?? []).reduceRight(markdownMark, escapeMarkdown(part.text))
            : rowOf(part).markdown(part as ObjectHeld, labelOf(part.id))
      return markdown
    },
  }
}
