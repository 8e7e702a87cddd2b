/** What is typed in the very moment in which rights change: a frame that arrives before the commit is not taken after it. */
import type { DraftView } from '@plenary/shared/draft'
import type { FactType } from '@plenary/shared/events'
import type { ParagraphView } from '@plenary/shared/paragraph'
import { closeCode, roomOfParagraph } from '@plenary/shared/rooms'
import type { RightRule, StageView } from '@plenary/shared/stage'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { factsSince, lastSeq } from '../../server/src/events/record.ts'
import { type OpenRoom, openRoom, until } from '../provider.ts'
import { sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

describe('rights that change', () => {
  let world: World
  let secretariat: SignedIn
  let state: SignedIn
  let draft: DraftView
  let stage: StageView
  let paragraphs: ParagraphView[]
  const opened: OpenRoom[] = []

  const enter = async (room: string, { cookie }: SignedIn = state): Promise<OpenRoom> => {
    const entered = await openRoom(world.url, room, cookie)
    opened.push(entered)
    return entered
  }
  const wordsOf = async (id: string): Promise<string> => {
    await world.app.collab.flushProjections()
    const { paragraphs: now } = await sampleDraft(world.url, secretariat.cookie)
    return now.find((each) => each.id === id)?.text ?? ''
  }
  const send = async (method: string, path: string, json: object): Promise<void> => {
    const answer = await secretariat.fetch(path, { method, json })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  }
  const setRights = (rules: RightRule[]): Promise<void> =>
    send('PATCH', `/api/stages/${stage.id}/tablings/${draft.id}`, { rules, reason: 'A test.' })

  /** Types, and answers when the server has the frame in hand: frames of one socket are read in order. */
  async function typeAndArrive({ provider, type }: OpenRoom, words: string): Promise<void> {
    const socket = provider.ws as unknown as import('ws').WebSocket
    type(0, words)
    const answered = new Promise((done) => socket.once('pong', done))
    socket.ping()
    await answered
  }

  /** Runs `first` before the next transaction begins, and `last` in the one that records such a fact, before its commit. */
  function inTheMoment(type: FactType, last: () => Promise<void>, first?: () => Promise<void>): void {
    const { database } = world.app
    const transaction = database.transaction.bind(database)
    let isFirst = true
    vi.spyOn(database, 'transaction').mockImplementation(async (work, options) => {
      const before = await lastSeq(database, draft.process.id)
      if (isFirst) {
        isFirst = false
        await first?.()
      }
      return transaction(async (tx) => {
        const result = await work(tx)
        const { items } = await factsSince(tx, draft.process.id, before, 10, () => true)
        if (items.some((fact) => fact.type === type)) await last()
        return result
      }, options)
    })
  }

  const everyoneReads: RightRule = { kinds: 'all', actions: ['read'], sections: 'all' }
  const statesEdit: RightRule = { kinds: ['member-state'], actions: ['edit'], sections: 'all' }

  beforeAll(async () => {
    world = await startWorld()
    secretariat = await world.signIn('secretariat')
    state = await world.signIn('state-a')
    draft = await sampleDraft(world.url, secretariat.cookie)
    stage = draft.stage as StageView
    paragraphs = draft.paragraphs.filter(({ kind, status }) => kind === 'paragraph' && status === 'open')
  })
  beforeEach(() => setRights([everyoneReads, statesEdit]))
  afterEach(() => {
    vi.restoreAllMocks()
    for (const room of opened.splice(0)) room.close()
  })
  afterAll(() => world?.close())

  /** Words sent before the moment are taken, words within it are not, and their author is judged anew. */
  async function expectCut(
    paragraph: ParagraphView,
    type: FactType,
    act: () => Promise<void>,
  ): Promise<void> {
    const room = await enter(paragraph.room)
    const closes: (number | undefined)[] = []
    room.provider.on('connection-close', (event: { code?: number } | null) => closes.push(event?.code))
    let hasHappened = false
    inTheMoment(type, async () => {
      await typeAndArrive(room, 'Too late. ')
      hasHappened = true
    })
    await typeAndArrive(room, 'In time. ')
    await act()
    expect(hasHappened).toBe(true)
    await until('the author is sent away', () => closes.includes(closeCode.rightsChanged))
    await until('the author is back', () => room.provider.synced)
    expect(await wordsOf(paragraph.id)).toBe(`In time. ${paragraph.text}`)
  }

  it('[RGT9] a frame that arrives while rights are being changed is judged by the new ones', async () => {
    const [paragraph] = paragraphs as [ParagraphView]
    await expectCut(paragraph, 'rights.changed', () => setRights([everyoneReads]))
  })

  it('[RGT9] so is one in a paragraph that came into being while the rooms were being held', async () => {
    const [, after] = paragraphs as [ParagraphView, ParagraphView]
    const id = crypto.randomUUID()
    let room: OpenRoom | undefined
    inTheMoment(
      'rights.changed',
      () => typeAndArrive(room as OpenRoom, 'Too late. '),
      async () => {
        const insert = { type: 'insert', after: after.id, kind: 'paragraph', level: 0, unnumbered: false, id }
        await send('POST', `/api/drafts/${draft.id}/structure`, { ...insert, text: 'New words.' })
        room = await enter(roomOfParagraph(id))
      },
    )
    await setRights([everyoneReads])
    const entered = room as unknown as OpenRoom
    expect(entered.text()).toContain('Too late.')
    await until('the author is back', () => entered.provider.synced)
    expect(await wordsOf(id)).toBe('New words.')
  })

  it('[RND21] a frame that arrives while a stage is being cancelled is judged by the stage as it then is', async () => {
    const paragraph = paragraphs[2] as ParagraphView
    await expectCut(paragraph, 'stage.changed', () =>
      send('POST', `/api/stages/${stage.id}/cancel`, { reason: 'A test.' }),
    )
  })
})
