/** What a facilitator enters about a group: what is missing is told where it is, and consent is asked, never assumed. */
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { draw, freshServer } from '../../../tests/draw.tsx'
import { GroupForm } from './GroupForm.tsx'
import { emptyInput, type GroupInput, type SentInput } from './group-input.ts'

freshServer()
const user = userEvent.setup()
const today = '2018-02-13'

const open = (onSend: (sent: SentInput) => void, keep = vi.fn((_input: GroupInput) => true)) =>
  draw(
    <GroupForm
      begun={emptyInput(today, 'en')}
      process="refugees-2018"
      today={today}
      by="Lucía"
      keep={keep}
      onSend={onSend}
    />,
  )

describe('the form about a group', () => {
  it('[CPG11] says what is missing, above the form and in it, and leads there', async () => {
    const onSend = vi.fn()
    open(onSend)
    await user.click(screen.getByRole('button', { name: 'Send' }))
    const alert = screen.getByRole('alert')
    expect(document.activeElement).toBe(alert)
    expect(within(alert).getAllByRole('listitem')).toHaveLength(7)
    expect(screen.getByLabelText('Place').getAttribute('aria-invalid')).toBe('true')
    expect(onSend).not.toHaveBeenCalled()
    await user.type(screen.getByLabelText('Place'), 'Kakuma')
    expect(within(screen.getByRole('alert')).getAllByRole('listitem')).toHaveLength(6)
    expect(screen.getByLabelText('Place').getAttribute('aria-invalid')).not.toBe('true')
  })

  it('[CPG11] how they agreed is chosen by nobody beforehand, and complete it is sent', async () => {
    const onSend = vi.fn<(sent: SentInput) => void>()
    open(onSend)
    expect(screen.getAllByRole<HTMLInputElement>('radio').filter(({ checked }) => checked)).toEqual([])
    expect(
      screen.getByRole<HTMLInputElement>('checkbox', { name: /They agree that it is published/ }).checked,
    ).toBe(false)
    for (const [label, words] of [
      ['Place', 'Kakuma'],
      ['Country', 'Kenya'],
      ['How many people', '14'],
      ['Language they spoke', 'Dinka'],
      ['Translation', 'We were not asked.'],
    ] as const)
      await user.type(screen.getByLabelText(label), words)
    await user.type(screen.getByRole('textbox', { name: 'Who they are' }), 'women')
    await user.click(screen.getAllByRole('radio')[0] as HTMLElement)
    await user.click(screen.getByRole('button', { name: 'Send' }))
    expect(screen.queryByRole('alert')).toBeNull()
    expect(onSend).toHaveBeenCalledTimes(1)
    expect(onSend.mock.calls[0]?.[0]).toMatchObject({
      title: 'women, Kakuma',
      facilitation: { place: 'Kakuma', size: 14 },
      consentToPublish: false,
    })
    // The next group is heard in the same place; what it says is its own.
    expect(screen.getByLabelText<HTMLInputElement>('Place').value).toBe('Kakuma')
    expect(screen.getByLabelText<HTMLInputElement>('Translation').value).toBe('')
    expect(screen.getAllByRole<HTMLInputElement>('radio').filter(({ checked }) => checked)).toEqual([])
  })

  it('[CPG13] every letter is kept, and it says so where the device keeps nothing', async () => {
    const keep = vi.fn((_input: GroupInput) => false)
    open(vi.fn(), keep)
    await user.type(screen.getByLabelText('Place'), 'Ka')
    expect(keep.mock.calls.map(([{ place }]) => place)).toEqual(['', 'K', 'Ka'])
    expect(screen.getByText(/This device keeps nothing/)).toBeTruthy()
  })
})
