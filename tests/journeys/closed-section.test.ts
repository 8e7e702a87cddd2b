/** A section that some may not read: none of its words reach them, by any way the platform tells words. */
import type { DraftView } from '@plenary/shared/draft'
import type { Fact } from '@plenary/shared/events'
import type { ServerToClient } from '@plenary/shared/live'
import type { ParagraphView } from '@plenary/shared/paragraph'
import { closeCode } from '@plenary/shared/rooms'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../answers.ts'
import { until } from '../provider.ts'
import { roundScene, type Who } from '../round-scene.ts'
import { get } from '../sign-in.ts'
import type { World } from '../world.ts'

describe('a section that is not for everyone', () => {
  const { as, send, viewOf, sectionId, setRights, enter, begin, end } = roundScene()
  const sockets: Socket<ServerToClient>[] = []
  let world: World
  let draft: DraftView
  let inside: ParagraphView
  let outside: ParagraphView
  const heard = new Map<Who, Fact[]>()

  beforeAll(async () => {
    world = await begin()
    draft = await viewOf('secretariat')
    const [support, other] = [sectionId(draft, 'II.B'), sectionId(draft, 'I')]
    await setRights([
      { kinds: ['member-state'], actions: ['read', 'edit'], sections: 'all' },
      { kinds: ['ngo', 'academia'], actions: ['comment'], sections: [support] },
    ])
    const firstUnder = (heading: string): ParagraphView =>
      draft.paragraphs
        .slice(draft.paragraphs.findIndex(({ id }) => id === heading))
        .find(({ kind }) => kind === 'paragraph') as ParagraphView
    inside = firstUnder(support)
    outside = firstUnder(other)
    for (const who of ['state-a', 'ngo'] as const) {
      const facts: Fact[] = []
      heard.set(who, facts)
      const socket: Socket<ServerToClient> = io(world.url, {
        path: '/live',
        transports: ['websocket'],
        extraHeaders: { cookie: as(who).cookie },
      })
      sockets.push(socket)
      socket.on('fact', (fact) => facts.push(fact))
      const answer: unknown = await (socket as Socket).timeout(5000).emitWithAck('watch', { draft: draft.id })
      expect(answer).toHaveProperty('seq')
    }
  })

  afterAll(async () => {
    for (const socket of sockets) socket.disconnect()
    await end()
  })

  it('[RGT7] the draft has its place, its number and no words', async () => {
    const seen = new Map((await viewOf('ngo')).paragraphs.map((each) => [each.id, each]))
    expect(seen.get(inside.id)).toMatchObject({
      text: inside.text,
      html: inside.html,
      can: { read: 'yes' },
    })
    expect(seen.get(outside.id)).toMatchObject({
      label: outside.label,
      position: outside.position,
      content: [],
      text: '',
      html: '',
      can: { read: 'section-not-open' },
    })
    expect([...seen.values()].map(({ label }) => label)).toEqual(draft.paragraphs.map(({ label }) => label))
    for (const who of ['secretariat', 'state-a'] as const)
      expect((await viewOf(who)).paragraphs.every(({ can }) => can.read === 'yes')).toBe(true)
  })

  it('[RGT7] neither its live states nor its room are handed out', async () => {
    const { states } = await get<{ states: Record<string, string> }>(
      world.url,
      `/api/drafts/${draft.id}/states`,
      as('ngo').cookie,
    )
    expect(states).toHaveProperty([inside.room])
    expect(states).not.toHaveProperty([outside.room])
    const { default: WebSocket } = await import('ws')
    const code = await new Promise<number>((resolve) => {
      const address = `${world.url.replace('http', 'ws')}/collab/${outside.room}`
      new WebSocket(address, { headers: { cookie: as('ngo').cookie, origin: world.url } }).on(
        'close',
        resolve,
      )
    })
    expect(code).toBe(closeCode.noRight)
  })

  it('[RGT7] live facts carry its words to those who may read it, and to nobody else', async () => {
    const writer = await enter('state-a', outside.room)
    writer.type(0, 'for States alone: ')
    const open = await enter('state-a', inside.room)
    open.type(0, 'for everyone: ')
    const textsOf = (who: Who): string[] =>
      (heard.get(who) ?? []).flatMap((fact) =>
        fact.type === 'paragraph.text' ? [fact.data.paragraph.text] : [],
      )
    await until('both hear the open section', () =>
      (['ngo', 'state-a'] as const).every((who) =>
        textsOf(who).some((text) => text.startsWith('for everyone')),
      ),
    )
    await until('the State hears the other', () =>
      textsOf('state-a').some((text) => text.startsWith('for States alone')),
    )
    const split = { type: 'split', paragraph: outside.id, offset: 12, id: crypto.randomUUID() }
    expect(await codeOf(send('secretariat', 'POST', `/api/drafts/${draft.id}/structure`, split))).toBe('yes')
    await until('both hear of the split', () =>
      (['ngo', 'state-a'] as const).every((who) =>
        heard.get(who)?.some(({ type }) => type === 'paragraph.split'),
      ),
    )
    expect(JSON.stringify(heard.get('state-a'))).toContain('States alone')
    expect(JSON.stringify(heard.get('ngo'))).not.toMatch(/for States|tates alone/)
    const seqs = heard.get('ngo')?.map(({ seq }) => seq) ?? []
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
  })

  it('[RGT7] nor do the facts one missed', async () => {
    const missed = async (who: Who): Promise<string> =>
      (await as(who).fetch('/api/processes/refugees-2018/facts?since=0&limit=200')).text()
    expect(await missed('state-a')).toMatch(/tates alone/)
    expect(await missed('ngo')).not.toMatch(/for States|tates alone/)
    expect(await missed('ngo')).toContain('for everyone')
  })
})
