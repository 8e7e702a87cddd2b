/** Shows an import as a person would see it: one line a paragraph, with the numbers that are computed. */
import { footnotesIn, type Inline, textOf } from '@plenary/shared/content'
import type { ImportFormat } from '@plenary/shared/draft'
import { labelsOf } from '@plenary/shared/numbering'
import { type Imported, parseSource } from './parse-source.ts'

const signs = {
  part: 'P',
  heading: '#',
  preambular: '~',
  text: '-',
  paragraph: '',
  subparagraph: '',
  footnote: 'note',
}

/** Footnotes as [n], marks as <strong>…</strong>. */
const shown = (part: Inline, labels: Map<string, string | null>): string =>
  part.type === 'footnote'
    ? `[${labels.get(part.id) ?? '?'}]`
    : (part.marks ?? []).reduce((inner, { type }) => `<${type}>${inner}</${type}>`, part.text)

function view({ paragraphs, report }: Imported) {
  const labels = labelsOf(
    paragraphs.map((paragraph) => ({ ...paragraph, footnotes: footnotesIn(paragraph.content) })),
  )
  return {
    paragraphs,
    report,
    /** "# II. Title", "12. Words", "  (a) Words", "note 3 Words", "- Words", "~ Words"; a doubt has "?" before it. */
    lines: paragraphs.map(({ id, kind, level, content, doubtful }) => {
      const words = content.map((part) => shown(part, labels)).join('')
      const line = [doubtful ? '?' : '', signs[kind], labels.get(id) ?? '', words].filter(
        (each) => each !== '',
      )
      return (kind === 'subparagraph' ? '  '.repeat(level) : '') + line.join(' ')
    }),
    texts: paragraphs.map(({ content }) => textOf(content)),
    doubts: report.warnings.map(({ code, line }) => `${line} ${code}`),
  }
}

export const imported = (format: ImportFormat, text: string) => view(parseSource({ format, text }))
