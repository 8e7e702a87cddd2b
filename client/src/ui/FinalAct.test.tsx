/** What cannot be taken back: written, reviewed and done once, with nothing lost on the way. */
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { draw, freshServer, held } from '../../../tests/draw.tsx'
import { ProblemError } from '../api/call.ts'
import { FinalAct } from './FinalAct.tsx'

freshServer()

interface Ways {
  prepare(words: string): Promise<string[]>
  carryOut(words: string): Promise<string>
}
const asWritten: Ways = { prepare: async () => ['Amara', 'Tomás'], carryOut: async (words) => words }

function Field({ review, isPreparing }: { review(words: string): void; isPreparing: boolean }) {
  const [words, setWords] = useState('')
  return (
    <>
      <input aria-label="Words" value={words} onChange={(event) => setWords(event.target.value)} />
      <button type="button" disabled={isPreparing} onClick={() => review(words)}>
        Review
      </button>
    </>
  )
}

const act = (ways: Partial<Ways> = {}, obstacle: string | null = null) => (
  <FinalAct<string, string[], string>
    write={(go) => <Field {...go} />}
    {...{ ...asWritten, ...ways }}
    review={(readers, words) => <p>{`“${words}” for ${readers.join(' and ')}`}</p>}
    warning={() => 'It stands for ever.'}
    obstacle={() => obstacle}
    confirm={() => 'Publish'}
    receipt={(result) => ({
      done: `Published: ${result}`,
      facts: [{ name: 'Symbol', value: 'A/1' }],
      next: ['Tell them'],
    })}
  />
)
const user = userEvent.setup()
const button = (name: string) => screen.getByRole('button', { name })
async function toReview(words: string): Promise<void> {
  await user.type(screen.getByLabelText('Words'), words)
  await user.click(button('Review'))
}

describe('a final act', () => {
  it('[RUI17] is reviewed for whom and what before it is done, and ends with a receipt and what comes next', async () => {
    draw(act())
    expect(screen.getByRole('listitem', { current: 'step' }).textContent).toBeTruthy()
    await toReview('Shall')
    await screen.findByText('“Shall” for Amara and Tomás')
    expect(screen.getByText('It stands for ever.').id).toBe(
      button('Publish').getAttribute('aria-describedby'),
    )
    // Whoever goes on is led to the title of the step.
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2 }))
    await user.click(button('Publish'))
    expect((await screen.findByRole('status')).textContent).toBe('Published: Shall')
    for (const words of ['Symbol', 'A/1', 'Tell them']) expect(screen.getByText(words)).toBeTruthy()
    expect(screen.queryByLabelText('Words')).toBeNull()
  })

  it('[RUI17] going back leaves what was written as it was', async () => {
    draw(act())
    await toReview('Shall')
    await user.click(await screen.findByRole('button', { name: 'Back, to change it' }))
    expect(screen.getByLabelText<HTMLInputElement>('Words').value).toBe('Shall')
  })

  it('[RUI17] what is refused before the review is said where it was written, and the words stay', async () => {
    const refusal = new ProblemError({ code: 'round-closed', status: 409, title: '' })
    draw(act({ prepare: () => Promise.reject(refusal) }))
    await toReview('Shall')
    const alert = await screen.findByRole('alert')
    await waitFor(() => expect(document.activeElement).toBe(alert))
    expect(screen.getByLabelText<HTMLInputElement>('Words').value).toBe('Shall')
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull()
  })

  it('[RUI17] what is refused when it is done leaves the review, says that nothing was done, and may be tried again', async () => {
    const refusal = new ProblemError({ code: 'try-again', status: 503, title: '' })
    const carryOut = vi.fn<Ways['carryOut']>().mockRejectedValueOnce(refusal).mockResolvedValueOnce('Shall')
    draw(act({ carryOut }))
    await toReview('Shall')
    await user.click(await screen.findByRole('button', { name: 'Publish' }))
    await screen.findByRole('alert')
    await user.click(button('Publish'))
    expect((await screen.findByRole('status')).textContent).toBe('Published: Shall')
    expect(carryOut).toHaveBeenCalledTimes(2)
  })

  it('[RUI17] pressed twice it is done once', async () => {
    const answer = held<string>()
    const carryOut = vi.fn<Ways['carryOut']>(() => answer.promise)
    draw(act({ carryOut }))
    await toReview('Shall')
    const publish = await screen.findByRole('button', { name: 'Publish' })
    publish.click()
    publish.click()
    answer.give('Shall')
    await screen.findByRole('status')
    expect(carryOut).toHaveBeenCalledTimes(1)
  })

  it('[RUI17] what stands in its way is said instead of the warning, and it cannot be done', async () => {
    draw(act({}, 'The table is empty.'))
    await toReview('Shall')
    await screen.findByText('The table is empty.')
    expect(screen.queryByText('It stands for ever.')).toBeNull()
    expect(button('Publish')).toHaveProperty('disabled', true)
  })
})
