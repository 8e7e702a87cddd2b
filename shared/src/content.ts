/**
 * What a paragraph holds: one line of text with marks, and references to footnotes. This neutral form is
 * what importers make, what the live document is seeded from and projected to, and what published text is.
 */
import { z } from 'zod'

export const markNames = ['strong', 'em', 'superscript', 'link'] as const
export type MarkName = (typeof markNames)[number]

/** Only addresses a reader can open safely. */
export const linkPattern = /^(https?:\/\/|mailto:)[^\s<>"'`\\]{1,2000}$/iu
export const isSafeLink = (href: unknown): href is string =>
  typeof href === 'string' && linkPattern.test(href)

export const mark = z.discriminatedUnion('type', [
  z.object({ type: z.literal('strong') }),
  z.object({ type: z.literal('em') }),
  z.object({ type: z.literal('superscript') }),
  z.object({ type: z.literal('link'), href: z.string().regex(linkPattern) }),
])
export type Mark = z.infer<typeof mark>

export const inline = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().min(1), marks: z.array(mark).optional() }),
  z.object({ type: z.literal('footnote'), id: z.string() }),
])
export type Inline = z.infer<typeof inline>

export const content = z.array(inline)
export type Content = z.infer<typeof content>

/** The words alone, as search, export and hashes see them; a footnote reference has no words. */
export const textOf = (parts: Content): string =>
  parts.map((part) => (part.type === 'text' ? part.text : '')).join('')

/** Ids of the footnotes referred to, in the order of the text. */
export const footnotesIn = (parts: Content): string[] =>
  parts.flatMap((part) => (part.type === 'footnote' ? [part.id] : []))

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => escapes[char] as string)

const tags: Record<MarkName, (inner: string, mark: Mark) => string> = {
  strong: (inner) => `<strong>${inner}</strong>`,
  em: (inner) => `<em>${inner}</em>`,
  superscript: (inner) => `<sup>${inner}</sup>`,
  link: (inner, mark) =>
    mark.type === 'link' && isSafeLink(mark.href)
      ? `<a href="${escapeHtml(mark.href)}" rel="noopener noreferrer nofollow">${inner}</a>`
      : inner,
}

/**
 * Safe HTML of a paragraph's content. `labelOf` gives a footnote's number; a reference without one is
 * shown as "?" so that a dangling reference is seen and not hidden.
 */
export function htmlOf(parts: Content, labelOf: (footnoteId: string) => string | null = () => null): string {
  return parts
    .map((part) =>
      part.type === 'footnote'
        ? `<sup class="footnote-ref" data-footnote="${escapeHtml(part.id)}">${escapeHtml(labelOf(part.id) ?? '?')}</sup>`
        : (part.marks ?? []).reduceRight(
            (inner, each) => tags[each.type](inner, each),
            escapeHtml(part.text),
          ),
    )
    .join('')
}

/** Joins neighbours with equal marks and drops empty runs, so that equal texts have equal content. */
export function normalise(parts: Content): Content {
  const out: Content = []
  for (const part of parts) {
    const last = out.at(-1)
    if (part.type === 'text' && part.text === '') continue
    if (part.type === 'text' && last?.type === 'text' && sameMarks(last.marks, part.marks))
      out[out.length - 1] = { ...last, text: last.text + part.text }
    else out.push(part.type === 'text' && part.marks?.length === 0 ? { type: 'text', text: part.text } : part)
  }
  return out
}

const sameMarks = (a: Mark[] | undefined, b: Mark[] | undefined): boolean =>
  JSON.stringify(a ?? []) === JSON.stringify(b ?? [])
