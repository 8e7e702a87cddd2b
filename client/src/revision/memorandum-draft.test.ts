import { describe, expect, it } from 'vitest'
import { join, keptNote, type Parts, sameParts, withPart } from './memorandum-draft.ts'

const parts = (introduction: string, a = '', b = ''): Parts => ({ introduction, texts: { a, b } })

describe('a note written by two', () => {
  it('[RVC17] joins what each changed alone', () => {
    const { parts: joined, clashes } = join(
      parts('I', 'a', 'b'),
      parts('I', 'a of theirs', 'b'),
      parts('I', 'a', 'b of mine'),
    )
    expect(clashes).toEqual([])
    expect(joined).toEqual(parts('I', 'a of theirs', 'b of mine'))
  })

  it('[RVC17] shows both where both changed the same part, and keeps mine until a person chose', () => {
    const { parts: joined, clashes } = join(parts('I', 'a'), parts('They', 'a2'), parts('Me', 'a2'))
    expect(clashes).toEqual([{ key: null, theirs: 'They', mine: 'Me' }])
    expect(joined.introduction).toBe('Me')
  })

  it('[RVC17] takes up sections that only one of them knows', () => {
    const theirs = withPart(parts('I'), 'new', 'Theirs')
    expect(join(parts('I'), theirs, parts('I')).parts.texts.new).toBe('Theirs')
  })

  it('[RVC17] loses no text, whatever the three are', () => {
    const words = ['', 'x', 'y', 'z']
    for (const began of words)
      for (const other of words)
        for (const own of words) {
          const { parts: joined, clashes } = join(parts(began), parts(other), parts(own))
          const seen = [joined.introduction, ...clashes.flatMap(({ theirs, mine }) => [theirs, mine])]
          if (other !== began) expect(seen).toContain(other)
          if (own !== began) expect(seen).toContain(own)
        }
  })
})

describe('what is kept on the device', () => {
  function storage(): Storage {
    const held = new Map<string, string>()
    return {
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, value: string) => void held.set(key, value),
      removeItem: (key: string) => void held.delete(key),
    } as unknown as Storage
  }

  it('[RVC16] is there again as it was, and gone once it is saved', () => {
    const held = storage()
    const kept = { version: 3, began: parts('I'), mine: parts('I, longer') }
    expect(keptNote('r1', held).keep(kept)).toBe(true)
    expect(keptNote('r1', held).read()).toEqual(kept)
    expect(keptNote('r2', held).read()).toBeNull()
    keptNote('r1', held).keep(null)
    expect(keptNote('r1', held).read()).toBeNull()
  })

  it.each(['', '{', '[]', '{"version":"3"}', '{"version":1,"began":{},"mine":{"introduction":1}}'])(
    '[RVC16] what cannot be read is nothing: %s',
    (text) => expect(keptNote('r', { ...storage(), getItem: () => text }).read()).toBeNull(),
  )

  it('[RVC16] a browser that keeps nothing is told apart', () => {
    const full = {
      setItem: () => {
        throw new Error('full')
      },
    } as unknown as Storage
    expect(keptNote('r', full).keep({ version: 0, began: parts(''), mine: parts('x') })).toBe(false)
    expect(sameParts(parts(''), parts('x'))).toBe(false)
  })
})
