import { paragraphHash, type RevisionView, revisionHash } from '@plenary/shared/revision'
import { describe, expect, it } from 'vitest'
import { shortHash, verify } from './verify.ts'

function text(): RevisionView {
  const paragraphs = ['We shall act.', 'We shall share.'].map((words, nth) => {
    const paragraph = {
      paragraphId: `p${nth}`,
      kind: 'paragraph' as const,
      level: 0,
      label: `${nth + 1}.`,
      status: 'open' as const,
      unnumbered: false,
      content: [{ type: 'text' as const, text: words }],
      text: words,
      html: words,
      flags: [],
    }
    return { ...paragraph, hash: paragraphHash(paragraph) }
  })
  const revision = {
    id: 'r1',
    draftId: 'd1',
    processId: 'x',
    number: 1,
    kind: 'issued' as const,
    stageId: null,
    textCode: null,
    symbol: 'A/1',
    title: 'Zero draft',
    language: 'en' as const,
    dated: '2018-01-31',
    issued: null,
    note: null,
    publishedAt: '2018-02-01T09:00:00.000Z',
    logPosition: 12,
    process: { id: 'x', slug: 'x', title: 'X' },
    paragraphs,
  }
  return { ...revision, hash: revisionHash(revision, paragraphs) }
}

describe('the hash of a text', () => {
  it('[RVC5] follows from what is shown', () => {
    expect(verify(text())).toEqual({ isRight: true, wrong: [] })
  })

  it.each<[string, (revision: RevisionView) => void, string[]]>([
    [
      'a word',
      ({ paragraphs }) =>
        Object.assign(paragraphs[1]!, { content: [{ type: 'text', text: 'We may share.' }] }),
      ['p1'],
    ],
    ['a number', ({ paragraphs }) => Object.assign(paragraphs[0]!, { label: '2.' }), ['p0']],
    ['the order', ({ paragraphs }) => paragraphs.reverse(), []],
    ['a paragraph taken away', ({ paragraphs }) => paragraphs.pop(), []],
    ['its date', (revision) => Object.assign(revision, { dated: '2018-02-01' }), []],
    [
      'a word and the hash of its paragraph',
      ({ paragraphs }) => {
        Object.assign(paragraphs[1]!, { content: [{ type: 'text', text: 'We may share.' }] })
        Object.assign(paragraphs[1]!, { hash: paragraphHash(paragraphs[1]!) })
      },
      [],
    ],
  ])('[RVC5] says so when %s was altered', (_, alter, wrong) => {
    const revision = text()
    alter(revision)
    expect(verify(revision)).toEqual({ isRight: false, wrong })
  })

  it('[RVC2] is short where there is little room', () => {
    expect(shortHash('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08')).toBe(
      '9f86d081…0a08',
    )
  })
})
