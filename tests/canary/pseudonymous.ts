/** Somebody under a pseudonym who uses everything there is, and leaves a trace of themselves wherever one can be left. */
import type { AnswerOf, Me } from '@plenary/shared/api'
import type { DraftView } from '@plenary/shared/draft'
import type { Thread } from '@plenary/shared/thread'
import * as encoding from 'lib0/encoding'
import { io, type Socket } from 'socket.io-client'
import { inviteTo, tokenOf } from '../invite.ts'
import { until } from '../provider.ts'
import { RoomClient } from '../room-client.ts'
import type { SignedIn, World } from '../world.ts'
import { documentOf, drawingOf, openDocumentOf, pdfOf, photographOf } from './files.ts'
import { type Identity, inventIdentity, type TraceName } from './identity.ts'

export class Pseudonymous {
  readonly identity: Identity = inventIdentity()
  readonly clientIds = new Map<string, number>()
  /** Ids the server gave them, which nobody else may learn. */
  readonly secrets: Record<string, string> = {}
  /** What refused them, so that errors are among what is searched. */
  readonly refusals: string[] = []
  private cookie = ''
  private readonly world: World
  private readonly closers: (() => void)[] = []

  constructor(world: World) {
    this.world = world
  }

  private trace = (name: TraceName): string => this.identity.traces[name]

  /** A request with everything a device says of its owner. What is refused is noted, not thrown. */
  async send<T>(method: string, path: string, json?: unknown, raw?: Buffer): Promise<T> {
    const answer = await fetch(this.world.url + path, {
      method,
      ...(raw
        ? { body: raw as unknown as BodyInit }
        : json === undefined
          ? {}
          : { body: JSON.stringify(json) }),
      headers: {
        ...this.identity.headers,
        ...(this.cookie ? { cookie: `${this.cookie}; zone=${this.identity.headers['x-timezone']}` } : {}),
        ...(raw
          ? { 'content-type': 'application/octet-stream' }
          : json === undefined
            ? {}
            : { 'content-type': 'application/json' }),
        ...(path.startsWith('/api/auth') ? { origin: this.world.url } : {}),
      },
    })
    if (path.startsWith('/api/auth'))
      this.cookie = answer.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ')
    const body = (await answer.json()) as T & { code?: string }
    if (!answer.ok) this.refusals.push(`${method} ${path.split('?')[0]}: ${body.code}`)
    return body
  }

  async join(secretariat: SignedIn): Promise<void> {
    const { email, name, password, pseudonym } = this.identity
    const invitation = { email, kind: 'refugee', role: 'member', delegation: null, pseudonym }
    const token = tokenOf(await inviteTo(secretariat, 'refugees-2018', invitation))
    await this.send('GET', `/api/invitations/${token}`)
    await this.send('POST', `/api/invitations/${token}/accept`, { name, password })
    await this.send('POST', '/api/auth/sign-in/email', { email, password })
    const me = await this.me()
    Object.assign(this.secrets, {
      'account id': me.user.id,
      'id behind the masks': me.participations[0]?.id as string,
      'invitation token': token,
      'session token': decodeURIComponent(this.cookie.split('=')[1] as string).split('.')[0] as string,
    })
  }

  me = (): Promise<Me> => this.send<Me>('GET', '/api/me')

  linkStages = async (): Promise<Me> =>
    this.send<Me>('PATCH', `/api/participations/${this.secrets['id behind the masks']}`, {
      linksStages: true,
    })

  /** Writes in a room, saying of themselves in awareness what a client could say. */
  async write(room: string, words: string): Promise<void> {
    let saved = 0
    const client = new RoomClient(`${this.world.url.replace('http', 'ws')}/collab/${room}`, this.cookie, {
      durable: (n) => {
        saved = n
      },
      refused: (code) => {
        this.refusals.push(`room: ${code}`)
        saved = Number.POSITIVE_INFINITY
      },
    })
    this.closers.push(() => client.socket.terminate())
    await client.ready
    this.clientIds.set(room, client.doc.clientID)
    const state = {
      user: { name: this.trace('name in awareness'), color: this.trace('colour in awareness') },
      cursor: {
        anchor: { type: null, tname: this.trace('root name in awareness'), item: null, assoc: 0 },
        head: { type: null, tname: this.trace('root name in awareness'), item: null, assoc: 0 },
      },
      extra: this.trace('extra field in awareness'),
    }
    const entry = encoding.createEncoder()
    encoding.writeVarUint(entry, 1)
    encoding.writeVarUint(entry, client.doc.clientID)
    encoding.writeVarUint(entry, 1)
    encoding.writeVarString(entry, JSON.stringify(state))
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, 1)
    encoding.writeVarUint8Array(frame, encoding.toUint8Array(entry))
    client.type(words)
    client.socket.send(encoding.toUint8Array(frame))
    await until('the words are judged', () => saved >= client.sent)
  }

  /** Is here, and says so with more than is asked. */
  async visit(draftId: string, paragraphId: string): Promise<Socket> {
    const socket = io(this.world.url, {
      path: '/live',
      transports: ['websocket'],
      forceNew: true,
      auth: { token: this.trace('auth payload of a socket') },
      query: { zone: this.trace('query of a socket') },
      extraHeaders: { ...this.identity.headers, cookie: this.cookie },
    })
    this.closers.push(() => socket.disconnect())
    await new Promise<void>((ready) => socket.once('connect', ready))
    await new Promise((done) => socket.emit('watch', { draft: draftId }, done))
    const extra = this.trace('extra field of a presence message')
    socket.emit('here', { draft: draftId, paragraph: paragraphId })
    socket.emit('here', { draft: draftId, paragraph: paragraphId, name: extra })
    socket.emit(extra, extra)
    return socket
  }

  async consult(stageId: string, questionId: string, speakingStageId: string): Promise<string> {
    await this.send('GET', `/api/stages/${stageId}/consultation`)
    await this.send('POST', `/api/stages/${speakingStageId}/speakers`, {})
    await this.send('POST', `/api/stages/${speakingStageId}/attendance`, { attends: true })
    await this.send('POST', `/api/stages/${stageId}/threads`, {
      questionId,
      kind: 'comment',
      visibility: 'all',
      body: 'Food came late.',
    })
    await this.send('POST', `/api/stages/${stageId}/threads`, {
      questionId,
      kind: 'concern',
      visibility: 'secretariat',
      body: 'For you alone.',
    })
    const begun = await this.send<AnswerOf<'createContribution'>>(
      'POST',
      `/api/stages/${stageId}/contributions`,
      {
        title: 'What we lived through',
        language: 'en',
        body: 'We walked for days.',
        consentToPublish: true,
      },
    )
    const { id, blocks } = begun.contribution
    await this.write(blocks[0]?.room as string, ' And nights.')
    const pictures = {
      [`${this.trace('name of a picture')}.jpg`]: photographOf(this.identity),
      'drawing.png': drawingOf(this.identity),
    }
    const documents = {
      [`${this.trace('name of a document')}.docx`]: documentOf(this.identity),
      'text.odt': openDocumentOf(this.identity),
      'text.pdf': pdfOf(this.identity),
    }
    for (const [name, bytes] of Object.entries({ ...pictures, ...documents }))
      await this.send('POST', `/api/contributions/${id}/files?name=${name}`, undefined, bytes)
    await this.send('POST', `/api/contributions/${id}/submit`)
    return id
  }

  /** Everything one does with a draft, in the round that has it now. */
  async draftWith(
    draft: DraftView,
    paragraphId: string,
    of: { thread: Thread; participantId: string },
    words: string,
  ): Promise<Thread> {
    await this.send('GET', `/api/drafts/${draft.id}`)
    await this.send('GET', `/api/drafts/${draft.id}/states`)
    await this.visit(draft.id, paragraphId)
    const room = draft.paragraphs.find(({ id }) => id === paragraphId)?.room as string
    await this.write(room, ` ${words}`)
    const opened = await this.send<{ thread: Thread }>('POST', `/api/drafts/${draft.id}/threads`, {
      paragraphId,
      kind: 'suggestion',
      visibility: 'all',
      body: `${words} as a suggestion.`,
      mentions: [of.participantId],
    })
    const first = opened.thread.comments[0]?.id as string
    await this.send('PATCH', `/api/comments/${first}`, { body: `${words}, reworded.` })
    await this.send('POST', `/api/threads/${of.thread.id}/comments`, { body: `${words} in reply.` })
    await this.send('POST', `/api/threads/${of.thread.id}/support`, { supports: true })
    await this.send('POST', `/api/comments/${of.thread.comments[0]?.id}/report`, {
      reason: `${words}: see for yourself.`,
    })
    const gone = await this.send<{ comment: { id: string } }>(
      'POST',
      `/api/threads/${opened.thread.id}/comments`,
      { body: 'Too much said.' },
    )
    await this.send('DELETE', `/api/comments/${gone.comment.id}`)
    return opened.thread
  }

  /** Asks for what there is not, or not for them, naming themselves on the way. */
  async err(draftId: string): Promise<void> {
    const { email, name } = this.identity
    const extra = this.trace('extra field of a request')
    await this.send('GET', `/api/threads/${encodeURIComponent(email)}`)
    await this.send('GET', `/api/${encodeURIComponent(name)}`)
    await this.send('GET', `/api/processes?${extra}=${extra}`)
    await this.send('POST', `/api/drafts/${draftId}/threads`, { [extra]: extra, author: name })
    await this.send('POST', `/api/drafts/${draftId}/threads`, undefined, Buffer.from(`{"${name}`))
    await this.send('POST', `/api/drafts/${draftId}/structure`, { type: 'delete', paragraph: email })
    await this.send('POST', '/api/auth/sign-in/email', { email, password: `${name} wrong` })
    await this.send('POST', '/api/auth/sign-in/email', { email, password: this.identity.password })
  }

  close(): void {
    for (const end of this.closers.splice(0)) end()
  }
}
