/** Where the person writes in a contribution: which paragraph is open, and the paragraphs that come and go with the keys. */
import type { Block, Contribution } from '@plenary/shared/contribution'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../api/call.ts'
import type { CaretPosition } from '../collab/editor-caret.ts'
import { withBlockOf } from './answers.ts'

export interface Active {
  id: string
  caret: CaretPosition
  /** Grows when the same paragraph is opened anew. */
  opening: number
}

export const blockElementId = (id: string): string => `b-${id}`

/** The paragraph before or behind within the same part of the body. */
export function neighbourOf(
  blocks: readonly Block[],
  id: string,
  to: 'previous' | 'next',
): Block | undefined {
  const part = blocks.find((block) => block.id === id)?.part
  const own = blocks.filter((block) => block.part === part)
  return own[own.findIndex((block) => block.id === id) + (to === 'next' ? 1 : -1)]
}

interface Options {
  contribution: Contribution
  onAnswer(make: (have: Contribution) => Contribution): void
  onProblem(error: unknown): void
}

export function useWritingPosition({ contribution, onAnswer, onProblem }: Options) {
  const [active, setActive] = useState<Active | null>(null)
  const now = useRef({ contribution, onAnswer, onProblem })
  now.current = { contribution, onAnswer, onProblem }
  /** Gets focus once its words are static again. */
  const focusNext = useRef<string | null>(null)

  const open = useCallback((id: string, caret: CaretPosition): void => {
    setActive((have) => ({ id, caret, opening: (have?.opening ?? 0) + 1 }))
  }, [])
  const close = useCallback((id: string): void => {
    focusNext.current = id
    setActive(null)
  }, [])
  const leave = useCallback(
    (id: string, to: 'previous' | 'next', x: number | null): void => {
      const next = neighbourOf(now.current.contribution.blocks, id, to)
      if (!next?.room) return
      const back = to === 'previous'
      open(
        next.id,
        x === null ? { at: back ? 'end' : 'start' } : { at: back ? 'last-line' : 'first-line', x },
      )
    },
    [open],
  )

  /** A new paragraph behind another, or the first of its part; resolves to false when it was refused. */
  const add = useCallback(
    async (part: Block['part'], after: string | null, text = '', caret: CaretPosition = { at: 'start' }) => {
      const { contribution: have, onAnswer: answer, onProblem: fail } = now.current
      const id = crypto.randomUUID()
      try {
        const { contribution: next } = await call('addBlock', {
          params: { id: have.id },
          body: { id, part, after, text },
        })
        answer((shown) => withBlockOf(shown, next, id))
        open(id, caret)
        return id
      } catch (error) {
        fail(error)
        return null
      }
    },
    [open],
  )
  const remove = useCallback(
    async (id: string): Promise<void> => {
      const { contribution: have, onAnswer: answer, onProblem: fail } = now.current
      const before = neighbourOf(have.blocks, id, 'previous')
      // The only paragraph stays: there would be nowhere to write.
      if (!before) return
      try {
        const { contribution: next } = await call('removeBlock', { params: { id: have.id, block: id } })
        answer((shown) => withBlockOf(shown, next, id))
        open(before.id, { at: 'end' })
      } catch (error) {
        fail(error)
      }
    },
    [open],
  )

  // A paragraph somebody else took away, or that I may not write in any more, is not open. One that is still on its way
  // to this screen is: it has not been seen yet.
  const seen = useRef<string | null>(null)
  const isThere = active !== null && contribution.blocks.some(({ id, room }) => id === active.id && room)
  useEffect(() => {
    if (active && isThere) seen.current = active.id
    else if (active && seen.current === active.id) setActive(null)
  }, [active, isThere])
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves after the paragraph is drawn without its editor.
  useEffect(() => {
    const id = focusNext.current
    focusNext.current = null
    if (id) document.getElementById(blockElementId(id))?.focus()
  }, [active])

  return { active, open, close, leave, add, remove }
}
