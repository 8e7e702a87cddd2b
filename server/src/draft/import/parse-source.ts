/** Makes paragraphs of a source text, with a report of every doubt. */
import { randomUUID } from 'node:crypto'
import type { Content } from '@plenary/shared/content'
import type { ImportReport } from '@plenary/shared/draft'
import type { ParagraphKind } from '@plenary/shared/paragraph'
import { Refusal } from '@plenary/shared/problems'
import { judgeSource } from './judge-source.ts'
import type { Source } from './messages.ts'

export interface ImportedParagraph {
  id: string
  kind: ParagraphKind
  level: number
  unnumbered: boolean
  content: Content
  /** True where the import is not sure. */
  doubtful: boolean
}

export interface Imported {
  paragraphs: ImportedParagraph[]
  report: ImportReport
}

/** Throws a refusal: `too-large`, `import-not-text` or `import-empty`. */
export function parseSource(source: Source): Imported {
  judgeSource(source)
  const paragraphs = source.text
    .split(/\n\s*\n/)
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .map((text): ImportedParagraph => {
      const numbered = /^\d+\. /.exec(text)
      return {
        id: randomUUID(),
        kind: numbered ? 'paragraph' : 'text',
        level: 0,
        unnumbered: false,
        content: [{ type: 'text', text: text.slice(numbered?.[0].length ?? 0) }],
        doubtful: false,
      }
    })
  if (paragraphs.length === 0) throw new Refusal('import-empty')
  const count = paragraphs.filter(({ kind }) => kind === 'paragraph').length
  return {
    paragraphs,
    report: {
      paragraphs: count,
      subparagraphs: 0,
      headings: 0,
      chapters: 0,
      footnotes: 0,
      rejoined: 0,
      warnings: [],
    },
  }
}
