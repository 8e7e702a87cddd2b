/**
 * People who write one paragraph honestly, and one who forges, for tests: everything goes through the gate, late, in
 * any rhythm, and every copy hears what was admitted when chance lets it.
 */
import { grammar } from '@plenary/shared/grammar/grammar'
import * as Y from 'yjs'
import { applyAsIs } from '../server/src/collab/apply.ts'
import { runOf, seedUpdate } from '../server/src/collab/content.ts'
import { type Decision, gate, type Writer } from '../server/src/collab/gate.ts'
import { Shadow } from '../server/src/collab/shadow.ts'
import { type At, type Forged, type ForgedItem, forged } from './forger.ts'
import type { Chance } from './seed.ts'
import { signCharacter, signFormat } from './signs.ts'

const formats = [{ strong: {} }, { em: {} }, { strong: null }, { link: { href: 'https://example.org/' } }]
const texts = ['a', 'be', 'of the ', 'States', '国', ' ']
const ids = ['0190aaaa-0000-7000-8000-0000000000a1', '0190aaaa-0000-7000-8000-0000000000a2']

/** Somebody with an honest editor, who sends and hears when chance lets them. */
class Honest {
  doc = new Y.Doc({ guid: 'honest' })
  heard = 0
  readonly unsent: Uint8Array[] = []
  readonly name: string
  private undo: Y.UndoManager
  constructor(name: string, updates: Uint8Array[], clientId: number) {
    this.name = name
    for (const update of updates) Y.applyUpdate(this.doc, update, 'server')
    this.heard = updates.length
    this.doc.clientID = clientId
    this.undo = this.watch()
  }

  private watch(): Y.UndoManager {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.unsent.push(update)
    })
    return new Y.UndoManager(this.doc.getXmlFragment('content'), {
      captureTimeout: 0,
      trackedOrigins: new Set([null]),
    })
  }

  hear(updates: Uint8Array[], chance: Chance): void {
    const until = chance.below(4)
      ? updates.length
      : this.heard + chance.below(updates.length - this.heard + 1)
    const news = updates.slice(this.heard, until)
    this.heard = until
    if (chance.below(2)) for (const update of news) Y.applyUpdate(this.doc, update, 'server')
    else if (news.length > 0) Y.applyUpdate(this.doc, Y.mergeUpdates(news), 'server')
  }

  write(chance: Chance): void {
    const text = runOf(this.doc) as Y.XmlText
    const dice = chance.below(20)
    if (dice === 0) return void this.undo.undo()
    if (dice === 1) return void this.undo.redo()
    const signs = grammar.silentPlacesIn(text.toDelta())
    if (dice === 2 && signs.length < 6)
      return void text.insert(chance.below(text.length + 1), signCharacter, signFormat(chance.pick(ids)))
    if (dice === 3 && signs.length > 0) return void text.delete(chance.pick(signs), 1)
    const at = chance.below(text.length + 1)
    const rest = text.length - at
    this.doc.transact(() => {
      if (dice < 8 && rest > 0) text.delete(at, Math.min(rest, 1 + chance.below(6)))
      else if (dice < 10 && rest > 0)
        text.format(at, Math.min(rest, 1 + chance.below(5)), chance.pick(formats))
      else
        for (let nth = 0, to = at; nth <= chance.below(3); nth += 1) {
          const more = chance.pick(texts)
          text.insert(to, more)
          if (chance.below(3)) to += more.length
        }
    })
  }

  /** What was written since, in one update or in several, or the whole state as one who comes back sends it. */
  take(chance: Chance): Uint8Array[] {
    const updates = this.unsent.splice(0)
    if (updates.length === 0) return []
    if (chance.below(8) === 0) return [Y.encodeStateAsUpdate(this.doc)]
    return chance.below(2) ? updates : [Y.mergeUpdates(updates)]
  }
}

export interface Said {
  decision: Decision
  honest: boolean
  update: Uint8Array
}

export class Crowd {
  readonly live = new Y.Doc()
  readonly shadow: Shadow
  readonly admitted: Uint8Array[] = []
  private readonly owners = new Map<number, string>()
  private readonly people: Honest[]
  private readonly chance: Chance
  private clients = 1000
  private readonly honestIds = new Set<number>()
  private readonly forgerIds: number[] = []

  constructor(chance: Chance, people = 3) {
    this.chance = chance
    const seed = seedUpdate([{ type: 'text', text: 'States shall protect.' }])
    applyAsIs(this.live, [seed])
    this.admitted.push(seed)
    this.shadow = new Shadow(this.live, Y.parseUpdateMeta(seed).to)
    this.people = Array.from(
      { length: people },
      (_, nth) => new Honest(`person ${nth}`, [seed], this.honestClient()),
    )
  }

  /** Client ids decide between neighbours: neither those of the honest nor the forger's are always the lower. */
  private newClient(): number {
    this.clients += 1
    const id = this.chance.below(2) ? this.clients : 5_000_000 - this.clients
    return this.owners.has(id) ? this.newClient() : id
  }

  private honestClient(): number {
    const id = this.newClient()
    this.honestIds.add(id)
    return id
  }

  /** As the gate knows them; ids of honest editors are drawn by chance from four thousand million: nobody takes one before. */
  writer(participantId: string, owners: ReadonlyMap<number, string> = this.owners): Writer {
    return {
      participantId,
      ownerOf: (client) =>
        owners.get(client) ??
        (participantId === 'forger' && this.honestIds.has(client) ? 'somebody' : undefined),
      newIdsLeft: 64,
    }
  }

  /** Hears of everything that is said, and how it was judged. */
  heard: (participantId: string, update: Uint8Array, decision: Decision) => void = () => undefined

  private say(participantId: string, update: Uint8Array): Decision {
    const decision = gate(update, this.shadow, this.writer(participantId))
    this.heard(participantId, update, decision)
    if (!decision.admitted) return decision
    for (const client of decision.newClientIds) this.owners.set(client, participantId)
    if (decision.update) {
      this.admitted.push(decision.update)
      applyAsIs(this.live, [decision.update])
      this.shadow.committed(1)
    }
    return decision
  }

  destroy(): void {
    this.shadow.destroy()
    this.live.destroy()
    for (const { doc } of this.people) doc.destroy()
  }

  /** One person's turn: what was said, and how it was judged. */
  turn(forgeries = true): Said[] {
    const { chance } = this
    if (forgeries && chance.below(2)) {
      const update = this.forge()
      return update ? [{ decision: this.say('forger', update), honest: false, update }] : []
    }
    const person = chance.pick(this.people)
    const dice = chance.below(6)
    if (dice === 0) {
      // Comes back on another page: with everything so far, under another id.
      if (person.unsent.length > 0) return this.send(person)
      const at = this.people.indexOf(person)
      this.people[at] = new Honest(person.name, this.admitted, this.honestClient())
      return []
    }
    if (dice === 1) person.hear(this.admitted, chance)
    else person.write(chance)
    return chance.below(3) ? this.send(person) : []
  }

  private send(person: Honest): Said[] {
    const said: Said[] = []
    for (const update of person.take(this.chance)) {
      const decision = this.say(person.name, update)
      said.push({ decision, honest: true, update })
      if (decision.admitted) continue
      // Nothing after it can be taken: they come back on another page.
      this.people[this.people.indexOf(person)] = new Honest(person.name, this.admitted, this.honestClient())
      break
    }
    return said
  }

  /** Somewhere in the room, mostly in its words; a letter of whichever run, deleted or not. */
  private place(): At {
    const { chance } = this
    for (let tries = 0; ; tries += 1) {
      const [client, structs] = chance.pick([...this.shadow.doc.store.clients])
      const struct = chance.pick(structs)
      const isInWords = struct instanceof Y.Item && struct.parent instanceof Y.XmlText
      if (isInWords || tries > 4 || chance.below(10) === 0)
        return { client, clock: struct.id.clock + chance.below(struct.length) }
    }
  }

  private content(): Forged {
    const { chance } = this
    const dice = chance.below(20)
    if (dice < 16) return { content: 'text', text: chance.pick(['X', 'YZ', 'forged']) }
    if (dice < 17) return { content: 'gone', length: 1 + chance.below(3) }
    if (dice < 19) return { content: 'mark', key: 'strong', value: chance.below(2) ? {} : null }
    return chance.below(2) ? { content: 'footnote' } : { content: 'words' }
  }

  /** Well-formed, under ids of one's own, at places of one's choice. */
  private forge(): Uint8Array | null {
    const { chance } = this
    if (chance.below(6) === 0) return this.mutated()
    const ids = Array.from({ length: 1 + chance.below(2) }, () =>
      this.forgerIds.length > 0 && chance.below(4) ? chance.pick(this.forgerIds) : this.newClient(),
    )
    for (const id of ids) if (!this.forgerIds.includes(id)) this.forgerIds.push(id)
    if (this.forgerIds.length > 6) this.forgerIds.shift()
    const items: ForgedItem[] = []
    const mine: At[] = []
    for (const client of new Set(ids)) {
      let clock = Y.getState(this.shadow.doc.store, client) - (chance.below(8) ? 0 : chance.below(3))
      if (clock < 0) clock = 0
      for (let nth = 0; nth <= chance.below(3); nth += 1) {
        const what = this.content()
        const item: ForgedItem = { id: { client, clock }, what, ...this.origins(mine) }
        items.push(item)
        const length = what.content === 'text' ? what.text.length : what.content === 'gone' ? what.length : 1
        for (let letter = 0; letter < length; letter += 1) mine.push({ client, clock: clock + letter })
        clock += length
      }
    }
    const deleted = chance.below(5) ? [] : [{ ...this.place(), length: 1 }]
    return forged(items, deleted)
  }

  private origins(mine: At[]): Omit<ForgedItem, 'id' | 'what'> {
    const { chance } = this
    const any = (): At | null =>
      chance.below(8) === 0
        ? null
        : mine.length > 0 && chance.below(3) === 0
          ? chance.pick(mine)
          : this.place()
    if (chance.below(3)) {
      // As an honest editor of another moment would have it: two that stand side by side, or near to it.
      const at = any()
      const item =
        at && mine.indexOf(at) < 0 ? Y.getItem(this.shadow.doc.store, Y.createID(at.client, at.clock)) : null
      if (item instanceof Y.Item && item.right) {
        let { right } = item as { right: Y.Item | null }
        for (let far = chance.below(5) - 2; right && far > 0; far -= 1) right = right.right
        const origin = { client: item.id.client, clock: item.id.clock + item.length - 1 }
        return { origin, rightOrigin: right && { client: right.id.client, clock: right.id.clock } }
      }
    }
    const origin = any()
    const rightOrigin = any()
    if (origin || rightOrigin) return { origin, rightOrigin }
    return { parent: this.place(), ...(chance.below(4) ? {} : { parentSub: 'id' }) }
  }

  /** Something admitted before, with bytes changed. */
  private mutated(): Uint8Array {
    const bytes = Uint8Array.from(this.chance.pick(this.admitted))
    for (let flips = 0; flips <= this.chance.below(3); flips += 1)
      bytes[this.chance.below(bytes.length)] = this.chance.below(256)
    return bytes
  }
}
