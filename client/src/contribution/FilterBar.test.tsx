/** The filters of a list of contributions: what is chosen becomes the address, and only what one may ask is offered. */
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { draw, freshServer } from '../../../tests/draw.tsx'
import { FilterBar } from './FilterBar.tsx'
import type { Filters } from './filters.ts'

freshServer()
const user = userEvent.setup()
const open = (filters: Filters, takesPart: boolean) => {
  const onChange = vi.fn<(filters: Filters) => void>()
  draw(<FilterBar filters={filters} onChange={onChange} process="refugees-2018" takesPart={takesPart} />)
  return onChange
}

describe('the filters of contributions', () => {
  it('[CPG6] choosing adds to what is chosen, and an empty choice takes it away', async () => {
    const onChange = open({ form: 'statement' }, false)
    await user.selectOptions(screen.getByLabelText('Language'), 'ar')
    expect(onChange).toHaveBeenLastCalledWith({ form: 'statement', language: 'ar' })
    await user.selectOptions(screen.getByLabelText('Form'), '')
    expect(onChange).toHaveBeenLastCalledWith({})
    await user.click(screen.getByRole('button', { name: 'Take the filters away' }))
    expect(onChange).toHaveBeenLastCalledWith({})
  })

  it('[CPG6] where it stands, and one’s own, are asked by those who take part alone', async () => {
    open({}, false)
    expect(screen.queryByLabelText('Where it stands')).toBeNull()
    expect(screen.queryByLabelText('Only mine')).toBeNull()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('[CPG6] only mine is a word of the address, and gone when it is not wanted', async () => {
    const onChange = open({ mine: true }, true)
    await user.click(screen.getByLabelText('Only mine'))
    expect(onChange).toHaveBeenLastCalledWith({})
  })
})
