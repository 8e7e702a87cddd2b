/** Reads Markdown into blocks, with the parsers of the unified collective (CommonMark and GitHub's extensions). */
import { type Grammar, grammar as ours } from '@plenary/shared/grammar/grammar'
import type { BlockContent, DefinitionContent, List, ListItem, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { type Block, newWords, textPiece, type Words } from './block.ts'
import type { Doubts } from './doubts.ts'
import { type Chunk, markdownChunks } from './markdown-chunks.ts'
import { MarkdownWords, plainOf } from './markdown-words.ts'
import { readHtml } from './read-html.ts'

type Flow = RootContent | BlockContent | DefinitionContent | ListItem

/** Where a block stands: the marker of its list item goes to the first words of the item. */
interface SourcePlace {
  marker: string | null
  depth: number
  note: string | null
}

const outside: SourcePlace = { marker: null, depth: 0, note: null }

export function readMarkdown(text: string, doubts: Doubts, grammar: Grammar = ours): Block[] {
  // A loop and not a spread: a text has more chunks than a call may have arguments.
  const blocks: Block[] = []
  for (const chunk of markdownChunks(text))
    for (const block of readChunk(chunk, doubts, grammar)) blocks.push(block)
  return blocks
}

function readChunk(chunk: Chunk, doubts: Doubts, grammar: Grammar): Block[] {
  const tree = fromMarkdown(chunk.text, {
    // Four spaces are how people set in sub-paragraphs; whoever means code fences it.
    extensions: [gfm(), { disable: { null: ['codeIndented'] } }],
    mdastExtensions: [gfmFromMarkdown()],
  })
  const words = new MarkdownWords(tree, chunk, doubts, grammar)
  const blocks: Block[] = []
  const lineOf = (node: Flow): number => (node.position?.start.line ?? 1) + chunk.line - 1
  const isOwn = (node: Flow): boolean => (node.position?.start.offset ?? 0) < chunk.length

  function push(node: Flow, place: SourcePlace, block: Partial<Words>): void {
    const { marker, depth, note } = place
    blocks.push({ ...newWords(lineOf(node)), marker, depth, note, ...block })
    place.marker = null
  }

  function readList(list: List, { depth, note }: SourcePlace): void {
    for (const [nth, item] of list.children.entries()) {
      const place: SourcePlace = { marker: markerOf(chunk, list, item, nth), depth: depth + 1, note }
      const before = blocks.length
      readFlow(item.children, place)
      if (blocks.length === before) push(item, place, {})
    }
  }

  function readFlow(nodes: Flow[], place: SourcePlace): void {
    for (const node of nodes) if (isOwn(node)) read(node, place)
  }

  function read(node: Flow, place: SourcePlace): void {
    switch (node.type) {
      case 'paragraph':
        push(node, place, { pieces: words.of(node) })
        break
      case 'heading':
        push(node, place, { pieces: words.of(node), heading: node.depth })
        break
      case 'thematicBreak':
        blocks.push({ type: 'break', line: lineOf(node) })
        break
      case 'list':
        readList(node, place)
        break
      case 'blockquote':
        readFlow(node.children, place)
        break
      case 'footnoteDefinition':
        readFlow(node.children, { marker: null, depth: 0, note: node.label ?? node.identifier })
        break
      case 'code':
        doubts.add('code-not-imported', lineOf(node), node.value)
        break
      case 'table':
        doubts.add('table-not-imported', lineOf(node), plainOf(node))
        break
      case 'html': {
        const isPage = /^<!--[^>]*\bpage\b[^>]*-->$/i.test(node.value.trim())
        if (isPage) blocks.push({ type: 'break', line: lineOf(node) })
        else {
          doubts.add('html-not-imported', lineOf(node), node.value)
          for (const block of readHtml(node.value, doubts, { firstLine: lineOf(node), quiet: true, grammar }))
            blocks.push(block)
        }
        break
      }
      case 'listItem':
        readFlow(node.children, place)
        break
      case 'definition':
      case 'yaml':
        break
      default:
        // Words outside any block do not occur; were a parser to make them, they would not be lost.
        push(node, place, { pieces: [textPiece(plainOf(node), lineOf(node))] })
        break
    }
  }

  readFlow(tree.children, { ...outside })
  return blocks
}

/** The number as the source has it, which the tree forgets for every item but the first. */
function markerOf(chunk: Chunk, list: List, item: ListItem, nth: number): string {
  if (!list.ordered) return '•'
  const start = item.position?.start.offset ?? 0
  return /^\d{1,9}[.)]/.exec(chunk.text.slice(start, start + 12))?.[0] ?? `${(list.start ?? 1) + nth}.`
}
