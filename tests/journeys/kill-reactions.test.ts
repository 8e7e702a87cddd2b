/**
 * The server is killed between a commit and what follows it: the place of a thread whose words moved to another paragraph
 * is found all the same when the server is back. KILLS=20 is a longer run.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Thread } from '@plenary/shared/thread'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataDir, type ServerProcess, startServer } from '../server-process.ts'
import { get, sampleDraft, signIn } from '../sign-in.ts'

const kills = Number(process.env.KILLS ?? 3)

describe(`${kills} kills between commit and reaction`, () => {
  let server: ServerProcess
  let dataDir: string
  let cookie: string

  const start = async (): Promise<void> => {
    server = await startServer(dataDir)
    cookie = await signIn(server.url, 'secretariat')
  }
  beforeAll(async () => {
    dataDir = await newDataDir()
    await start()
  }, 120_000)
  afterAll(async () => {
    await server?.stop()
  })

  const post = async <T>(path: string, body: object): Promise<T> => {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  /** Facts that the process did not come to follow, as the kill left the files. */
  function leftToDo(): number {
    const file = new Sqlite(join(dataDir, 'plenary.sqlite'), { readonly: true })
    try {
      const [row] = file
        .prepare(
          `select count(*) as count from facts join reaction_cursors c on c.process_id = facts.process_id
           where facts.seq > c.seq and facts.type = 'paragraph.split'`,
        )
        .all() as [{ count: number }]
      return row.count
    } finally {
      file.close()
    }
  }

  it('[FCT6] lose no place of a thread', { timeout: 120_000 + kills * 60_000 }, async () => {
    let interrupted = 0
    for (let nth = 0; nth < kills; nth += 1) {
      const draft = await sampleDraft(server.url, cookie)
      const paragraph = draft.paragraphs.filter(
        ({ kind, status, text }) => kind === 'paragraph' && status === 'open' && text.length > 160,
      )[nth]
      if (!paragraph) throw new Error('the sample has no such paragraph')
      const { text } = paragraph
      const exact = text.slice(-40)
      const { thread } = await post<{ thread: Thread }>(`/api/drafts/${draft.id}/threads`, {
        ...{ paragraphId: paragraph.id, kind: 'comment', visibility: 'all', body: 'Here.' },
        quote: { exact, prefix: text.slice(-60, -40), suffix: '' },
      })
      const second = randomUUID()
      await post(`/api/drafts/${draft.id}/structure`, {
        ...{ type: 'split', paragraph: paragraph.id, offset: text.length - 80, id: second },
      })
      await server.kill()
      if (leftToDo() > 0) interrupted += 1
      await start()
      const { thread: found } = await get<{ thread: Thread }>(server.url, `/api/threads/${thread.id}`, cookie)
      expect(found.paragraphId).toBe(second)
      expect(found.anchor).toMatchObject({ now: exact })
      expect(leftToDo()).toBe(0)
    }
    console.log(`${interrupted} of ${kills} kills came between commit and reaction`)
  })
})
