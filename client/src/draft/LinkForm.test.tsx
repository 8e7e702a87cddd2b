/** The address of a link: only one that a reader can open safely is taken. */
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { draw, freshServer } from '../../../tests/draw.tsx'
import { LinkForm } from './LinkForm.tsx'

freshServer()
const user = userEvent.setup()

function open(href: string | null) {
  const onSet = vi.fn<(href: string | null) => void>()
  draw(<LinkForm href={href} onSet={onSet} onClose={() => undefined} />)
  return onSet
}
async function enter(address: string): Promise<void> {
  await user.clear(screen.getByLabelText('Address'))
  await user.type(screen.getByLabelText('Address'), address)
  await user.click(screen.getByRole('button', { name: 'Set the link' }))
}

describe('the address of a link', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'https:/', 'example.org'])(
    '[CNT3] %s is refused, in words, and stays to be mended',
    async (address) => {
      const onSet = open(null)
      await enter(address)
      expect(onSet).not.toHaveBeenCalled()
      expect(screen.getByText(/^This is not an address a reader could open/)).toBeTruthy()
      expect(screen.getByLabelText<HTMLInputElement>('Address').value).toBe(address)
    },
  )

  it.each(['https://www.unhcr.org/gcr', 'mailto:hqgcr@unhcr.org'])('[CNT3] %s is taken', async (address) => {
    const onSet = open(null)
    await enter(` ${address} `)
    expect(onSet).toHaveBeenCalledWith(address)
  })

  it('[CNT3] a link there is can be taken away, and only then', async () => {
    const onSet = open('https://www.unhcr.org/gcr')
    await user.click(screen.getByRole('button', { name: 'Take the link away' }))
    expect(onSet).toHaveBeenCalledWith(null)
  })
})
