/** The states of a paragraph, gone through by slider, buttons and list; an earlier one is restored with a reason. */
import type { ParagraphMoment } from '@plenary/shared/history'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { draw, freshServer } from '../../../tests/draw.tsx'
import { States } from './States.tsx'
import type { Subject } from './subject.ts'

const server = freshServer()
const endpoint = 'GET /api/paragraphs/p1/history'
const moment = (seq: number, text: string, over: Partial<ParagraphMoment> = {}): ParagraphMoment => ({
  seq,
  from: `2018-02-13T09:0${seq}:00.000Z`,
  at: `2018-02-13T09:0${seq}:30.000Z`,
  participant: { id: 'a', name: 'Amara', kind: 'ngo', role: 'member', delegation: null, colour: '#1b5e9e' },
  act: 'written',
  stageId: null,
  text,
  inserted: 3,
  deleted: 0,
  ...over,
})
const subject = (over: Partial<Subject> = {}): Subject => ({
  paragraphId: 'p1',
  language: 'en',
  direction: 'ltr',
  text: 'One two three',
  edit: 'yes',
  stages: [],
  labelOf: () => null,
  ...over,
})
const three = [
  moment(5, 'One two three'),
  moment(3, 'One two'),
  moment(1, 'One', { participant: null, act: 'begun' }),
]
const user = userEvent.setup()

function open(over: Partial<Subject> = {}, onSaid = vi.fn()) {
  server().on(endpoint, ({ query }) => ({
    says: query.get('cursor')
      ? { items: three.slice(2), next: null }
      : { items: three.slice(0, 2), next: 'more' },
  }))
  draw(<States subject={subject(over)} onSaid={onSaid} />)
  return onSaid
}
const slider = () => screen.findByRole('slider')

describe('the states of a paragraph', () => {
  it('[HIS19] the slider goes from the oldest fetched to the newest, and says who and when', async () => {
    open()
    expect(await slider()).toMatchObject({ value: '1', max: '1' })
    expect((await slider()).getAttribute('aria-valuetext')).toMatch(/^State 2 of 2, Amara, /)
    fireEvent.change(await slider(), { target: { value: '0' } })
    expect((await slider()).getAttribute('aria-valuetext')).toMatch(/^State 1 of 2, Amara, /)
    expect(screen.getByRole('button', { name: 'Earlier' })).toHaveProperty('disabled', true)
    await user.click(screen.getByRole('button', { name: 'Later' }))
    expect(screen.getByText('This is how the paragraph stands now.')).toBeTruthy()
  })

  it('[HIS14] earlier states come when asked for, and the one looked at stays', async () => {
    open()
    fireEvent.change(await slider(), { target: { value: '0' } })
    await user.click(screen.getByRole('button', { name: 'Show earlier states' }))
    await waitFor(async () => expect((await slider()).getAttribute('max')).toBe('2'))
    expect((await slider()).getAttribute('aria-valuetext')).toMatch(/^State 2 of 3, Amara, /)
    await user.click(screen.getByRole('button', { name: 'Earlier' }))
    expect((await slider()).getAttribute('aria-valuetext')).toMatch(/^State 1 of 3, The platform, /)
  })

  it('[HIS12] an earlier state is restored with a reason, and the newest is shown then', async () => {
    const onSaid = open()
    server().on('POST /api/paragraphs/p1/restore', () => ({ says: { seq: 6 } }))
    await user.click(
      screen.queryByRole('button', { name: 'Earlier' }) ??
        (await screen.findByRole('button', { name: 'Earlier' })),
    )
    await user.click(screen.getByRole('button', { name: 'Restore this state…' }))
    const restore = screen.getByRole('button', { name: 'Restore' })
    expect(restore).toHaveProperty('disabled', true)
    await user.type(screen.getByLabelText(/^Reason/), ' As agreed in the room ')
    await user.click(restore)
    await waitFor(() => expect(onSaid).toHaveBeenCalledWith('The state was restored.'))
    expect(server().of('POST /api/paragraphs/p1/restore')[0]?.body).toEqual({
      seq: 3,
      reason: 'As agreed in the room',
    })
    expect((await slider()).getAttribute('aria-valuetext')).toMatch(/^State 2 of 2/)
  })

  it('[HIS16] who may not edit is told why nothing can be restored; another state is another question', async () => {
    open({ edit: 'paragraph-locked' })
    await user.click(await screen.findByRole('button', { name: 'Earlier' }))
    expect(screen.getByText(/^You cannot restore this state\. ./)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Restore this state…' })).toBeNull()
  })
})
