/** A demonstration filled once for all rounds: its folder, who may write, and in which rooms. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DraftView } from '@plenary/shared/draft'
import type { ProcessView } from '@plenary/shared/process'
import { plenary, startServer } from '../../server-process.ts'
import { get } from '../../sign-in.ts'

export interface Prepared {
  folder: string
  cookies: string[]
  rooms: string[]
}

/** Carets stand between letters. */
const leastWords = 4

const made = new Map<string, Promise<Prepared>>()

/** `people`: how many sessions are wanted at least; the most that any scenario asks for are made the first time. */
export async function prepared(root: string, people: number): Promise<Prepared> {
  const before = await made.get(root)
  if (before && before.cookies.length >= people) return before
  const making = make(root, Math.max(people, 600))
  made.set(root, making)
  return making
}

async function make(root: string, people: number): Promise<Prepared> {
  const { ensureBuilt } = (await import(join(root, 'server/bin/prepare.mjs'))) as {
    ensureBuilt(what: object): void
  }
  ensureBuilt({ only: ['shared and server'] })
  const folder = mkdtempSync(join(tmpdir(), 'plenary-race-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const env = { LIMITS: 'off', DEMO: '1' }
  const server = await startServer(folder, { built: true, env, root })
  try {
    const lines = await plenary(folder, ['demo-sessions', '--count', String(people)], {
      built: true,
      env,
      root,
    })
    const cookies = lines.trim().split('\n')
    const rooms = await roomsToWriteIn(server.url, cookies[0] as string)
    return { folder, cookies, rooms }
  } finally {
    await server.stop()
  }
}

/** Paragraphs that every session may edit and that have words, those of the sample's English text first. */
async function roomsToWriteIn(url: string, cookie: string): Promise<string[]> {
  const { drafts } = await get<ProcessView>(url, '/api/processes/refugees-2018', cookie)
  const views = await Promise.all(drafts.map(({ id }) => get<DraftView>(url, `/api/drafts/${id}`, cookie)))
  const open = views
    .sort((a, b) => b.paragraphs.length - a.paragraphs.length)
    .flatMap(({ paragraphs }) => paragraphs)
    .filter(({ can, text }) => can.edit === 'yes' && text.length > leastWords)
  return [...open.filter(isParagraph), ...open.filter((each) => !isParagraph(each))].map(({ room }) => room)
}

const isParagraph = ({ kind }: { kind: string }): boolean => kind === 'paragraph'
