/**
 * The editor's own steps as operations on the shared text. What a person did is known exactly here; comparing the text
 * before and after, as the binding does, takes "children and the r" for new where "rights of children and the " was typed
 * in front of "rights of women", and whatever clings to the first letter moves along [ANC9].
 */
import type { ObjectPart } from '@plenary/shared/content'
import { grammar } from '@plenary/shared/grammar/grammar'
import type { Mark, Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step } from 'prosemirror-transform'
import { type ProsemirrorBinding, ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'

type Formats = Record<string, unknown>

/** One change of the shared text, in characters of the paragraph; a child that is no text counts one. */
type Change =
  | { type: 'replace'; from: number; to: number; runs: { text: string; formats: Formats }[] }
  | { type: 'format'; from: number; to: number; formats: Formats }

/** Under the key that each mark has in the shared text. */
const formatOf = ({ type: { name }, attrs }: Mark): Formats =>
  Object.hasOwn(grammar.rows.objects, name)
    ? grammar.formatsOf({ type: name, ...attrs } as ObjectPart)
    : // The very object that the editor holds: Yjs tells values of marks apart by what they are, not by what they say.
      { [name]: attrs }

const formatsOf = (marks: readonly Mark[]): Formats => Object.assign({}, ...marks.map(formatOf))

/** Positions of the editor count the opening of the paragraph. */
const opening = 1

function changeOf(step: Step, doc: Node): Change | null {
  const within = (from: number, to: number): boolean => from >= opening && to <= doc.content.size - opening
  if (step instanceof ReplaceStep) {
    const { from, to, slice } = step
    if (!within(from, to) || slice.openStart !== 0 || slice.openEnd !== 0) return null
    const runs: { text: string; formats: Formats }[] = []
    for (const node of slice.content.content) {
      if (!node.isText) return null
      runs.push({ text: node.text as string, formats: formatsOf(node.marks) })
    }
    return { type: 'replace', from: from - opening, to: to - opening, runs }
  }
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) {
    const { from, to, mark } = step
    if (!within(from, to)) return null
    const formats = formatOf(mark)
    if (step instanceof RemoveMarkStep) for (const key of Object.keys(formats)) formats[key] = null
    return { type: 'format', from: from - opening, to: to - opening, formats }
  }
  return null
}

interface Run {
  text: Y.XmlText
  /** Characters of the paragraph before it. */
  at: number
}

function runsIn(block: Y.XmlElement): { runs: Run[]; length: number } {
  const runs: Run[] = []
  let length = 0
  for (const child of block.toArray()) {
    if (child instanceof Y.XmlText) runs.push({ text: child, at: length })
    length += child instanceof Y.XmlText ? child.length : 1
  }
  return { runs, length }
}

/** The run that holds a whole stretch; of two that meet at a place the one before it. */
const runOf = (block: Y.XmlElement, from: number, to: number): Run | undefined =>
  runsIn(block).runs.find(({ text, at }) => from >= at && to <= at + text.length)

function make(block: Y.XmlElement, change: Change): boolean {
  const run = runOf(block, change.from, change.to)
  if (!run) return false
  const from = change.from - run.at
  const length = change.to - change.from
  if (change.type === 'format') {
    if (length > 0) run.text.format(from, length, change.formats)
    return true
  }
  if (length > 0) run.text.delete(from, length)
  let at = from
  for (const { text, formats } of change.runs) {
    run.text.insert(at, text, formats)
    at += text.length
  }
  return true
}

/**
 * Writes what these transactions did into the block, as far as it is text and its marks. It stops at the first step that is
 * anything else: the binding compares afterwards and writes what is missing then, which is nothing where every step was
 * written. Call it inside one transaction of the document.
 */
export function writeSteps(block: Y.XmlElement, transactions: readonly Transaction[]): void {
  for (const { steps, docs } of transactions)
    for (const [nth, step] of steps.entries()) {
      const before = docs[nth] as Node
      // Only where both speak of the same text do its places mean the same.
      if (runsIn(block).length !== before.content.size - 2 * opening) return
      const change = changeOf(step, before)
      if (!change || !make(block, change)) return
    }
}

interface Sync {
  binding?: ProsemirrorBinding
  isChangeOrigin?: boolean
}

/**
 * Writes what the person did, before the editor shows it. What came in from the shared text is in it already. The binding
 * must not hear of it as of a change of others: it would draw the paragraph anew.
 */
export function writeOwn(before: EditorState, transactions: readonly Transaction[]): void {
  const { binding } = (ySyncPluginKey.getState(before) ?? {}) as Sync
  const block = binding?.type.get(0)
  if (!binding || !(block instanceof Y.XmlElement)) return
  const isOthers = (each: Transaction): boolean =>
    (each.getMeta(ySyncPluginKey) as Sync | undefined)?.isChangeOrigin === true
  if (!transactions.some(({ docChanged }) => docChanged) || transactions.some(isOthers)) return
  const isRemembered = transactions.every((each) => each.getMeta('addToHistory') !== false)
  binding.mux(() =>
    binding.doc.transact((change: Y.Transaction) => {
      change.meta.set('addToHistory', isRemembered)
      writeSteps(block, transactions)
    }, ySyncPluginKey),
  )
}
