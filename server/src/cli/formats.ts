/** A draft as a file: one function per form, each a pure rendering of the same paragraphs. */
import { type Content, escapeHtml, type Mark } from '@plenary/shared/content'
import { directionOf } from '@plenary/shared/language'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { DraftText } from '../words.ts'

export type ExportFormat = keyof typeof formats

/** [EXP1] Every form carries every paragraph, in order, under the label it has at this moment. */
export const formats = {
  markdown: (draft: DraftText): string =>
    `${[`# ${escapeMarkdown(draft.title)}`, ...draft.paragraphs.map((each) => markdownOf(each, labelsOf(draft)))].join('\n\n')}\n`,
  text: (draft: DraftText): string =>
    `${[draft.title, ...draft.paragraphs.map(({ label, text }) => labelled(label, text))].join('\n\n')}\n`,
  html: (draft: DraftText): string => htmlPage(draft),
  json: (draft: DraftText): string =>
    `${JSON.stringify({ id: draft.id, title: draft.title, language: draft.language, paragraphs: draft.paragraphs.map(plain) }, null, 2)}\n`,
}

const labelled = (label: string | null, text: string): string => (label ? `${label} ${text}` : text)

const plain = ({ id, kind, level, label, status, text, html }: ParagraphView) => ({
  id,
  kind,
  level,
  label,
  status,
  text,
  html,
})

type Labels = Map<string, string>
const labelsOf = ({ paragraphs }: DraftText): Labels =>
  new Map(paragraphs.flatMap(({ id, kind, label }) => (kind === 'footnote' && label ? [[id, label]] : [])))

/** What would be read as structure is escaped, so that an export comes back as the text it was. */
const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&')

const marked: Record<Mark['type'], (inner: string, mark: Mark) => string> = {
  strong: (inner) => `**${inner}**`,
  em: (inner) => `*${inner}*`,
  superscript: (inner) => `<sup>${inner}</sup>`,
  link: (inner, mark) => (mark.type === 'link' ? `[${inner}](<${mark.href}>)` : inner),
}

const inlineMarkdown = (content: Content, labels: Labels): string =>
  content
    .map((part) =>
      part.type === 'footnote'
        ? `[^${labels.get(part.id) ?? part.id}]`
        : (part.marks ?? []).reduceRight(
            (inner, mark) => marked[mark.type](inner, mark),
            escapeMarkdown(part.text),
          ),
    )
    .join('')

function markdownOf({ kind, level, label, content }: ParagraphView, labels: Labels): string {
  const words = inlineMarkdown(content, labels)
  if (kind === 'footnote') return `[^${label}]: ${words}`
  if (kind === 'part') return `## ${labelled(label, words)}`
  if (kind === 'heading') return `${'#'.repeat(Math.min(6, level + 2))} ${labelled(label, words)}`
  return labelled(label && escapeLabel(label), words)
}

/** "1." at the start of a line would begin a list and be numbered anew. */
const escapeLabel = (label: string): string => label.replace(/\.$/, '\\.')

function htmlPage({ title, language, paragraphs }: DraftText): string {
  const body = paragraphs.map(htmlOf).join('\n')
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body>
<h1>${escapeHtml(title)}</h1>
${body}
</body>
</html>
`
}

function htmlOf({ id, kind, level, label, html }: ParagraphView): string {
  const tag = kind === 'part' ? 'h2' : kind === 'heading' ? `h${Math.min(6, level + 2)}` : 'p'
  return `<${tag} id="${escapeHtml(id)}" class="${kind}">${labelled(label && escapeHtml(label), html)}</${tag}>`
}
