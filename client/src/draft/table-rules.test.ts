/** The small rules of the table: presence, outline, structure, status, and what may be imported. */
import type { PresentPerson } from '@plenary/shared/live'
import { describe, expect, it } from 'vitest'
import { headingDepths, myRight, outlineOf } from './outline.ts'
import { applyPresence, nobody, peopleByParagraph, peopleOf } from './presence.ts'
import { decode, guessFormat, guessTitle, readSource } from './source-file.ts'
import { statusOf } from './status.ts'
import { insertAfter, moveDown, moveUp, neighbourBefore } from './structure.ts'
import { actor, state, view } from './test-view.ts'

const person = (id: string, participantId: string, paragraph: string | null): PresentPerson => ({
  id,
  paragraph,
  participant: {
    id: participantId,
    name: participantId.toUpperCase(),
    kind: 'ngo',
    role: 'member',
    delegation: null,
    colour: '#1b5e9e',
  },
})

describe('presence', () => {
  it('[TBL14] a whole message replaces, another changes whom it names', () => {
    const whole = {
      draft: 'd',
      whole: true,
      here: [person('c1', 'a', null), person('c2', 'b', 'one')],
      left: [],
    }
    const known = applyPresence(nobody, whole)
    const next = applyPresence(known, {
      draft: 'd',
      whole: false,
      here: [person('c1', 'a', 'two')],
      left: ['c2'],
    })
    expect([...next.values()].map(({ paragraph }) => paragraph)).toEqual(['two'])
    expect(applyPresence(next, whole).size).toBe(2)
  })

  it('[TBL14] counts a person with several windows once, and me in no margin', () => {
    const here = [
      person('1', 'a', 'one'),
      person('2', 'a', 'one'),
      person('3', 'me', 'one'),
      person('4', 'b', 'two'),
    ]
    const known = applyPresence(nobody, { draft: 'd', whole: true, here, left: [] })
    expect(peopleOf(known).map(({ id }) => id)).toEqual(['a', 'b', 'me'])
    const first = peopleByParagraph(known, 'me', new Map())
    expect(first.get('one')?.map(({ id }) => id)).toEqual(['a'])
    expect(peopleByParagraph(known, 'me', first).get('one')).toBe(first.get('one'))
  })
})

describe('outline and rights', () => {
  it('[TBL15] says where I may edit in as few words as are true', () => {
    expect(myRight(view().paragraphs)).toEqual({ may: 'edit', where: 'all' })
    expect(myRight(view(actor({ kind: 'ngo' })).paragraphs)).toEqual({ may: 'edit', where: ['II'] })
    expect(myRight(view(actor({ role: 'observer' })).paragraphs)).toEqual({
      may: 'read',
      because: 'observers-read',
    })
  })

  it('[TBL15] counts people and locks per section, and skips no step of headings', () => {
    const { paragraphs } = view()
    const locked = paragraphs.map((each) =>
      each.id === 'one' || each.id === 'two' ? { ...each, status: 'locked' as const } : each,
    )
    const entries = outlineOf(locked, new Map([['four', [person('1', 'a', 'four').participant]]]))
    expect(entries.map(({ id, isLocked, people }) => ({ id, isLocked, people }))).toEqual([
      { id: 'h1', isLocked: true, people: 0 },
      { id: 'h2', isLocked: false, people: 1 },
    ])
    expect([...headingDepths(paragraphs).values()]).toEqual([2, 2])
  })
})

describe('structure', () => {
  const { paragraphs } = view()
  it('[TBL18] moves a paragraph among its equals, with what stands under it, and over headings at the ends', () => {
    expect(moveUp(paragraphs, 'two')).toEqual({ type: 'move', paragraph: 'two', after: 'h1' })
    expect(moveUp(paragraphs, 'three')).toEqual({ type: 'move', paragraph: 'three', after: 'two' })
    expect(moveUp(paragraphs, 'h1')).toBeNull()
    expect(moveUp(paragraphs, 'h2')).toEqual({ type: 'move', paragraph: 'h2', after: null })
    expect(moveDown(paragraphs, 'one')).toEqual({ type: 'move', paragraph: 'one', after: 'two' })
    expect(moveDown(paragraphs, 'two')).toEqual({ type: 'move', paragraph: 'two', after: 'h2' })
    expect(moveDown(paragraphs, 'h1')).toEqual({ type: 'move', paragraph: 'h1', after: 'four' })
    expect(moveDown(paragraphs, 'three')).toBeNull()
  })

  it('[TBL18] what is inserted is of the kind before it, and a paragraph under a heading', () => {
    expect(insertAfter(state('h', 'a', { kind: 'heading', level: 2 }), 'n')).toMatchObject({
      kind: 'paragraph',
      level: 0,
    })
    expect(insertAfter(state('s', 'a', { kind: 'subparagraph', level: 2 }), 'n')).toMatchObject({
      kind: 'subparagraph',
      level: 2,
      after: 's',
    })
    expect(neighbourBefore(paragraphs, 'three')?.id).toBe('h2')
    expect(neighbourBefore(paragraphs, 'h1')).toBeNull()
  })
})

describe('the status', () => {
  it('[TBL17] says saved only when every word is durable and the page hears the others', () => {
    const words = (state: Parameters<typeof statusOf>[0]['state'], keeps = true) => ({ state, keeps })
    expect(statusOf(words('saved'), 'connected', true)).toBe('saved')
    expect(statusOf(words('saving'), 'connected', true)).toBe('saving')
    expect(statusOf(words('kept'), 'connected', true)).toBe('kept')
    expect(statusOf(words('kept', false), 'offline', true)).toBe('pageOnly')
    expect(statusOf(words('saving'), 'offline', true)).toBe('kept')
    expect(statusOf(words('saved'), 'offline', true)).toBe('offline')
    expect(statusOf(words('saved'), 'connecting', true)).toBe('connecting')
    expect(statusOf(words('saved'), 'connected', false)).toBe('readOnly')
  })
})

describe('refused words', () => {
  it('[RUI16] "saved" is not said while words of mine are refused, and what waits is said before them', () => {
    const refused = [{ key: 1 }]
    expect(statusOf({ state: 'saved', keeps: true, refused }, 'connected', true)).toBe('refused')
    expect(statusOf({ state: 'saved', keeps: true, refused }, 'connected', false)).toBe('refused')
    expect(statusOf({ state: 'saving', keeps: true, refused }, 'connected', true)).toBe('saving')
    expect(statusOf({ state: 'kept', keeps: true, refused }, 'offline', true)).toBe('kept')
    expect(statusOf({ state: 'saved', keeps: true, refused: [] }, 'connected', true)).toBe('saved')
  })
})

describe('what may be imported', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  const file = (name: string, content: Uint8Array | string) =>
    Object.assign(new Blob([content as BlobPart]), { name })

  it('[TBL20] guesses the format by the extension, else by the text, and a title by the first heading', () => {
    expect(guessFormat('x', 'a.MD')).toBe('markdown')
    expect(guessFormat('# x', 'a.txt')).toBe('text')
    expect(guessFormat('<p>x</p>')).toBe('html')
    expect(guessFormat('## Heading\n1. One')).toBe('markdown')
    expect(guessFormat('1. One')).toBe('text')
    expect(guessTitle('# **Zero** draft #\n', 'markdown')).toBe('Zero draft')
    expect(guessTitle('1. One', 'text', 'zero-draft.txt')).toBe('zero draft')
  })

  it('[TBL20] says of what is no text that it is none, before anything is sent', async () => {
    expect(await readSource(file('a.docx', 'PK'))).toBe('word')
    expect(await readSource(file('a.pdf', '%PDF'))).toBe('pdf')
    expect(await readSource(file('a.txt', Uint8Array.of(0x50, 0, 0x51)))).toBe('binary')
    expect(await readSource(file('a.txt', Uint8Array.of(0xff, 0xfe, 0xff)))).toBe('binary')
    expect(await readSource(file('a.txt', '  \n'))).toBe('empty')
    expect(decode(bytes(`${'a'.repeat(5_000_001)}`))).toBe('too-large')
    expect(await readSource(file('a.md', '# T\n\n1. One'))).toEqual({
      text: '# T\n\n1. One',
      format: 'markdown',
      title: 'T',
    })
  })
})
