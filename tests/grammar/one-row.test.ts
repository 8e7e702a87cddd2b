/**
 * A mark and an object that the platform does not have, each one row added to the table, and nothing else: they go through
 * everything that text goes through. Were any of it written by hand for a kind, it would not know these.
 */
import type { Content } from '@plenary/shared/content'
import { placeholder } from '@plenary/shared/grammar/codec'
import { type Grammar, makeGrammar, grammar as ours } from '@plenary/shared/grammar/grammar'
import type { MarkRow, ObjectRow } from '@plenary/shared/grammar/row'
import { isObjectId, table } from '@plenary/shared/grammar/table'
import { parse } from 'parse5'
import { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { initProseMirrorDoc, updateYFragment } from 'y-prosemirror'
import * as Y from 'yjs'
import { z } from 'zod'
import { nodesOf } from '../../client/src/collab/nodes.ts'
import { type PastedNode, paragraphsOf } from '../../client/src/collab/paste.ts'
import { schemaOf } from '../../client/src/collab/schema.ts'
import { formats } from '../../server/src/cli/formats.ts'
import type { ExportedText } from '../../server/src/cli/read-text.ts'
import { seedUpdate } from '../../server/src/collab/content.ts'
import { gate } from '../../server/src/collab/gate.ts'
import { Shadow } from '../../server/src/collab/shadow.ts'
import { parseSource } from '../../server/src/draft/import/parse-source.ts'

/** Words under a colour, which is something that the mark holds. */
const tinted: MarkRow = {
  holds: { colour: z.enum(['red', 'blue']) },
  html: ({ colour }) => ({ tag: 'mark', attributes: { 'data-colour': colour as string } }),
  markdown: (inner, { colour }) => `<mark data-colour="${colour}">${inner}</mark>`,
  reads: {
    tags: ['mark'],
    held(attributeOf) {
      const colour = attributeOf('data-colour')
      return colour === 'red' || colour === 'blue' ? { colour } : null
    },
    style: null,
    markdown: null,
  },
  editor: { inclusive: true, selectors: ['mark[data-colour]'], key: null },
}

/** A square bracket round words, at either end of them. */
const bracketed = {
  isPair: true,
  text: ({ end }) => (end === 'open' ? '[' : ']'),
  html: ({ id, end }) => ({
    tag: 'span',
    attributes: { class: 'bracket', 'data-bracket': id, 'data-side': end as string },
    text: end === 'open' ? '[' : ']',
  }),
  markdown: ({ id, end }) =>
    `<span data-bracket="${id}" data-side="${end}">${end === 'open' ? '\\[' : '\\]'}</span>`,
  reads: {
    tag: 'span',
    object(attributeOf) {
      const [id, end] = [attributeOf('data-bracket'), attributeOf('data-side')]
      return isObjectId(id) && (end === 'open' || end === 'close') ? { id, end } : null
    },
  },
  leadsTo: 'row',
  nodeBefore: null,
} satisfies ObjectRow

const grammar: Grammar = makeGrammar({
  marks: { ...table.marks, tinted },
  objects: { ...table.objects, bracketed },
})

const content = [
  { type: 'text', text: 'States ' },
  { type: 'bracketed', id: 'b-1', end: 'open' },
  { type: 'text', text: 'shall', marks: [{ type: 'strong' }, { type: 'tinted', colour: 'red' }] },
  { type: 'bracketed', id: 'b-1', end: 'close' },
  { type: 'text', text: ' protect migrants.' },
] as unknown as Content
const text = 'States [shall] protect migrants.'
const html =
  'States <span class="bracket" data-bracket="b-1" data-side="open">[</span>' +
  '<strong><mark data-colour="red">shall</mark></strong>' +
  '<span class="bracket" data-bracket="b-1" data-side="close">]</span> protect migrants.'

/** A room that holds this, written by the codec. */
function roomOf(parts: Content): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate([]))
  const block = doc.getXmlFragment('content').get(0) as Y.XmlElement
  grammar.insertParts(block.get(0) as Y.XmlText, 0, parts)
  return doc
}

const changeOf = (doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = 5000
  const before = Y.encodeStateVector(copy)
  copy.transact(() => change(copy))
  return Y.encodeStateAsUpdate(copy, before)
}
const admitted = (room: Y.Doc, update: Uint8Array, by: Grammar): boolean =>
  gate(
    update,
    new Shadow(room, new Map()),
    { participantId: 'a', ownerOf: () => undefined, newIdsLeft: 9 },
    by,
  ).admitted

const exported = (format: keyof typeof formats): string => {
  const paragraph = { id: 'p', kind: 'paragraph', level: 0, label: '1.', content, text, html, status: 'open' }
  const draft = { id: 'd', title: 'T', language: 'en', revision: null, paragraphs: [paragraph] }
  return formats[format](draft as unknown as ExportedText, grammar)
}
/** The paragraph of an export, read in again. */
const imported = (format: 'markdown' | 'html' | 'text', source: string): Content | undefined =>
  parseSource({ format, text: source }, grammar).paragraphs.find(({ kind }) => kind === 'paragraph')?.content

describe('a row of the grammar', () => {
  it('[GRM1] is known to the schema of content, and to nobody without it', () => {
    expect(grammar.schemas.content.parse(content)).toEqual(content)
    expect(ours.schemas.content.safeParse(content).success).toBe(false)
    const withoutEnd = [{ type: 'bracketed', id: 'b-1' }]
    expect(grammar.schemas.content.safeParse(withoutEnd).success).toBe(false)
  })

  it('[GRM1] stands in live text and is read from it: an object is one character, a pair has two ends', () => {
    const room = roomOf(content)
    expect(grammar.contentOf(room)).toEqual(content)
    const run = (room.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText
    expect(run.toDelta()).toHaveLength(5)
    expect(run.toDelta()[1].insert).toBe(placeholder)
    expect(grammar.endsIn(content)).toEqual([{ type: 'bracketed', id: 'b-1', open: 7, close: 13 }])
    run.delete(7, 1)
    expect(grammar.endsIn(grammar.contentOf(room))).toEqual([
      { type: 'bracketed', id: 'b-1', open: null, close: 12 },
    ])
  })

  it('[GRM1] passes the gate with what it holds and nothing else, under the key that its id and end make', () => {
    const room = roomOf([])
    const write =
      (formats: Record<string, unknown>) =>
      (doc: Y.Doc): void =>
        ((doc.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(
          0,
          placeholder,
          formats,
        )
    const passes = (formats: Record<string, unknown>, by = grammar): boolean =>
      admitted(room, changeOf(room, write(formats)), by)
    const open = grammar.formatsOf(content[1] as Content[number])
    const [key] = Object.keys(open) as [string]
    expect(passes(open)).toBe(true)
    expect(passes(open, ours)).toBe(false)
    expect(passes({ tinted: { colour: 'red' } })).toBe(true)
    expect(passes({ tinted: { colour: 'red' } }, ours)).toBe(false)
    for (const wrong of [
      { id: 'b-1' },
      { id: 'b-1', end: 'close' },
      { id: 'b-1', end: 'open', x: '' },
      'b-1',
    ])
      expect(passes({ [key]: wrong })).toBe(false)
    for (const wrong of [{}, { colour: 'green' }, { colour: 'red', onclick: 'x' }, true])
      expect(passes({ tinted: wrong })).toBe(false)
  })

  it('[GRM1] is written as words, as HTML and into every export', () => {
    expect(grammar.textOf(content)).toBe(text)
    expect(grammar.htmlOf(content)).toBe(html)
    for (const format of Object.keys(formats) as (keyof typeof formats)[])
      expect(exported(format)).toContain('shall')
    expect(exported('markdown')).toContain('**<mark data-colour="red">shall</mark>**')
    expect(exported('text')).toContain(text)
    expect(exported('html')).toContain(html)
    expect(JSON.parse(exported('json')).paragraphs[0]).toMatchObject({ text, html })
  })

  it('[GRM1] comes back from an export by an import, and from a clipboard by pasting', () => {
    expect(imported('markdown', exported('markdown'))).toEqual(content)
    const page = imported('html', exported('html')) as Content
    expect(page).toEqual(content)
    expect(imported('text', exported('text'))).toEqual([{ type: 'text', text }])
    expect(paragraphsOf(pastedFrom(html), grammar)).toEqual([content])
    expect(paragraphsOf(pastedFrom(html))).not.toEqual([content])
  })

  it('[GRM1] is what the editor draws and writes, so that the gate admits what an editor makes', () => {
    const schema = schemaOf(grammar)
    const room = roomOf(content)
    const { doc, meta } = initProseMirrorDoc(room.getXmlFragment('content'), schema)
    expect(doc.firstChild?.eq(schema.node('paragraph', null, nodesOf(content, schema)))).toBe(true)
    const vector = Y.encodeStateVector(room)
    updateYFragment(room, room.getXmlFragment('content'), doc, meta)
    expect(Y.encodeStateVector(room)).toEqual(vector)

    const empty = roomOf([])
    const update = changeOf(empty, (copy) => {
      const fragment = copy.getXmlFragment('content')
      const { doc: node, meta: bound } = initProseMirrorDoc(fragment, schema)
      const { tr } = EditorState.create({ doc: node })
      updateYFragment(copy, fragment, tr.replaceWith(1, 1, nodesOf(content, schema)).doc, bound)
    })
    expect(admitted(empty, update, grammar)).toBe(true)
    Y.applyUpdate(empty, update)
    expect(grammar.contentOf(empty)).toEqual(content)
  })
})

/** The little of a DOM that pasting reads, of a page read by parse5. */
function pastedFrom(source: string): PastedNode {
  type Parsed = {
    nodeName: string
    value?: string
    childNodes?: Parsed[]
    attrs?: { name: string; value: string }[]
  }
  const as = ({ nodeName, value, childNodes = [], attrs = [] }: Parsed): PastedNode => ({
    nodeType: nodeName === '#text' ? 3 : nodeName === '#document' ? 9 : 1,
    nodeName: nodeName.toUpperCase(),
    nodeValue: value ?? null,
    childNodes: childNodes.map(as),
    getAttribute: (name) => attrs.find((each) => each.name === name)?.value ?? null,
  })
  return as(parse(source) as unknown as Parsed)
}
