/** A long text with all that may hang on it, for those who weigh what everything costs: which ids stand in which address. */
import type { EndpointName } from '@plenary/shared/api'
import type { DraftView } from '@plenary/shared/draft'
import type { ProcessView } from '@plenary/shared/process'
import { chanceOf } from './seed.ts'
import { get } from './sign-in.ts'
import type { SignedIn } from './world.ts'

export interface Scene {
  draft: string
  room: string
  paragraph: string
  /** Throws for an address that names a thing this scene has no id for. */
  pathOf(template: string): string
  query(name: EndpointName, shape: object): Record<string, string>
  /** The largest body, with ids and words that exist in place of those that cannot. */
  body(name: EndpointName, largest: unknown): unknown
}

const paragraphsOfText = 1200
const slug = 'refugees-2018'

export async function setScene(url: string, secretariat: SignedIn): Promise<Scene> {
  const chance = chanceOf(2018)
  const word = (): string => `w${chance.below(8000).toString(36)}`
  const text = Array.from(
    { length: paragraphsOfText },
    (_, nth) => `${nth + 1}. ${Array.from({ length: 80 }, word).join(' ')}.`,
  ).join('\n\n')
  const ask = async <T>(path: string, json: object): Promise<T> => {
    const answer = await secretariat.fetch(path, { json })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const list = async <T>(path: string): Promise<T[]> =>
    (await get<{ items: T[] }>(url, path, secretariat.cookie)).items
  const process = await get<ProcessView>(url, `/api/processes/${slug}`, secretariat.cookie)
  const stage = process.stages.find(({ code }) => code === 'fc1')?.id as string
  const source = { format: 'text', text }
  const { draft } = await ask<{ draft: { id: string } }>(`/api/processes/${slug}/drafts`, {
    title: 'A long text',
    language: 'en',
    source,
  })
  const publish = async (symbol: string): Promise<string> => {
    const changed = { format: 'text', text: text.replaceAll('w1', 'u1') }
    const answer = await ask<{ revision?: { id: string }; id?: string }>(
      `/api/drafts/${draft.id}/revisions/import`,
      { source: symbol.endsWith('1') ? source : changed, symbol, title: symbol, decisions: {} },
    )
    return (answer.revision?.id ?? answer.id) as string
  }
  const [older, newer] = [await publish('LONG/1'), await publish('LONG/2')]
  // The sample, which people may edit, has the live paragraph.
  const sample = process.drafts.find(({ language }) => language === 'en')?.id as string
  const view = await get<DraftView>(url, `/api/drafts/${sample}`, secretariat.cookie)
  const live = view.paragraphs.findLast(
    ({ kind, can }) => kind === 'paragraph' && can.edit === 'yes',
  ) as DraftView['paragraphs'][number]
  const firstOf = async (path: string): Promise<string> => (await list<{ id: string }>(path))[0]?.id ?? 'none'
  const threads = await list<{ id: string; comments: { id: string }[] }>(`/api/drafts/${sample}/threads`)
  const contribution = await firstOf(`/api/processes/${slug}/contributions`)
  const ids: Record<string, string> = {
    drafts: draft.id,
    stages: stage,
    paragraphs: live.id,
    revisions: newer,
    threads: threads[0]?.id ?? 'none',
    comments: threads[0]?.comments[0]?.id ?? 'none',
    contributions: contribution,
    processes: slug,
    // Things that stand for themselves: what an unknown one costs is weighed.
    returned: 'none',
    papers: 'none',
    files: 'none',
    speakers: 'none',
    passages: 'none',
    participations: 'none',
    participants: 'none',
    delegations: 'none',
    mandates: 'none',
    invitations: 'none',
    topics: 'health',
  }
  const others: Record<string, string> = {
    other: older,
    draft: draft.id,
    seq: '1',
    block: 'none',
    topic: 'health',
  }
  return {
    draft: draft.id,
    room: live.room,
    paragraph: live.id,
    pathOf: (template) =>
      template
        .replace('/:type/:id', `/paragraph/${live.id}`)
        .replace(/\/([\w-]+)\/:(\w+)|:(\w+)/g, (_, folder, first, alone) => {
          const id = (folder && ids[folder]) ?? others[first ?? alone]
          if (id === undefined)
            throw new Error(`${template} names a thing that the scene of prices does not have`)
          return folder ? `/${folder}/${first in others ? others[first] : id}` : id
        }),
    query(name, shape) {
      const longest: Record<string, string> = {
        limit: name === 'listFacts' ? '1000' : '200',
        q: 'the',
        name: 'a.pdf',
      }
      return Object.fromEntries(
        Object.keys(shape).flatMap((key) => (longest[key] ? [[key, longest[key]]] : [])),
      )
    },
    body(name, made) {
      const given = bodies[name]
      return given ? { ...(made as object), ...given(text) } : made
    },
  }
}

/** Words an import can be made of: the largest text of one word is refused before it is read. */
const bodies: Partial<Record<EndpointName, (text: string) => object>> = {
  importDraft: (text) => ({
    title: 'A',
    language: 'en',
    stage: undefined,
    source: { format: 'text', text: text.repeat(7) },
  }),
  previewImport: (text) => ({
    title: 'A',
    language: 'en',
    stage: undefined,
    source: { format: 'markdown', text: text.repeat(7) },
  }),
  previewRevisionImport: (text) => ({ source: { format: 'text', text } }),
  importRevision: (text) => ({
    symbol: 'LONG/3',
    title: 'A',
    decisions: {},
    against: undefined,
    source: { format: 'text', text },
  }),
}
