import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { keptDraft } from './kept-draft.ts'

const schema = z.object({ words: z.string() })

function device() {
  const held = new Map<string, string>()
  return {
    held,
    storage: {
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, value: string) => void held.set(key, value),
      removeItem: (key: string) => void held.delete(key),
    },
  }
}

describe('what is typed, kept on the device', () => {
  it('is there again as it was, in its own place alone, and gone once it is forgotten', () => {
    const { storage } = device()
    const mine = keptDraft('note.a', schema, storage)
    expect(mine.read()).toBeNull()
    expect(mine.keep({ words: 'so far' })).toBe(true)
    expect(keptDraft('note.a', schema, storage).read()).toEqual({ words: 'so far' })
    expect(keptDraft('note.b', schema, storage).read()).toBeNull()
    mine.keep(null)
    expect(mine.read()).toBeNull()
  })

  it.each(['', '{"words":', 'null', '[]', '{"words":3}'])(
    'is nothing where it cannot be read: %s',
    (text) => {
      const { storage } = device()
      expect(keptDraft('note', schema, { ...storage, getItem: () => text }).read()).toBeNull()
    },
  )

  it('says when the device keeps nothing, and reads nothing there', () => {
    const throws = () => {
      throw new Error('refused')
    }
    const draft = keptDraft('note', schema, { getItem: throws, setItem: throws, removeItem: throws })
    expect(draft.keep({ words: 'x' })).toBe(false)
    expect(draft.keep(null)).toBe(false)
    expect(draft.read()).toBeNull()
  })

  it('says so too where there is no storage at all', () => {
    expect(keptDraft('note', schema).keep({ words: 'x' })).toBe(false)
    expect(keptDraft('note', schema).read()).toBeNull()
  })
})
