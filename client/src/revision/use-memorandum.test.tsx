/** A text that two write: what was typed is kept, joined with what the other saved, and never lost. */
import type { Memorandum } from '@plenary/shared/memorandum'
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { draw, freshServer, held } from '../../../tests/draw.tsx'
import { Restored, SavedLine } from '../ui/JointWriting.tsx'
import { keptNote } from './memorandum-draft.ts'
import { useMemorandum } from './use-memorandum.ts'

const server = freshServer()
const user = userEvent.setup()
const note = (version: number, introduction: string): Memorandum =>
  ({ version, introduction, sections: [], language: 'en', publishedAt: null, savedAt: null }) as never

function Page({ memorandum }: { memorandum: Memorandum }) {
  const writing = useMemorandum('R', memorandum)
  return (
    <form {...writing.form.props}>
      <Restored writing={writing} />
      <textarea
        aria-label="Text"
        value={writing.parts.introduction}
        onChange={({ target }) => writing.write(null, target.value)}
      />
      {writing.clashes.map(({ theirs }) => (
        <p key={theirs}>Theirs: {theirs}</p>
      ))}
      {writing.form.refusal}
      <button type="submit">Save</button>
      <SavedLine writing={writing} />
    </form>
  )
}
const text = () => screen.getByLabelText<HTMLTextAreaElement>('Text')
const save = () => user.click(screen.getByRole('button', { name: 'Save' }))
const saving = 'PATCH /api/revisions/R/memorandum'
const reading = 'GET /api/revisions/R/memorandum'

beforeEach(() => localStorage.clear())

describe('a text that several may write', () => {
  it('[RVC16] is kept at every letter, comes back, and is forgotten once it is saved', async () => {
    const page = draw(<Page memorandum={note(1, 'Old')} />)
    await user.type(text(), ' and new')
    expect(keptNote('R').read()).toMatchObject({ version: 1, mine: { introduction: 'Old and new' } })
    page.unmount()
    draw(<Page memorandum={note(1, 'Old')} />)
    expect(text().value).toBe('Old and new')
    screen.getByText('What you wrote on this device and had not saved is here again.')
    server().on(saving, ({ body }) => ({ says: note(2, (body as { introduction: string }).introduction) }))
    await save()
    await screen.findByText('Saved.')
    expect(keptNote('R').read()).toBeNull()
  })

  it('[RVC17] what another saved meanwhile is joined with it, and where both wrote mine stands beside theirs', async () => {
    draw(<Page memorandum={note(1, 'Old')} />)
    server()
      .on(saving, () => ({ refuses: 'version-conflict', status: 409 }))
      .on(reading, () => ({ says: note(2, 'Theirs') }))
    await user.clear(text())
    await user.type(text(), 'Mine')
    await save()
    await screen.findByText('Theirs: Theirs')
    expect(text().value).toBe('Mine')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(keptNote('R').read()).toMatchObject({ version: 2, began: { introduction: 'Theirs' } })
  })

  it('[RVC17] what is typed while it is being saved is still to be saved', async () => {
    draw(<Page memorandum={note(1, '')} />)
    const answer = held<{ says: Memorandum }>()
    server().on(saving, () => answer.promise)
    await user.type(text(), 'One')
    await save()
    await user.type(text(), ' two')
    answer.give({ says: note(2, 'One') })
    await waitFor(() =>
      expect(keptNote('R').read()).toMatchObject({ version: 2, began: { introduction: 'One' } }),
    )
    expect(text().value).toBe('One two')
    screen.getByText('Not saved yet; kept on this device.')
  })

  it('[UI23] a refusal is said and takes nothing away', async () => {
    draw(<Page memorandum={note(1, '')} />)
    server().on(saving, () => ({ refuses: 'secretariat-only', status: 403 }))
    await user.type(text(), 'Mine')
    await save()
    await screen.findByRole('alert')
    expect(text().value).toBe('Mine')
  })
})
