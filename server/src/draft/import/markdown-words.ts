/** The words of a Markdown paragraph with their marks, inline HTML included. */
import type { Mark } from '@plenary/shared/content'
import type { Grammar } from '@plenary/shared/grammar/grammar'
import type { AttributeOf } from '@plenary/shared/grammar/row'
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
/** Attributes of a raw tag. */
function attributesIn(written: string): AttributeOf {
  const attributes = new Map<string, string>()
  for (const [, name = '', ...values] of written.matchAll(attribute))
    if (!attributes.has(name.toLowerCase()))
      attributes.set(name.toLowerCase(), values.find((value) => value !== undefined) ?? '')
  return (name) => attributes.get(name)
}
const attribute = /([a-z][a-z0-9-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi

interface Open {
  name: string
  marks: Mark[]
  isObject?: boolean
}

export class MarkdownWords {
  private readonly definitions = new Map<string, Definition>()
  private readonly chunk: Chunk
  private readonly doubts: Doubts

  private readonly grammar: Grammar

  constructor(tree: Root, chunk: Chunk, doubts: Doubts, grammar: Grammar) {
    this.grammar = grammar
    this.chunk = chunk
    this.doubts = doubts
    for (const node of tree.children)
      if (node.type === 'definition' && !this.definitions.has(node.identifier))
        this.definitions.set(node.identifier, node)
  }

  of({ children }: Paragraph | Heading): Piece[] {
    return withReferences(this.read(children, []))
  }

  private marksOf({ type }: PhrasingContent): Mark[] {
    const mark = this.grammar.markOfMarkdown(type, () => undefined)
    return mark ? [mark] : []
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
      else if (!open.some(({ name, isObject }) => isObject || hidden.has(name)))
        pieces.push(...this.readNode(node, now()))
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
    const attributeOf = attributesIn(attributes)
    const object = this.grammar.objectOfTag(name, attributeOf)
    if (object && this.grammar.isCarried(object)) {
      // What is shown of it is no word of the text.
      open.push({ name, marks: [], isObject: true })
      return [{ type: 'object', part: object, line }]
    }
    const address = name === 'a' ? attributeOf('href') : undefined
    if (address !== undefined)
      open.push({ name, marks: linkMarks(address, value, line, this.doubts, this.grammar) })
    else if (name !== 'a' && this.grammar.isMarkTag(name))
      open.push({ name, marks: this.grammar.marksOfTag(name, attributeOf) })
    else if (!looks.has(name) && name !== 'a') {
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
      case 'strong':
        return this.read(node.children, addMarks(marks, this.marksOf(node)))
      case 'delete':
        return this.read(node.children, marks)
      case 'link':
        return this.read(
          node.children,
          addMarks(marks, linkMarks(node.url, plainOf(node), line, this.doubts, this.grammar)),
        )
      case 'linkReference': {
        const url = this.definitions.get(node.identifier)?.url ?? ''
        return this.read(
          node.children,
          addMarks(marks, linkMarks(url, plainOf(node), line, this.doubts, this.grammar)),
        )
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
