/** What is said about a contribution while two write it: kept here until the server has it, field by field. */
import type { Contribution } from '@plenary/shared/contribution'
import { act, renderHook, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { freshServer, held } from '../../../tests/draw.tsx'
import { useAbout } from './use-about.ts'

const server = freshServer()
const endpoint = 'PATCH /api/contributions/c1'
const contribution = (over: Partial<Contribution> = {}): Contribution =>
  ({
    id: 'c1',
    title: 'Legal aid',
    topics: [],
    language: 'en',
    consentToPublish: false,
    onBehalfOf: null,
    entered: null,
    ...over,
  }) as Contribution

/** The server's copy, and what it was sent; `put` is what the page does with an answer. */
function open(first = contribution()) {
  const shown = renderHook(({ have }) => useAbout(have, (next) => shown.rerender({ have: next })), {
    initialProps: { have: first },
  })
  return shown
}
const takes = (over: Partial<Contribution> = {}) =>
  server().on(endpoint, ({ body }) => ({
    says: { contribution: contribution({ ...over, ...(body as Partial<Contribution>) }) },
  }))

describe('what is said about a contribution', () => {
  it('[CPG8] is sent when the person pauses, as one change, and is saved once the server has it', async () => {
    takes()
    const { result } = open()
    act(() => result.current.change({ title: 'Legal aid f' }))
    act(() => result.current.change({ title: 'Legal aid first' }))
    expect([result.current.about.title, result.current.isSaved]).toEqual(['Legal aid first', false])
    await waitFor(() => expect(result.current.isSaved).toBe(true))
    expect(
      server()
        .of(endpoint)
        .map(({ body }) => body),
    ).toEqual([{ title: 'Legal aid first' }])
  })

  it('[CPG8] a field that I have not touched is as the others left it, also while I write in another', async () => {
    const { result, rerender } = open()
    act(() => result.current.change({ title: 'Mine' }))
    rerender({ have: contribution({ title: 'Theirs', topics: ['legal-aid'] }) })
    expect(result.current.about).toMatchObject({ title: 'Mine', topics: ['legal-aid'] })
  })

  it('[CPG8] what is typed while it is sent is still mine, and is sent next', async () => {
    const answer = held<void>()
    server().on(endpoint, async ({ body }) => {
      await answer.promise
      return { says: { contribution: contribution(body as Partial<Contribution>) } }
    })
    const { result } = open()
    act(() => result.current.change({ title: 'First' }))
    await waitFor(() => expect(server().of(endpoint)).toHaveLength(1))
    act(() => result.current.change({ title: 'First and second' }))
    answer.give()
    await waitFor(() => expect(result.current.isSaved).toBe(true))
    expect(result.current.about.title).toBe('First and second')
    expect(
      server()
        .of(endpoint)
        .map(({ body }) => body),
    ).toEqual([{ title: 'First' }, { title: 'First and second' }])
  })

  it('[CPG8] a refusal is told and keeps what was entered, which goes with the next change', async () => {
    server().on(endpoint, () => ({ refuses: 'try-again', status: 503 }))
    const { result } = open()
    act(() => result.current.change({ consentToPublish: true }))
    await waitFor(() => expect(result.current.error).not.toBeNull())
    expect([result.current.about.consentToPublish, result.current.isSaved]).toEqual([true, false])
    takes()
    act(() => result.current.change({ title: 'Again' }))
    await waitFor(() => expect(result.current.isSaved).toBe(true))
    expect(server().of(endpoint).at(-1)?.body).toEqual({ consentToPublish: true, title: 'Again' })
    expect(result.current.error).toBeNull()
  })

  it('[CPG8] a title that is being cleared is not sent, and settling sends what was chosen a moment ago', async () => {
    takes()
    const { result } = open()
    act(() => result.current.change({ title: '  ' }))
    await act(async () => expect(await result.current.settle()).toBe(true))
    expect(server().asked).toEqual([])
    await act(async () => {
      result.current.change({ consentToPublish: true })
      expect(await result.current.settle()).toBe(true)
    })
    expect(
      server()
        .of(endpoint)
        .map(({ body }) => body),
    ).toEqual([{ consentToPublish: true }])
  })
})
