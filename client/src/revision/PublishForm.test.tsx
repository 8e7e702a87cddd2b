/** A text to be published: the calendar fills what is empty, a refusal keeps what was entered. */
import type { TextView } from '@plenary/shared/process'
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ComponentProps } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { draw, freshServer } from '../../../tests/draw.tsx'
import { ProblemError } from '../api/call.ts'
import { PublishForm } from './PublishForm.tsx'

freshServer()
const user = userEvent.setup()
const text = (code: string, symbol: string | null): TextView => ({
  code,
  order: 1,
  title: `Text ${code}`,
  symbol,
  dated: '2018-01-31',
  issued: null,
  paragraphs: null,
  note: null,
  verified: true,
  sources: [],
})
const onSubmit = vi.fn()
const form = (over: Partial<ComponentProps<typeof PublishForm>> = {}) => (
  <PublishForm
    texts={[text('zero', 'A/0'), text('one', null)]}
    language="ar"
    begin="zero"
    pending={false}
    error={null}
    submit="Review"
    kept="Nothing was published."
    onSubmit={onSubmit}
    {...over}
  />
)
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name)

describe('the fields of a text to be published', () => {
  it('[RVC4] begin with the calendar’s text, and another one replaces only what the first had put there', async () => {
    draw(form())
    expect([field('Title').value, field('Symbol').value]).toEqual(['Text zero', 'A/0'])
    await user.clear(field('Title'))
    await user.type(field('Title'), 'As read')
    await user.selectOptions(field('Text of the calendar'), 'one')
    expect([field('Title').value, field('Symbol').value]).toEqual(['As read', ''])
    // Without a symbol it says where what is missing, leads there and sends nothing.
    onSubmit.mockClear()
    await user.click(screen.getByRole('button', { name: 'Review' }))
    expect(screen.getByText('Please fill this in.')).toBeTruthy()
    expect(document.activeElement).toBe(field('Symbol'))
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('[RVC4] are written in the language and direction of the text, and sent as they stand', async () => {
    onSubmit.mockClear()
    draw(form())
    const directionOf = (name: string) => field(name).closest('[dir]')?.getAttribute('dir')
    expect([field('Title').lang, directionOf('Title'), directionOf('Symbol')]).toEqual(['ar', 'rtl', 'ltr'])
    await user.click(screen.getByRole('button', { name: 'Review' }))
    expect(onSubmit).toHaveBeenCalledWith(
      expect.objectContaining({ symbol: 'A/0', title: 'Text zero', note: null }),
    )
  })

  it('[RVC4] stay as they are when they were refused; the reason has the focus', async () => {
    const page = draw(form())
    await user.type(field('Symbol'), '/Rev.1')
    page.rerender(form({ error: new ProblemError({ code: 'already-exists', status: 409, title: '' }) }))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('alert')))
    expect(screen.getByText('Nothing was published.')).toBeTruthy()
    expect(field('Symbol').value).toBe('A/0/Rev.1')
  })

  it('[RVC4] wait for what else must be decided first, and say for what', async () => {
    onSubmit.mockClear()
    draw(form({ waitsFor: 'Two paragraphs are undecided.' }))
    expect(screen.getByText('Two paragraphs are undecided.')).toBeTruthy()
    await user.type(field('Title'), '{Enter}')
    expect(onSubmit).not.toHaveBeenCalled()
  })
})
