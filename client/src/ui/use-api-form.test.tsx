/** Any form: what is missing is said where it is missing, and a refusal takes nothing away. */
import { TextInput } from '@mantine/core'
import { onlineManager } from '@tanstack/react-query'
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { draw, freshServer } from '../../../tests/draw.tsx'
import { ProblemError } from '../api/call.ts'
import { useApiForm } from './use-api-form.tsx'

freshServer()
const user = userEvent.setup()

function Paper({ send }: { send(body: unknown): Promise<string> }) {
  const form = useApiForm('addPaper', {
    initial: { title: '', symbol: '' },
    body: ({ title, symbol }) => ({ title, symbol: symbol || null, language: 'en' as const }),
    send,
  })
  return (
    <form {...form.props} aria-label="paper">
      <TextInput label="Symbol" {...form.field('symbol')} />
      <TextInput label="Title" {...form.field('title')} />
      {form.refusal}
      <button type="submit">Send</button>
      {form.isSent && <p>Done</p>}
    </form>
  )
}
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name)
const press = () => user.click(screen.getByRole('button', { name: 'Send' }))

describe('a form of an endpoint', () => {
  it('[UI23] says each error under its field, leads to the first as it stands, and sends nothing', async () => {
    const send = vi.fn(async () => 'sent')
    draw(<Paper send={send} />)
    await user.type(field('Symbol'), 'x'.repeat(61))
    await press()
    expect(screen.getByText('At most 60 characters.')).toBeTruthy()
    expect(screen.getByText('Please fill this in.')).toBeTruthy()
    expect(document.activeElement).toBe(field('Symbol'))
    expect(field('Title').getAttribute('aria-invalid')).toBe('true')
    expect(send).not.toHaveBeenCalled()
  })

  it('[UI23] forgets what it said of a field once that is changed, and sends what the endpoint takes', async () => {
    const send = vi.fn(async () => 'sent')
    draw(<Paper send={send} />)
    await press()
    expect(document.activeElement).toBe(field('Title'))
    await user.type(field('Title'), 'Note')
    expect(screen.queryByText('Please fill this in.')).toBeNull()
    await user.keyboard('{Enter}')
    await screen.findByText('Done')
    expect(send).toHaveBeenCalledTimes(1)
    expect(send).toHaveBeenCalledWith({ title: 'Note', symbol: null, language: 'en' }, expect.anything())
  })

  it('[UI23] a refusal is led to, takes nothing away, and is gone with the next try', async () => {
    const refused = new ProblemError({ code: 'already-exists', status: 409, title: '' })
    const send = vi.fn(async () => 'sent').mockRejectedValueOnce(refused)
    draw(<Paper send={send} />)
    await user.type(field('Title'), 'Note')
    await press()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('alert')))
    expect(field('Title').value).toBe('Note')
    await press()
    await screen.findByText('Done')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('[UI23] without a connection it is sent all the same: whoever sends says or keeps it', async () => {
    const send = vi.fn(async () => 'kept')
    onlineManager.setOnline(false)
    try {
      draw(<Paper send={send} />)
      await user.type(field('Title'), 'Note')
      await press()
      await screen.findByText('Done')
    } finally {
      onlineManager.setOnline(true)
    }
  })
})
