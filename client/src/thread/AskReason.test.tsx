/** One text and one act under a comment: what is refused stands there to be sent again. */
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { draw, freshServer } from '../../../tests/draw.tsx'
import { ProblemError } from '../api/call.ts'
import { AskReason } from './AskReason.tsx'

freshServer()
const user = userEvent.setup()
const onSent = vi.fn()
const onClose = vi.fn()
const open = (send: (text: string) => Promise<void>) =>
  draw(
    <AskReason
      endpoint="hideComment"
      label="Why"
      submit="Hide"
      maxLength={1000}
      body={(reason) => ({ reason })}
      send={send}
      onSent={onSent}
      onClose={onClose}
    />,
  )
const field = () => screen.getByLabelText<HTMLTextAreaElement>('Why')

describe('the form of one reason', () => {
  it('[UI23] has the caret, and sends nothing without a word', async () => {
    const send = vi.fn(async () => undefined)
    open(send)
    expect(document.activeElement).toBe(field())
    await user.click(screen.getByRole('button', { name: 'Hide' }))
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(field())
    expect(send).not.toHaveBeenCalled()
  })

  it('[UI23] a refusal is said, the words stay, and Ctrl and Enter send them again', async () => {
    const refused = new ProblemError({ code: 'try-again', status: 503, title: '' })
    const send = vi.fn(async (_text: string) => undefined).mockRejectedValueOnce(refused)
    open(send)
    await user.type(field(), ' Spam ')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByRole('alert')
    expect(field().value).toBe(' Spam ')
    expect(onSent).not.toHaveBeenCalled()
    field().focus()
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(onSent).toHaveBeenCalledTimes(1))
    expect(send.mock.calls.map(([text]) => text)).toEqual(['Spam', 'Spam'])
  })

  it('[UI23] Escape leaves it, and nobody around it hears the key', async () => {
    const heard = vi.fn()
    addEventListener('keydown', heard)
    open(async () => undefined)
    await user.keyboard('{Escape}')
    removeEventListener('keydown', heard)
    expect(onClose).toHaveBeenCalledTimes(1)
    expect(heard).not.toHaveBeenCalled()
  })
})
