/** What people have said and brought, made through the API as they would make it, anew for every cell that uses it up. */
import type { Thread, Visibility } from '@plenary/shared/thread'
import type { Ground } from './ground.ts'
import type { Who } from './verdicts.ts'

export type Things = ReturnType<typeof thingsOf>

const speakers: readonly Who[] = [
  'secretariat',
  'focal',
  'member',
  'otherFocal',
  'facilitator',
  'ngo',
  'refugee',
  'moved',
]
export const maySpeak = (who: Who): boolean => speakers.includes(who)

/** The smallest PDF there is. */
export const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

/** One pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export function thingsOf(g: Ground) {
  const { people, draft, paragraph } = g
  const input = g.stage('td5').id

  async function send<T>(who: Who, path: string, json: unknown, method = 'POST'): Promise<T> {
    const answer = await people[who].fetch(path, { method, json })
    if (!answer.ok) throw new Error(`${who} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  const newThread = (visibility: Visibility = 'all') => ({
    kind: 'comment',
    visibility,
    body: 'Words of the matrix.',
  })

  /** On a paragraph of the draft. Its first comment is that of its author. */
  async function thread(by: Who, visibility: Visibility = 'all'): Promise<Thread> {
    const body = { ...newThread(visibility), paragraphId: paragraph.id }
    return (await send<{ thread: Thread }>(by, `/api/drafts/${draft.id}/threads`, body)).thread
  }
  const resolved = async (by: Who): Promise<Thread> => {
    const { id } = await thread(by)
    return (
      await send<{ thread: Thread }>(
        by,
        `/api/threads/${id}`,
        { status: 'resolved', outcome: 'Done' },
        'PATCH',
      )
    ).thread
  }
  const commentOf = (of: Thread): string => of.comments[0]?.id as string
  const comment = async (by: Who, visibility: Visibility = 'all'): Promise<string> =>
    commentOf(await thread(by, visibility))
  const hidden = async (by: Who): Promise<string> => {
    const id = await comment(by)
    await send('secretariat', `/api/comments/${id}/hide`, { reason: 'By the matrix' })
    return id
  }
  async function takeBack(by: Who, id: string): Promise<void> {
    const answer = await people[by].fetch(`/api/comments/${id}`, { method: 'DELETE' })
    if (!answer.ok) throw new Error(`${by} takes back: ${answer.status} ${await answer.text()}`)
  }
  const deleted = async (by: Who): Promise<string> => {
    const id = await comment(by)
    await takeBack(by, id)
    return id
  }

  const newContribution = (consentToPublish = true) => ({
    title: 'A contribution',
    language: 'en',
    body: 'One paragraph.\n\nAnother paragraph.',
    consentToPublish,
  })
  async function contribution(
    by: Who,
    consent = true,
  ): Promise<{ id: string; blocks: { id: string; room: string | null }[] }> {
    type Made = { contribution: { id: string; blocks: { id: string; room: string | null }[] } }
    return (await send<Made>(by, `/api/stages/${input}/contributions`, newContribution(consent))).contribution
  }
  const received = async (by: Who, consent = true): Promise<string> => {
    const { id } = await contribution(by, consent)
    await send(by, `/api/contributions/${id}/submit`, {})
    return id
  }
  const posted = async (by: Who): Promise<string> => {
    const id = await received(by)
    await send('secretariat', `/api/contributions/${id}/publish`, {})
    return id
  }
  const withdrawn = async (by: Who): Promise<string> => {
    const id = await posted(by)
    await send(by, `/api/contributions/${id}/withdraw`, {})
    return id
  }
  /** Attached before the contribution is submitted. */
  async function file(by: Who, contributionId: string): Promise<string> {
    const answer = await people[by].fetch(`/api/contributions/${contributionId}/files?name=a.png`, {
      method: 'POST',
      body: png,
      headers: { 'content-type': 'application/octet-stream' },
    })
    if (!answer.ok) throw new Error(`${by} file: ${answer.status} ${await answer.text()}`)
    return ((await answer.json()) as { file: { id: string } }).file.id
  }
  /** [STG6] Opens an adoption to one kind besides States, for everything. */
  async function openTo(code: string, kind: string): Promise<void> {
    const path = `/api/stages/${g.stage(code).id}/admission`
    const opened = { speak: [kind], submit: [kind], attend: [kind] }
    await send('secretariat', path, { opened, reason: 'By the matrix' }, 'PATCH')
  }
  const paper = async (): Promise<string> => {
    const made = await send<{ paper: { id: string } }>('secretariat', `/api/stages/${input}/papers`, {
      title: 'A paper',
      language: 'en',
    })
    return made.paper.id
  }
  const passage = async (): Promise<string> => {
    const source = { type: 'contribution', id: await posted('ngo'), blockId: null }
    const made = await send<{ passage: { id: string } }>('ngo', `/api/paragraphs/${paragraph.id}/passages`, {
      source,
    })
    return made.passage.id
  }
  return {
    send,
    newThread,
    thread,
    resolved,
    commentOf,
    comment,
    hidden,
    takeBack,
    deleted,
    newContribution,
    contribution,
    received,
    posted,
    withdrawn,
    file,
    paper,
    openTo,
    passage,
    input,
  }
}
