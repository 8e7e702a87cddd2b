/** Which threads are shown: chosen from what occurs, told how many of how many, taken away in one press. */
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { draw, freshServer } from '../../../tests/draw.tsx'
import type { DraftTalk } from './draft-talk.ts'
import { FilterBar } from './FilterBar.tsx'
import type { ThreadFilter } from './filter.ts'
import { personOf, threadOf } from './test-threads.ts'

freshServer()
const threads = [
  threadOf('a', { kind: 'concern' }),
  threadOf('b', { kind: 'question', status: 'resolved' }),
  threadOf('c', { kind: 'concern', status: 'resolved', author: personOf('bo', { kind: 'refugee' }) }),
]
const user = userEvent.setup()
const options = (name: string): string[] =>
  [...screen.getByLabelText<HTMLSelectElement>(name).options].map(({ text }) => text)

function Filtered({ begin = {} }: { begin?: ThreadFilter }) {
  const [filter, setFilter] = useState(begin)
  return <FilterBar talk={{ threads, filter, setFilter } as unknown as DraftTalk} />
}

describe('the filter of threads', () => {
  it('[MAR3] offers what occurs, and a thread is counted when it passes every line', async () => {
    draw(<Filtered />)
    expect(screen.getByRole('status').textContent).toMatch(/^3/)
    await user.click(screen.getByRole('button', { name: 'Filter', expanded: false }))
    expect(options('Kind').length + options('State').length).toBe(6)
    await user.selectOptions(screen.getByLabelText('State'), 'resolved')
    expect(screen.getByRole('status').textContent).toBe('2 of 3 shown')
    await user.selectOptions(screen.getByLabelText('Kind of participant'), 'refugee')
    expect(screen.getByRole('status').textContent).toBe('1 of 3 shown')
    expect(screen.getByRole('button', { name: 'Filter: 2 set' })).toBeTruthy()
    await user.selectOptions(screen.getByLabelText('State'), '')
    expect(screen.getByRole('button', { name: 'Filter: 1 set' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Show all' }))
    expect(screen.getByRole('status').textContent).toMatch(/^3/)
    expect(screen.queryByRole('button', { name: 'Show all' })).toBeNull()
  })

  it('[MAR3] keeps in sight what an address chose, also where it occurs no longer', async () => {
    draw(<Filtered begin={{ kind: 'suggestion' }} />)
    expect(screen.getByRole('status').textContent).toBe('0 of 3 shown')
    await user.click(screen.getByRole('button', { name: 'Filter: 1 set' }))
    expect(options('Kind')).toContain('Drafting suggestion')
  })
})
