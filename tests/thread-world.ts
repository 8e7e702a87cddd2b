/** A world with people who discuss the sample draft, and words for what they ask of threads. */
import { randomUUID } from 'node:crypto'
import type { DraftView } from '@plenary/shared/draft'
import type { Fact } from '@plenary/shared/events'
import type { ServerToClient } from '@plenary/shared/live'
import type { Comment, Thread } from '@plenary/shared/thread'
import { io, type Socket } from 'socket.io-client'
import { type DemoName, sampleDraft } from './sign-in.ts'
import { type SignedIn, startWorld, type World, type WorldOptions } from './world.ts'

export interface Answer<T> {
  status: number
  /** The id of the refusal, where it is one. */
  code: string | undefined
  body: T
}

/** A screen that listens, and what it has heard. */
export interface Listener {
  heard: Fact[]
  socket: Socket<ServerToClient>
}

const names = ['secretariat', 'state-a', 'state-b', 'ngo', 'refugee', 'observer'] as const

export async function openThreadWorld(options: WorldOptions = {}): Promise<ThreadWorld> {
  const world = await startWorld(options)
  const people = await Promise.all(names.map(async (name) => [name, await world.signIn(name)] as const))
  const draft = await sampleDraft(world.url, people[0]?.[1].cookie as string)
  return new ThreadWorld(world, new Map(people), draft)
}

export class ThreadWorld {
  readonly world: World
  readonly draft: DraftView
  private readonly people: Map<DemoName, SignedIn>
  private readonly sockets: Socket[] = []

  constructor(world: World, people: Map<DemoName, SignedIn>, draft: DraftView) {
    this.world = world
    this.people = people
    this.draft = draft
  }

  who(name: DemoName): SignedIn {
    return this.people.get(name) as SignedIn
  }

  async ask<T>(name: DemoName, method: string, path: string, json?: unknown): Promise<Answer<T>> {
    const answer = await this.who(name).fetch(path, { method, ...(json === undefined ? {} : { json }) })
    const body = (await answer.json()) as T & { code?: string }
    return { status: answer.status, code: body.code, body }
  }

  /** The answer, which must not be a refusal. */
  async done<T>(name: DemoName, method: string, path: string, json?: unknown): Promise<T> {
    const { status, body } = await this.ask<T>(name, method, path, json)
    if (status !== 200) throw new Error(`${name} ${method} ${path}: ${status} ${JSON.stringify(body)}`)
    return body
  }

  /** A paragraph with words that everyone may comment on, the nth of them. */
  paragraph(nth = 0): DraftView['paragraphs'][number] {
    const found = this.draft.paragraphs.filter(({ kind, text }) => kind === 'paragraph' && text.length > 80)
    return found[nth] as DraftView['paragraphs'][number]
  }

  newThread(input: object = {}): object {
    return {
      id: randomUUID(),
      paragraphId: this.paragraph().id,
      kind: 'comment',
      visibility: 'all',
      body: 'We should like to understand this better.',
      ...input,
    }
  }

  async opens(name: DemoName, input: object = {}): Promise<Thread> {
    const path = `/api/drafts/${this.draft.id}/threads`
    return (await this.done<{ thread: Thread }>(name, 'POST', path, this.newThread(input))).thread
  }

  tryOpening(name: DemoName, input: object = {}): Promise<Answer<{ thread: Thread }>> {
    return this.ask(name, 'POST', `/api/drafts/${this.draft.id}/threads`, this.newThread(input))
  }

  async replies(name: DemoName, threadId: string, input: object = {}): Promise<Comment> {
    const json = { id: randomUUID(), body: 'We agree.', ...input }
    return (await this.done<{ comment: Comment }>(name, 'POST', `/api/threads/${threadId}/comments`, json))
      .comment
  }

  tryReplying(name: DemoName, threadId: string, input: object = {}): Promise<Answer<{ comment: Comment }>> {
    return this.ask(name, 'POST', `/api/threads/${threadId}/comments`, { body: 'We agree.', ...input })
  }

  /** All threads on the draft that somebody sees, page after page. */
  async listed(name: DemoName, query = ''): Promise<Thread[]> {
    const all: Thread[] = []
    let cursor: string | null = null
    do {
      const path: string = `/api/drafts/${this.draft.id}/threads?limit=200${query}${cursor ? `&cursor=${cursor}` : ''}`
      const page: { items: Thread[]; next: string | null } = await this.done(name, 'GET', path)
      all.push(...page.items)
      cursor = page.next
    } while (cursor)
    return all
  }

  async thread(name: DemoName, id: string): Promise<Thread> {
    return (await this.done<{ thread: Thread }>(name, 'GET', `/api/threads/${id}`)).thread
  }

  /** What somebody is told of what they missed. */
  async facts(name: DemoName, since = 0): Promise<Fact[]> {
    const all: Fact[] = []
    let next: number | null = since
    while (next !== null) {
      const page: { items: Fact[]; next: number | null } = await this.done(
        name,
        'GET',
        `/api/processes/refugees-2018/facts?since=${next}`,
      )
      all.push(...page.items)
      next = page.next
    }
    return all
  }

  async listens(name: DemoName, watch: object = { draft: this.draft.id }): Promise<Listener> {
    const heard: Fact[] = []
    const socket: Socket<ServerToClient> = io(this.world.url, {
      path: '/live',
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie: this.who(name).cookie },
    })
    this.sockets.push(socket)
    socket.on('fact', (fact) => heard.push(fact))
    const answer: unknown = await (socket as Socket).timeout(20_000).emitWithAck('watch', watch)
    if (!(answer as { seq?: number }).seq) throw new Error(`${name} may not watch ${JSON.stringify(watch)}`)
    return { heard, socket }
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.disconnect()
    return this.world.close()
  }
}
