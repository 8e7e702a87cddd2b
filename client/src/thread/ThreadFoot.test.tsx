/** The foot of a thread, where an answer is written that an earlier visit began. */
import type { Me } from '@plenary/shared/api'
import type { Actor } from '@plenary/shared/participant'
import { screen, waitFor } from '@testing-library/react'
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { draw, freshServer } from '../../../tests/draw.tsx'
import { subjectPlaceOfRevision } from '../api/places.ts'
import { sessionChanged } from '../live/session-change.ts'
import { openKeptComments } from './kept-comments.ts'
import { replyPlace } from './ReplyForm.tsx'
import { ThreadFoot } from './ThreadFoot.tsx'
import { minute, threadOf } from './test-threads.ts'
import { ThreadContext } from './thread-context.ts'

freshServer()
const actor: Actor = { id: 'me', processId: 'P', kind: 'member-state', role: 'member', delegationId: 'd' }
let account = ''
beforeEach(() => {
  account = crypto.randomUUID()
  sessionChanged()
})

function open() {
  const me = {
    user: { id: account, email: '', name: '', language: 'en' },
    participations: [],
    convenes: false,
  } as Me
  const context = {
    process: { id: 'P', slug: 'p' },
    actor,
    delegation: 'State A',
    language: 'en' as const,
    timeZone: 'UTC',
    rightsAt: () => subjectPlaceOfRevision('P', 'R'),
    announce: () => undefined,
  }
  return draw(
    <ThreadContext value={context}>
      <ThreadFoot thread={threadOf('T')} />
    </ThreadContext>,
    { me },
  )
}

describe('the foot of a thread', () => {
  it('[MAR7] [MAR8] shows words that wait there, also where the device tells of them after it was drawn', async () => {
    await openKeptComments(account).put({
      id: 'back',
      place: replyPlace('T', null),
      aim: { type: 'comment', threadId: 'T', parentId: null },
      body: 'Yes, for the host communities.',
      mentions: [],
      at: minute(1),
      state: 'writing',
      refused: 'thread-resolved',
    })
    open()
    // The device has not told of them yet.
    expect(screen.queryByRole('textbox')).toBeNull()
    await waitFor(() =>
      expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Yes, for the host communities.'),
    )
    expect(screen.getByRole('alert').textContent).toContain('This was not taken.')
  })
})
