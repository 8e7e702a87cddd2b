/** The words of a Markdown paragraph with their marks, inline HTML included. */
import type { Mark } from '@plenary/shared/content'
import type { Definition, Heading, Node, Paragraph, PhrasingContent, Root } from 'mdast'
import { type Piece, textPiece } from './block.ts'
import type { Doubts } from './doubts.ts'
import type { Chunk } from './markdown-chunks.ts'
import { addMarks, linkMarks, withReferences } from './marked-words.ts'

/** The words of a node, without marks; walks by a list of its own, so that no depth exhausts the stack. */
export function plainOf(node: Node): string {
  const words: string[] = []
  const rest: Node[] = [node]
  for (let next = rest.pop(); next; next = rest.pop()) {
    if ('value' in next && typeof next.value === 'string') words.push(next.value)
    if ('alt' in next && typeof next.alt === 'string') words.push(next.alt)
    if ('children' in next && Array.isArray(next.children)) rest.push(...next.children.toReversed())
  }
  return words.join(' ')
}

const tagMarks: Record<string, Mark> = {
  sup: { type: 'superscript' },
  em: { type: 'em' },
  i: { type: 'em' },
  strong: { type: 'strong' },
  b: { type: 'strong' },
}
/** Tags that change how words look and not what they say. */
const looks = new Set([
  'u',
  'span',
  'font',
  'small',
  'big',
  'sub',
  'ins',
  'del',
  's',
  'mark',
  'p',
  'div',
  'center',
])
const hidden = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'svg',
  'math',
  'template',
  'textarea',
  'select',
])
const tag = /^<(\/?)([a-z][a-z0-9]*)\b([^>]*)>$/i
/** Converters escape what is escaped already: "WCMS\\_5" is "WCMS_5". */
const escapedTwice = /\\(?=[_*~[\]#$])/g
const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i

interface Open {
  name: string
  marks: Mark[]
}

export class MarkdownWords {
  private readonly definitions = new Map<string, Definition>()
  private readonly chunk: Chunk
  private readonly doubts: Doubts

  constructor(tree: Root, chunk: Chunk, doubts: Doubts) {
    this.chunk = chunk
    this.doubts = doubts
    for (const node of tree.children)
      if (node.type === 'definition' && !this.definitions.has(node.identifier))
        this.definitions.set(node.identifier, node)
  }

  of({ children }: Paragraph | Heading): Piece[] {
    return withReferences(this.read(children, []))
  }

  private lineOf(node: Node): number {
    return (node.position?.start.line ?? 1) + this.chunk.line - 1
  }

  /** Raw tags come as siblings of the words between them: what they open holds until they close it. */
  private read(nodes: PhrasingContent[], marks: Mark[]): Piece[] {
    const pieces: Piece[] = []
    const open: Open[] = []
    const now = (): Mark[] => open.reduce((all, each) => addMarks(all, each.marks), marks)
    for (const node of nodes) {
      if (node.type === 'html') pieces.push(...this.readTag(node.value, this.lineOf(node), open))
      else if (!open.some(({ name }) => hidden.has(name))) pieces.push(...this.readNode(node, now()))
    }
    return pieces
  }

  private readTag(value: string, line: number, open: Open[]): Piece[] {
    const [, slash, given = '', attributes = ''] = tag.exec(value) ?? []
    const name = given.toLowerCase()
    if (name === 'br') return [textPiece('\n', line)]
    if (slash) {
      const at = open.findLastIndex((each) => each.name === name)
      if (at >= 0) open.splice(at)
      return []
    }
    const mark = tagMarks[name]
    const address = name === 'a' ? href.exec(attributes) : null
    if (mark) open.push({ name, marks: [mark] })
    else if (address) {
      const target = address[1] ?? address[2] ?? address[3] ?? ''
      open.push({ name, marks: linkMarks(target, value, line, this.doubts) })
    } else if (!looks.has(name) && name !== 'a') {
      this.doubts.add('html-not-imported', line, value)
      if (hidden.has(name)) open.push({ name, marks: [] })
    }
    return []
  }

  private readNode(node: PhrasingContent, marks: Mark[]): Piece[] {
    const line = this.lineOf(node)
    switch (node.type) {
      case 'text':
        return [textPiece(node.value.replace(escapedTwice, ''), line, marks)]
      case 'inlineCode':
        return [textPiece(node.value, line, marks)]
      case 'break':
        return [textPiece('\n', line, marks)]
      case 'emphasis':
        return this.read(node.children, addMarks(marks, [{ type: 'em' }]))
      case 'strong':
        return this.read(node.children, addMarks(marks, [{ type: 'strong' }]))
      case 'delete':
        return this.read(node.children, marks)
      case 'link':
        return this.read(
          node.children,
          addMarks(marks, linkMarks(node.url, plainOf(node), line, this.doubts)),
        )
      case 'linkReference': {
        const url = this.definitions.get(node.identifier)?.url ?? ''
        return this.read(node.children, addMarks(marks, linkMarks(url, plainOf(node), line, this.doubts)))
      }
      case 'footnoteReference':
        return [{ type: 'reference', note: node.label ?? node.identifier, line }]
      case 'image':
      case 'imageReference':
        this.doubts.add('image-not-imported', line, node.alt || ('url' in node ? node.url : node.identifier))
        return []
      default:
        return [textPiece(plainOf(node), line, marks)]
    }
  }
}
