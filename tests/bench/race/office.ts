/** What the secretariat and readers ask over HTTP, on connections that stay open. */
import { Agent, request } from 'node:http'
import type { DraftView } from '@plenary/shared/draft'
import type { ProcessView } from '@plenary/shared/process'
import { chanceOf } from '../../seed.ts'
import { get, signIn } from '../../sign-in.ts'

export const slug = 'refugees-2018'
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export interface Answer {
  status: number
  bytes: number
  etag: string | undefined
  body: Buffer
}

export function ask(
  url: string,
  path: string,
  headers: Record<string, string>,
  json?: unknown,
): Promise<Answer> {
  return new Promise((answered, failed) => {
    const method = json === undefined ? 'GET' : 'POST'
    const body = json === undefined ? undefined : JSON.stringify(json)
    const type = body ? { 'content-type': 'application/json', origin: url } : {}
    const asked = request(url + path, { agent, method, headers: { ...headers, ...type } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', failed)
      response.on('end', () => {
        const whole = Buffer.concat(parts)
        const { statusCode: status = 0 } = response
        if (status >= 400) return failed(new Error(`${path}: ${status} ${whole.toString().slice(0, 300)}`))
        answered({ status, bytes: whole.length, etag: response.headers.etag, body: whole })
      })
    })
    asked.on('error', failed)
    asked.end(body)
  })
}

/** The sample's text, which has 165 paragraphs, as the holder of the cookie has it. */
export async function sampleOf(url: string, cookie: string): Promise<DraftView> {
  const { drafts } = await get<ProcessView>(url, `/api/processes/${slug}`, cookie)
  const id = drafts.find(({ language }) => language === 'en')?.id
  return get<DraftView>(url, `/api/drafts/${id}`, cookie)
}

/** Numbered paragraphs of eighty words. */
export function longText(paragraphs: number, seed: number): string {
  const chance = chanceOf(seed)
  const word = (): string => `w${chance.below(8000).toString(36)}`
  return Array.from(
    { length: paragraphs },
    (_, nth) => `${nth + 1}. ${Array.from({ length: 80 }, word).join(' ')}.`,
  ).join('\n\n')
}

/** Two published texts of so many paragraphs, of which every third word of one kind differs; answers their ids. */
export async function publishTwo(url: string, cookie: string, paragraphs: number): Promise<[string, string]> {
  const text = longText(paragraphs, 2018)
  const headers = { cookie }
  const imported = await ask(url, `/api/processes/${slug}/drafts`, headers, {
    ...{ title: 'A long text', language: 'en' },
    source: { format: 'text', text },
  })
  const { draft } = JSON.parse(imported.body.toString()) as { draft: { id: string } }
  const ids: string[] = []
  for (const [nth, given] of [text, text.replaceAll('w1', 'u1')].entries()) {
    const answer = await ask(url, `/api/drafts/${draft.id}/revisions/import`, headers, {
      ...{ symbol: `LONG/${nth}`, title: `LONG/${nth}`, decisions: {} },
      source: { format: 'text', text: given },
    })
    const made = JSON.parse(answer.body.toString()) as { revision?: { id: string }; id?: string }
    ids.push((made.revision?.id ?? made.id) as string)
  }
  return ids as [string, string]
}

export const secretariat = (url: string): Promise<string> => signIn(url, 'secretariat')
