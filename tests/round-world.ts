/** A world with a round that is open, four people who may write in it, and words for what happens when it closes. */
import type { DraftView } from '@plenary/shared/draft'
import type { ReturnedWords } from '@plenary/shared/returned'
import { factsSince } from '../server/src/events/record.ts'
import { paragraphsOfRevision, revisionsOfDraft } from '../server/src/revision/store.ts'
import { get, roomsAllMayEdit, sampleDraft } from './sign-in.ts'
import { Typist } from './typist.ts'
import { type SignedIn, startWorld, type World } from './world.ts'

/** What typists write, so that each edit is found again. */
export const token = /⟦[^⟧]+⟧/g
export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
const writers = ['state-a', 'state-b', 'ngo', 'refugee'] as const

export async function openRoundWorld(): Promise<RoundWorld> {
  const world = await startWorld({ environment: { LIMITS: 'off' } })
  const secretariat = await world.signIn('secretariat')
  const people = await Promise.all(writers.map((name) => world.signIn(name)))
  const draft = await sampleDraft(world.url, secretariat.cookie)
  const rooms = await roomsAllMayEdit(
    world.url,
    people.map(({ cookie }) => cookie),
  )
  return new RoundWorld(world, secretariat, people, draft, rooms)
}

export class RoundWorld {
  readonly world: World
  readonly secretariat: SignedIn
  readonly people: SignedIn[]
  readonly draft: DraftView
  /** Rooms that all of them may write in. */
  readonly rooms: string[]
  private readonly typists: Typist[] = []

  constructor(world: World, secretariat: SignedIn, people: SignedIn[], draft: DraftView, rooms: string[]) {
    this.world = world
    this.secretariat = secretariat
    this.people = people
    this.draft = draft
    this.rooms = rooms
  }

  stageId(): string {
    return this.draft.stage?.id as string
  }

  join(room: string, { cookie }: SignedIn): Typist {
    const typist = new Typist(this.world.url, room, cookie)
    this.typists.push(typist)
    return typist
  }

  leave(): void {
    for (const typist of this.typists.splice(0)) typist.close()
  }

  async act(what: 'close' | 'reopen', body: object): Promise<void> {
    const answer = await this.secretariat.fetch(`/api/stages/${this.stageId()}/${what}`, { json: body })
    if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`)
  }

  private view(): Promise<DraftView> {
    return get<DraftView>(this.world.url, `/api/drafts/${this.draft.id}`, this.secretariat.cookie)
  }

  async closed(): Promise<boolean> {
    const { stage } = await this.view()
    return stage?.phase === 'closed' && stage.publishedAt !== null
  }

  /** Reopens until a deadline this far ahead, on a whole second. */
  async reopenUntil(ms: number): Promise<Date> {
    const closesAt = new Date(Math.ceil((this.world.clock.now().getTime() + ms) / 1000) * 1000)
    await this.act('reopen', { closesAt: closesAt.toISOString(), reason: 'More time' })
    return closesAt
  }

  /** What closings left, the newest first. */
  async revisions() {
    const all = await revisionsOfDraft(this.world.app.database, this.draft.id, null, 1000)
    return all.filter(({ kind }) => kind === 'closing')
  }

  async tokensOfNewest(): Promise<string[]> {
    const [newest] = await this.revisions()
    const rows = newest ? await paragraphsOfRevision(this.world.app.database, newest.id) : []
    return rows.flatMap(({ text }) => text.match(token) ?? [])
  }

  async returnedTo(person: SignedIn): Promise<ReturnedWords[]> {
    await this.world.app.collab.flushProjections()
    const path = `/api/drafts/${this.draft.id}/returned?limit=200`
    return (await get<{ items: ReturnedWords[] }>(this.world.url, path, person.cookie)).items
  }

  /** What of the authors' texts is not in the text as it stood. */
  async tokensReturned(since: Date): Promise<string[]> {
    const all = (await Promise.all(this.people.map((person) => this.returnedTo(person)))).flat()
    return all
      .filter(({ at }) => Date.parse(at) >= since.getTime())
      .flatMap(({ text, baseText }) => {
        const base = new Set(baseText.match(token))
        return (text.match(token) ?? []).filter((each) => !base.has(each))
      })
  }

  paragraphOf(room: string): string {
    return this.draft.paragraphs.find((each) => each.room === room)?.id as string
  }

  /** The text of a paragraph as readers have it. */
  async wordsOf(room: string): Promise<string> {
    await this.world.app.collab.flushProjections()
    return (await this.view()).paragraphs.find((each) => each.room === room)?.text ?? ''
  }

  async factsOf(type: string) {
    const { items } = await factsSince(this.world.app.database, this.draft.process.id, 0, 100_000, () => true)
    return items.filter((fact) => fact.type === type && JSON.stringify(fact.data).includes(this.stageId()))
  }

  async close(): Promise<void> {
    this.leave()
    await this.world.close()
  }
}
