/** A text sent as one becomes the paragraphs of a body: rows and the seeds of their rooms. */
import { randomUUID } from 'node:crypto'
import { type Content, textOf } from '@plenary/shared/content'
import type { Block } from '@plenary/shared/contribution'
import { Refusal } from '@plenary/shared/problems'
import { roomOfBlock } from '@plenary/shared/rooms'
import { generateNKeysBetween } from 'fractional-indexing'
import type { BlockRow } from './block-store.ts'

/** Paragraphs of one body; each is a room. */
export const mostBlocks = 500
/** Characters of one paragraph when it comes as text; a room takes more. */
const longestParagraph = 20_000

/** A line break inside a paragraph is where an editor wrapped it. */
export const contentOfText = (text: string): Content => {
  const words = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
  return words === '' ? [] : [{ type: 'text', text: words }]
}

/** Cuts at the last space before the limit, and within a word where there is none. */
function portionsOf(text: string): string[] {
  const portions: string[] = []
  let rest = text
  while (rest.length > longestParagraph) {
    const space = rest.lastIndexOf(' ', longestParagraph)
    const end = space > longestParagraph / 2 ? space : longestParagraph
    portions.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return [...portions, rest]
}

/** Paragraphs are separated by empty lines. */
const paragraphsOfText = (text: string): string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap(portionsOf)

/** Every part has a paragraph to begin in. Throws too-large where there would be too many. */
export function bodyOf(
  contributionId: string,
  parts: { part: Block['part']; text: string }[],
  at: Date,
): BlockRow[] {
  const drafts = parts.flatMap(({ part, text }) => {
    const paragraphs = paragraphsOfText(text)
    return (paragraphs.length > 0 ? paragraphs : ['']).map((words) => ({
      part,
      content: contentOfText(words),
    }))
  })
  if (drafts.length > mostBlocks)
    throw new Refusal('too-large', `A body has at most ${mostBlocks} paragraphs.`)
  const positions = generateNKeysBetween(null, null, drafts.length)
  return drafts.map(({ part, content }, nth) =>
    blockOf({ id: randomUUID(), contributionId, part }, content, { position: positions[nth] as string, at }),
  )
}

/** A new paragraph of a body. */
export const blockOf = (
  of: Pick<BlockRow, 'id' | 'contributionId' | 'part'>,
  content: Content,
  { position, at }: { position: string; at: Date },
): BlockRow => ({ ...of, position, content, text: textOf(content), changedAt: at, removedAt: null })

export const seedsOf = (rows: BlockRow[]): { room: string; content: Content }[] =>
  rows.map(({ id, content }) => ({ room: roomOfBlock(id), content }))
