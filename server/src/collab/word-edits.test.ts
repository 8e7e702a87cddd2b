/** What the platform writes leaves every word alone that stays. */
import { type Content, normalise, textOf } from '@plenary/shared/content'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { chanceOf } from '../../../tests/seed.ts'
import { applyAsIs } from './apply.ts'
import { blockOf, contentOf, replaceContent, seedUpdate } from './content.ts'

const docOf = (content: Content): Y.Doc => {
  const doc = new Y.Doc()
  applyAsIs(doc, [seedUpdate(content)])
  return doc
}
const plain = (text: string): Content => (text === '' ? [] : [{ type: 'text', text }])

/** Which character stands at every place of the words. */
const identities = (doc: Y.Doc): string[] =>
  (blockOf(doc)?.toArray() ?? []).flatMap((run) => {
    const ids: string[] = []
    if (run instanceof Y.XmlText)
      for (let item = run._start; item; item = item.right)
        if (!item.deleted && item.countable)
          for (let nth = 0; nth < item.length; nth += 1) ids.push(`${item.id.client}:${item.id.clock + nth}`)
    return ids
  })

describe('words written by the platform', () => {
  it('[COL11] a change at either end leaves what stands between, and no word is cut in the middle', () => {
    const doc = docOf(plain('Hosts shall open their ports to boats.'))
    const before = identities(doc)
    replaceContent(doc, plain('Ports should open their ports to ships.'))
    const after = identities(doc)
    const between = ' open their ports to '
    const at = 'Hosts shall'.length
    expect(after.slice('Ports should'.length, 'Ports should'.length + between.length)).toEqual(
      before.slice(at, at + between.length),
    )
    expect(after.slice(0, 'Ports should'.length).filter((id) => before.includes(id))).toHaveLength(1)
  })

  it('[COL11] a half of a word that stays, as a split leaves it, is who it was', () => {
    const doc = docOf(plain('Hosts shall open their ports.'))
    const before = identities(doc)
    replaceContent(doc, plain('Hosts shall op'))
    expect(identities(doc)).toEqual(before.slice(0, 'Hosts shall op'.length))
    replaceContent(doc, plain('Hosts shall open'))
    expect(identities(doc).slice(0, 'Hosts shall op'.length)).toEqual(
      before.slice(0, 'Hosts shall op'.length),
    )
  })

  it('[COL11] other formatting leaves every character who it was', () => {
    const doc = docOf(plain('Hosts shall help.'))
    const before = identities(doc)
    const bold: Content = [
      { type: 'text', text: 'Hosts ' },
      { type: 'text', text: 'shall', marks: [{ type: 'strong' }] },
      { type: 'text', text: ' help.' },
    ]
    replaceContent(doc, bold)
    expect(contentOf(doc)).toEqual(bold)
    expect(identities(doc)).toEqual(before)
    replaceContent(doc, plain('Hosts shall help.'))
    expect(contentOf(doc)).toEqual(plain('Hosts shall help.'))
    expect(identities(doc)).toEqual(before)
  })

  it('[COL11] over 1,000 random rewritings the words are those asked for', () => {
    const first = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
    const marks = [undefined, [{ type: 'strong' as const }], [{ type: 'em' as const }]]
    const wrong: string[] = []
    for (let seed = first; seed < first + 250; seed += 1) {
      const chance = chanceOf(seed)
      const some = (): Content =>
        normalise(
          Array.from({ length: chance.below(9) }, (): Content[number] => {
            if (chance.below(6) === 0) return { type: 'footnote', id: chance.pick(['a', 'b', 'c']) }
            const each = chance.pick(marks)
            const text = chance.pick(['States ', 'shall ', 'help', '国家应', ' ', 'لا يجوز ', '𝒜'])
            return { type: 'text', text, ...(each ? { marks: each } : {}) }
          }),
        )
      const doc = docOf(some())
      for (let step = 0; step < 4; step += 1) {
        const next = some()
        replaceContent(doc, next)
        if (JSON.stringify(contentOf(doc)) !== JSON.stringify(next))
          wrong.push(`seed ${seed}: ${textOf(next)}`)
      }
    }
    expect({ first, wrong: wrong.slice(0, 5) }).toEqual({ first, wrong: [] })
  })
})
