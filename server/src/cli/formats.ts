/** A draft as a file: one function per form, each a pure rendering of the same paragraphs. */
import { escapeHtml } from '@plenary/shared/content'
import { type Grammar, grammar as ours } from '@plenary/shared/grammar/grammar'
import { escapeMarkdown, type LabelOf } from '@plenary/shared/grammar/writing'
import { directionOf } from '@plenary/shared/language'
import type { ExportedText } from './read-text.ts'

export type ExportFormat = keyof typeof formats

type Paragraph = ExportedText['paragraphs'][number]

/**
 * [EXP1] Every form carries every paragraph, in order, under the label it has at this moment. What becomes of marks and
 * objects the grammar says; text, HTML and content come with the paragraph, made by it before.
 */
export const formats = {
  markdown: (text: ExportedText, grammar: Grammar = ours): string =>
    pieces(`# ${escapeMarkdown(text.title)}`, text, escapeMarkdown, (each) =>
      markdownOf(each, labelIn(text), grammar),
    ),
  text: (text: ExportedText): string =>
    pieces(text.title, text, String, ({ label, text: words }) => labelled(label, words)),
  html: (text: ExportedText): string => htmlPage(text),
  json: ({ id, title, language, revision, paragraphs }: ExportedText): string =>
    `${JSON.stringify({ id, title, language, ...(revision ? { revision } : {}), paragraphs: paragraphs.map(plain) }, null, 2)}\n`,
}

/** Title, imprint and paragraphs with an empty line between them. */
const pieces = (
  title: string,
  text: ExportedText,
  escaped: (words: string) => string,
  written: (paragraph: Paragraph) => string,
): string => {
  const imprint = imprintOf(text)
  return `${[title, ...(imprint ? [escaped(imprint)] : []), ...text.paragraphs.map(written)].join('\n\n')}\n`
}

/** [EXP2] What a published text calls itself, and the hash by which it is known: "A/71/978 · 2018-02-13 · SHA-256 0a1b…". */
const imprintOf = ({ revision }: ExportedText): string | null =>
  revision &&
  [
    revision.symbol,
    revision.issued ?? revision.dated ?? revision.publishedAt,
    `SHA-256 ${revision.hash}`,
  ].join(' · ')

const labelled = (label: string | null, text: string): string => (label ? `${label} ${text}` : text)

/** With content and hash where it was published, so that anybody can compute the hashes again. */
const plain = ({ id, kind, level, label, status, text, html, content, hash }: Paragraph) => ({
  id,
  kind,
  level,
  label,
  status,
  text,
  html,
  ...(hash ? { content, hash } : {}),
})

/** The number of a footnote of this text, by its id. */
function labelIn({ paragraphs }: ExportedText): LabelOf {
  const labels = new Map(
    paragraphs.flatMap(({ id, kind, label }) => (kind === 'footnote' && label ? [[id, label]] : [])),
  )
  return (id) => labels.get(id) ?? null
}

function markdownOf({ kind, level, label, content }: Paragraph, labelOf: LabelOf, grammar: Grammar): string {
  const words = grammar.markdownOf(content, labelOf)
  if (kind === 'footnote') return `[^${label}]: ${words}`
  if (kind === 'part') return `## ${labelled(label, words)}`
  if (kind === 'heading') return `${'#'.repeat(Math.min(6, level + 2))} ${labelled(label, words)}`
  return labelled(label && escapeLabel(label), words)
}

/** "1." at the start of a line would begin a list and be numbered anew. */
const escapeLabel = (label: string): string => label.replace(/\.$/, '\\.')

function htmlPage(text: ExportedText): string {
  const { title, language, paragraphs } = text
  const imprint = imprintOf(text)
  const body = paragraphs.map(htmlOf).join('\n')
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body>
<h1>${escapeHtml(title)}</h1>${imprint ? `\n<p class="imprint" dir="ltr">${escapeHtml(imprint)}</p>` : ''}
${body}
</body>
</html>
`
}

function htmlOf({ id, kind, level, label, html }: Paragraph): string {
  const tag = kind === 'part' ? 'h2' : kind === 'heading' ? `h${Math.min(6, level + 2)}` : 'p'
  return `<${tag} id="${escapeHtml(id)}" class="${kind}">${labelled(label && escapeHtml(label), html)}</${tag}>`
}
