import { textOf } from '@plenary/shared/content'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { signCharacter } from '../../../tests/signs.ts'
import { contentOf, cutBehind, fragmentOf } from './words.ts'

function docOf(...parts: (string | null)[]): Y.Doc {
  const doc = new Y.Doc()
  const [block, run] = [new Y.XmlElement('paragraph'), new Y.XmlText()]
  fragmentOf(doc).insert(0, [block])
  block.insert(0, [run])
  for (const part of parts)
    if (part === null) run.insert(run.length, signCharacter, { 'footnote--AAAAAAAA': { id: 'f' } })
    else run.insert(run.length, part, {})
  return doc
}

describe('taking away what stands behind the caret', () => {
  it('[CPG14] leaves what stands before it, references included', () => {
    const doc = docOf('one two ', null, ' three')
    cutBehind(doc, 4, 'two  three')
    expect(contentOf(doc)).toEqual([{ type: 'text', text: 'one ' }])
    const kept = docOf('one', null, ' two')
    cutBehind(kept, 4, ' two')
    expect(contentOf(kept)).toEqual([
      { type: 'text', text: 'one' },
      { type: 'footnote', id: 'f' },
    ])
  })

  it('[CPG14] takes nothing when somebody wrote there meanwhile', () => {
    const doc = docOf('one two')
    cutBehind(doc, 4, 'three')
    expect(textOf(contentOf(doc))).toBe('one two')
  })
})
