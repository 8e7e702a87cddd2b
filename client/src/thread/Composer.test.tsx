/** A new comment on a published paragraph, as the one who writes it sees it. */
import type { Me } from '@plenary/shared/api'
import type { Actor } from '@plenary/shared/participant'
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { draw, freshServer, held } from '../../../tests/draw.tsx'
import { subjectPlaceOfRevision } from '../api/places.ts'
import { sessionChanged } from '../live/session-change.ts'
import { Composer } from './Composer.tsx'
import { openKeptComments } from './kept-comments.ts'
import { threadOf } from './test-threads.ts'
import { ThreadContext } from './thread-context.ts'

const server = freshServer()
const endpoint = 'POST /api/revisions/R/threads'
const member: Actor = { id: 'me', processId: 'P', kind: 'member-state', role: 'member', delegationId: 'd' }
let account = ''
beforeEach(() => {
  account = crypto.randomUUID()
  sessionChanged()
})

const onSent = vi.fn()
const onClose = vi.fn()
function open(actor: Actor = member, quote: { exact: string; from: number; to: number } | null = null) {
  const me = {
    user: { id: account, email: '', name: '', language: 'en' },
    participations: [],
    convenes: false,
  } as Me
  const place = {
    process: { id: 'P', slug: 'p' },
    actor,
    delegation: actor.delegationId ? 'State A' : null,
    language: 'en' as const,
    timeZone: 'UTC',
    rightsAt: () => subjectPlaceOfRevision('P', 'R'),
    announce: () => undefined,
  }
  return draw(
    <ThreadContext value={place}>
      <Composer
        topic={{ type: 'revision', revisionId: 'R', paragraphId: 'p1' }}
        quote={quote as never}
        level={3}
        onDropQuote={() => undefined}
        onSent={onSent}
        onClose={onClose}
      />
    </ThreadContext>,
    { me },
  )
}
const user = userEvent.setup()
const field = () => screen.getByLabelText<HTMLTextAreaElement>('Your words')

describe('writing a comment', () => {
  it('[MAR7] every keystroke is kept on the device, and stands there when one comes back', async () => {
    const page = open()
    await user.type(field(), 'Half a com')
    await waitFor(async () =>
      expect((await openKeptComments(account).all()).map(({ body }) => body)).toEqual(['Half a com']),
    )
    expect(screen.getByText(/Your draft is kept on this device/)).toBeTruthy()
    page.unmount()
    // Another visit: nothing is left in memory.
    sessionChanged()
    open()
    await waitFor(() => expect(field().value).toBe('Half a com'))
    expect(server().asked).toEqual([])
  })

  it('[MAR9] Ctrl and Enter send it once, with what was chosen, and it waits under an id made here', async () => {
    const answer = held<void>()
    server().on(endpoint, async () => {
      await answer.promise
      return { says: { thread: threadOf('T') } }
    })
    open()
    await user.click(screen.getByRole('radio', { name: 'Concern' }))
    await user.click(screen.getByRole('radio', { name: /My delegation alone/ }))
    await user.type(field(), 'We cannot agree. ')
    await user.keyboard('{Control>}{Enter}{Enter}{/Control}')
    await waitFor(() => expect(server().of(endpoint)).toHaveLength(1))
    expect(server().of(endpoint)[0]?.body).toMatchObject({
      kind: 'concern',
      visibility: 'delegation',
      body: 'We cannot agree.',
      paragraphId: 'p1',
    })
    const [sent] = server().of(endpoint)
    const { id } = (sent as { body: { id: string } }).body
    expect((await openKeptComments(account).all()).map((kept) => [kept.id, kept.state])).toEqual([
      [id, 'sending'],
    ])
    answer.give()
    await waitFor(async () => expect(await openKeptComments(account).all()).toEqual([]))
    expect(server().of(endpoint)).toHaveLength(1)
  })

  it('[MAR8] refused words come back to the place they were written in, with the reason', async () => {
    server().on(endpoint, () => ({ refuses: 'observers-read' }))
    open()
    await user.type(field(), 'Women and children first.')
    await user.click(screen.getByRole('button', { name: 'Send' }))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toMatch(/^This was not taken\. .+ Your words are below\.$/)
    expect(field().value).toBe('Women and children first.')
    // The server may have judged the old id for good.
    await user.click(screen.getByRole('button', { name: 'Send' }))
    await waitFor(() => expect(server().of(endpoint)).toHaveLength(2))
    const ids = server()
      .of(endpoint)
      .map(({ body }) => (body as { id: string }).id)
    expect(new Set(ids).size).toBe(2)
  })

  it('[MAR7] nothing is sent without words, and the field says so and has the caret', async () => {
    open()
    await user.click(screen.getByRole('button', { name: 'Send' }))
    expect(screen.getByText('Write something first.')).toBeTruthy()
    expect(document.activeElement).toBe(field())
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(server().asked).toEqual([])
  })

  it('[THR1] who is of no delegation cannot choose its sight, and an observer reads why they do not comment', () => {
    const alone = open({ ...member, delegationId: null })
    expect(screen.getByRole('radio', { name: /My delegation alone/ })).toHaveProperty('disabled', true)
    expect(screen.getByText('You belong to no delegation in this process.')).toBeTruthy()
    alone.unmount()
    open({ ...member, role: 'observer' })
    expect(screen.getByText(/^You cannot comment here\./)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', true)
  })

  it('[MAR8] Escape leaves the draft where it is; throwing it away takes it from the device', async () => {
    onClose.mockClear()
    open()
    await user.type(field(), 'Perhaps')
    await user.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledTimes(1)
    await waitFor(async () => expect(await openKeptComments(account).all()).toHaveLength(1))
    await user.click(screen.getByRole('button', { name: 'Discard' }))
    await waitFor(async () => expect(await openKeptComments(account).all()).toEqual([]))
    expect(field().value).toBe('')
  })
})
