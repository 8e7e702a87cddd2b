/** Somebody under a pseudonym, from a discussion through three rounds: who they are to others, and what stays theirs. */
import type { Contribution, ContributionHead } from '@plenary/shared/contribution'
import type { DraftView } from '@plenary/shared/draft'
import type { Fact } from '@plenary/shared/events'
import type { AuthoredRun } from '@plenary/shared/history'
import type { ParticipantView } from '@plenary/shared/participant'
import type { ProcessView } from '@plenary/shared/process'
import type { StageView } from '@plenary/shared/stage'
import type { Comment, Thread } from '@plenary/shared/thread'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenRoom, openRoom, until } from '../provider.ts'
import { get, sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

const slug = 'refugees-2018'
/** A leap of weeks leaves the calendar much to do. */
const jobsMs = 60_000
/** The smallest picture: one grey point. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

describe('under a pseudonym', () => {
  let world: World
  let refugee: SignedIn
  let observer: SignedIn
  const rooms: OpenRoom[] = []

  const asked = async <T>(answer: Promise<Response>): Promise<T> => {
    const response = await answer
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const stageOf = async (code: string): Promise<StageView> =>
    (await get<ProcessView>(world.url, `/api/processes/${slug}`, observer.cookie)).stages.find(
      (stage) => stage.code === code,
    ) as StageView
  /** Moves to just after the opening of a round, and waits until its rights are there. */
  const inRound = async (code: string): Promise<DraftView> => {
    const { opensAt } = await stageOf(code)
    world.clock.setForward(new Date(Date.parse(opensAt as string) + 60_000))
    let draft = await sampleDraft(world.url, refugee.cookie)
    await until(
      `the refugee may comment in ${code}`,
      async () => {
        draft = await sampleDraft(world.url, refugee.cookie)
        return draft.paragraphs.some(({ can }) => can.comment === 'yes')
      },
      jobsMs,
    )
    return draft
  }
  const says = async (draft: DraftView, body: string): Promise<Thread> => {
    const place = draft.paragraphs.find(({ can }) => can.comment === 'yes')
    const json = { paragraphId: place?.id, kind: 'comment', visibility: 'all', body }
    return (await asked<{ thread: Thread }>(refugee.fetch(`/api/drafts/${draft.id}/threads`, { json })))
      .thread
  }
  const contributes = async (stageId: string, title: string): Promise<Contribution> =>
    (
      await asked<{ contribution: Contribution }>(
        refugee.fetch(`/api/stages/${stageId}/contributions`, {
          json: { title, language: 'en', body: `${title}: what I have seen.`, consentToPublish: true },
        }),
      )
    ).contribution
  const participants = async (): Promise<ParticipantView[]> =>
    (
      await get<{ items: ParticipantView[] }>(
        world.url,
        `/api/processes/${slug}/participants?limit=200`,
        observer.cookie,
      )
    ).items

  let first: Thread
  const contributions: Contribution[] = []

  beforeAll(async () => {
    world = await startWorld()
    refugee = await world.signIn('refugee')
    observer = await world.signIn('observer')
    first = await says(await sampleDraft(world.url, refugee.cookie), 'In the first round.')
    contributions.push(await contributes((await stageOf('fc1')).id, 'From the first round'))
  })
  afterAll(async () => {
    for (const room of rooms) room.close()
    await world?.close()
  })

  it('[PSE2] the one behind the masks is in no list, and when they came is told nowhere', async () => {
    const names = (await participants()).filter(({ kind }) => kind === 'refugee').map(({ name }) => name)
    expect(names.length).toBeGreaterThan(0)
    expect(names.join(' ')).not.toMatch(/Cedar/)
    const { items } = await get<{ items: Fact[] }>(
      world.url,
      `/api/processes/${slug}/facts?since=0&limit=1000`,
      observer.cookie,
    )
    const joined = items.flatMap((fact) =>
      fact.type === 'participant.joined' ? [fact.data.participant] : [],
    )
    expect(joined.filter(({ kind }) => kind === 'refugee')).toEqual([])
  })

  it('[PSE7] pictures are taken without their name, documents are not taken', async () => {
    const path = `/api/contributions/${contributions[0]?.id}/files?name=`
    const sends = (name: string, body: Buffer, type: string): Promise<Response> =>
      fetch(`${world.url}${path}${name}`, {
        method: 'POST',
        headers: { cookie: refugee.cookie, 'content-type': type },
        body: new Uint8Array(body),
      })
    const { file } = await asked<{ file: { name: string } }>(sends('my-family.png', picture, 'image/png'))
    expect(file.name).not.toContain('family')
    const document = await sends('words.pdf', Buffer.from('%PDF-1.4\n%%EOF\n'), 'application/pdf')
    expect(((await document.json()) as { code: string }).code).toBe('file-tells-its-author')
  })

  it('[PSE1] [PSE4] another round knows somebody else; what is theirs they find across both', async () => {
    const draft = await inRound('fc2')
    const second = await says(draft, 'In the second round.')
    expect([second.author.id, second.author.name]).not.toContain(first.author.id)
    expect(second.author.name).not.toBe(first.author.name)
    contributions.push(await contributes((await stageOf('fc2')).id, 'From the second round'))
    const mine = await get<{ items: ContributionHead[] }>(
      world.url,
      `/api/processes/${slug}/contributions?mine=true&limit=200`,
      refugee.cookie,
    )
    const ids = mine.items.map(({ id }) => id)
    for (const { id } of contributions) expect(ids).toContain(id)
    expect(
      new Set(mine.items.filter(({ id }) => ids.includes(id)).map(({ by }) => by.id)).size,
    ).toBeGreaterThan(1)
  })

  it('[PSE6] what they said in the first round they reword later as who they were there', async () => {
    const { id } = first.comments[0] as Comment
    await asked(
      refugee.fetch(`/api/comments/${id}`, { method: 'PATCH', json: { body: 'In the first round, again.' } }),
    )
    const { thread } = await get<{ thread: Thread }>(world.url, `/api/threads/${first.id}`, observer.cookie)
    expect(thread.comments[0]).toMatchObject({
      body: 'In the first round, again.',
      author: { id: first.author.id },
    })
  })

  it('[PSE5] words written in two rounds have two authors, and the first may write no more', async () => {
    const third = await inRound('fc3')
    const paragraph = third.paragraphs.find(
      ({ kind, can }) => kind === 'paragraph' && can.edit === 'yes',
    ) as DraftView['paragraphs'][number]
    const inThird = await openRoom(world.url, paragraph.room, refugee.cookie)
    rooms.push(inThird)
    inThird.type(0, 'Third. ')
    const reader = await openRoom(world.url, paragraph.room, observer.cookie)
    rooms.push(reader)
    await until('the words of the third round are there', () => reader.text().includes('Third. '))
    const fourth = await inRound('fc4')
    expect(fourth.paragraphs.find(({ id }) => id === paragraph.id)?.can.edit).toBe('yes')
    inThird.type(0, 'Under the name of before. ')
    const inFourth = await openRoom(world.url, paragraph.room, refugee.cookie)
    rooms.push(inFourth)
    inFourth.type(0, 'Fourth. ')
    await until('the words of the fourth round are there', () => reader.text().includes('Fourth. '))
    const { runs } = await get<{ runs: AuthoredRun[] }>(
      world.url,
      `/api/paragraphs/${paragraph.id}/authors`,
      observer.cookie,
    )
    const authorOf = (words: string): ParticipantView | null =>
      runs.find(({ text }) => text.includes(words))?.participant ?? null
    expect(authorOf('Third.')?.id).toBeDefined()
    expect(authorOf('Fourth.')?.id).toBeDefined()
    expect(authorOf('Third.')?.id).not.toBe(authorOf('Fourth.')?.id)
    const before = authorOf('Under the name of before.')
    if (before) expect(before.id).not.toBe(authorOf('Third.')?.id)
  })

  it('[PSE3] who chooses to be recognised is so from the next stage on; earlier masks keep their names', async () => {
    const me = await get<{ participations: { id: string; process: { slug: string } }[] }>(
      world.url,
      '/api/me',
      refugee.cookie,
    )
    const own = me.participations.find(({ process }) => process.slug === slug)
    await asked(
      refugee.fetch(`/api/participations/${own?.id}`, { method: 'PATCH', json: { linksStages: true } }),
    )
    const { author } = await says(await inRound('fc5'), 'In the fifth round, as myself.')
    expect(author.name).toBe('Cedar')
    const { thread } = await get<{ thread: Thread }>(world.url, `/api/threads/${first.id}`, observer.cookie)
    expect(thread.author.name).toBe(first.author.name)
  })
})
