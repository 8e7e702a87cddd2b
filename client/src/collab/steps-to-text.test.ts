/** What a person does in the editor reaches the shared text at the very characters it was done to. */
import { footnotesIn, textOf } from '@plenary/shared/content'
import { EditorState, type Transaction } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { prosemirrorToYXmlFragment, updateYFragment } from 'y-prosemirror'
import * as Y from 'yjs'
import { type Chance, chanceOf } from '../../../tests/seed.ts'
import { nodesOf } from './nodes.ts'
import { schema } from './schema.ts'
import { writeSteps } from './steps-to-text.ts'
import { blockOf, contentOf, fragmentOf } from './words.ts'

/** Tests run in Node; the client itself knows no environment. */
const environment = (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env

class Writer {
  readonly doc = new Y.Doc()
  state: EditorState
  private readonly meta = { mapping: new Map(), isOMark: new Map() }
  /** Updates that the comparison had to add to what the steps had written. */
  compared = 0

  constructor(text: string) {
    const paragraph = schema.node('paragraph', null, text === '' ? [] : [schema.text(text)])
    this.state = EditorState.create({ doc: schema.node('doc', null, [paragraph]) })
    prosemirrorToYXmlFragment(this.state.doc, fragmentOf(this.doc))
  }

  do(change: (tr: Transaction) => Transaction): void {
    const { state, transactions } = this.state.applyTransaction(change(this.state.tr))
    this.doc.transact(() => writeSteps(blockOf(this.doc) as Y.XmlElement, transactions))
    const count = (): number => (this.compared += 1)
    this.doc.on('update', count)
    updateYFragment(this.doc, fragmentOf(this.doc), state.doc, this.meta)
    this.doc.off('update', count)
    this.state = state
  }

  type(at: number, words: string): void {
    for (const [nth, letter] of [...words].entries()) this.do((tr) => tr.insertText(letter, at + nth + 1))
  }

  get text(): string {
    return this.state.doc.textContent
  }

  get run(): Y.XmlText {
    return blockOf(this.doc)?.get(0) as Y.XmlText
  }

  /** Which character of which author stands at every place. */
  identities(): string[] {
    const ids: string[] = []
    for (let item = this.run._start; item; item = item.right)
      if (!item.deleted && item.countable)
        for (let nth = 0; nth < item.length; nth += 1) ids.push(`${item.id.client}:${item.id.clock + nth}`)
    return ids
  }
}

const pin = (writer: Writer, words: string, from = 0) => {
  const at = writer.text.indexOf(words, from)
  const [start, end] = [
    Y.createRelativePositionFromTypeIndex(writer.run, at, 0),
    Y.createRelativePositionFromTypeIndex(writer.run, at + words.length, -1),
  ]
  const now = (place: Y.RelativePosition): number =>
    Y.createAbsolutePositionFromRelativePosition(place, writer.doc)?.index as number
  return () => ({ from: now(start), words: writer.text.slice(now(start), now(end)) })
}

/** Like letters everywhere: whoever compares texts cannot tell which one was typed. */
function changeOnce(writer: Writer, chance: Chance, ids: string[]): string[] {
  const length = writer.text.length
  const at = chance.below(length + 1)
  const end = Math.min(length, at + chance.below(4))
  const words = chance.pick(['a', 'ab', 'aba ', ' a', 'shall a'])
  const kind = chance.below(5)
  if (kind === 0 && end > at) {
    const mark = schema.mark(chance.pick(['strong', 'em'] as const))
    writer.do((tr) =>
      chance.below(2) ? tr.addMark(at + 1, end + 1, mark) : tr.removeMark(at + 1, end + 1, mark),
    )
    return ids
  }
  if (kind === 1 && length > 4) {
    writer.do((tr) => tr.delete(at + 1, end + 1))
    return [...ids.slice(0, at), ...ids.slice(end)]
  }
  if (kind === 2) {
    writer.do((tr) => tr.insertText(words, at + 1, end + 1))
    return [...ids.slice(0, at), ...new Array<string>(words.length).fill('new'), ...ids.slice(end)]
  }
  writer.do((tr) => tr.insertText(words, at + 1))
  return [...ids.slice(0, at), ...new Array<string>(words.length).fill('new'), ...ids.slice(at)]
}

describe('the steps of the editor', () => {
  it('[ANC9] words typed in front of a phrase that begin like it do not become its words', () => {
    const writer = new Writer('Hosts uphold the dignity of elders.')
    const held = pin(writer, 'the dignity of elders')
    const typed = 'the dignity of infants and '
    writer.type(writer.text.indexOf('the dignity'), typed)
    expect(writer.text).toBe('Hosts uphold the dignity of infants and the dignity of elders.')
    expect(held()).toEqual({ from: 'Hosts uphold '.length + typed.length, words: 'the dignity of elders' })
  })

  it('[ANC9] the second of two like words stays the second', () => {
    const writer = new Writer('Crews shall help and shall report.')
    const held = pin(writer, 'shall', 10)
    writer.type(writer.text.indexOf('shall', 10), 'shall not delay and ')
    expect(held()).toEqual({ from: 'Crews shall help and shall not delay and '.length, words: 'shall' })
  })

  it('[ANC9] over 1,500 random histories every character stays who it was, and the comparison finds nothing to add', () => {
    const first = Number(environment?.SEED ?? Math.floor(Math.random() * 2 ** 31))
    const wrong: string[] = []
    let compared = 0
    for (let seed = first; seed < first + 1500; seed += 1) {
      const chance = chanceOf(seed)
      const writer = new Writer('a shall a aba shall ab a ')
      let ids = writer.identities()
      for (let step = 0; step < 10; step += 1) {
        const expected = changeOnce(writer, chance, ids)
        const now = writer.identities()
        const moved = expected.some((id, nth) => id !== 'new' && id !== now[nth])
        if (moved || expected.length !== now.length) wrong.push(`seed ${seed}, step ${step}`)
        ids = now
      }
      const drawn = contentOf(writer.doc).map((part) => (part.type === 'text' ? part.text : ''))
      if (drawn.join('') !== writer.text) wrong.push(`seed ${seed}: another text`)
      compared += writer.compared
    }
    console.info(
      `steps: seeds ${first} to ${first + 1499}, ${wrong.length} wrong, ${compared} left to the comparison`,
    )
    expect(wrong.slice(0, 5)).toEqual([])
    expect(compared).toBe(0)
  }, 60_000)

  it('[ANC9] what is more than text is left to the comparison, and nothing is written twice', () => {
    const writer = new Writer('Hosts help.')
    writer.do((tr) => tr.insert(6, nodesOf([{ type: 'footnote', id: 'n' }])))
    writer.do((tr) => tr.insertText('shall ', 8))
    expect(footnotesIn(contentOf(writer.doc))).toEqual(['n'])
    writer.do((tr) => tr.delete(4, 9))
    expect(textOf(contentOf(writer.doc))).toBe('Hoshall help.')
    expect(footnotesIn(contentOf(writer.doc))).toEqual([])
  })
})
