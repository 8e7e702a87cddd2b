/** Everyone who takes part in one session of the demonstration, signed in, and how they ask the platform. */
import type { ProcessView } from '@plenary/shared/process'
import type { StageView } from '@plenary/shared/stage'
import { inviteTo, tokenOf } from './invite.ts'
import { get, signInAs } from './sign-in.ts'
import { type SignedIn, type World, withCookie } from './world.ts'

const people = ['secretariat', 'state-a', 'ngo', 'facilitator', 'refugee', 'observer'] as const
export type Who = (typeof people)[number] | 'colleague'

export const sessionSlug = 'refugees-2018'

export class SessionHall {
  private readonly world: World
  private readonly signedIn = new Map<Who, SignedIn>()

  private constructor(world: World) {
    this.world = world
  }

  /** The people of the demonstration and a second person of the NGO, invited as the secretariat would. */
  static async of(world: World): Promise<SessionHall> {
    const hall = new SessionHall(world)
    for (const who of people) hall.signedIn.set(who, await world.signIn(who))
    hall.signedIn.set('colleague', await hall.invite('colleague@example.org', 'a-long-enough-password'))
    return hall
  }

  as(who: Who): SignedIn {
    return this.signedIn.get(who) as SignedIn
  }

  /** The answer, which must not be a refusal. */
  async ask<T>(who: Who, method: string, path: string, json?: object): Promise<T> {
    const answer = await this.as(who).fetch(path, { method, ...(json ? { json } : {}) })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} as ${who}: ${answer.status} ${text}`)
    return JSON.parse(text) as T
  }

  /** The code of the refusal; "none" where there was none. */
  async refusalOf(who: Who, method: string, path: string, json: object = {}): Promise<string> {
    const answer = await this.as(who).fetch(path, { method, json })
    return ((await answer.json()) as { code?: string }).code ?? 'none'
  }

  /** What anybody reads who is not signed in. */
  async publicly<T>(path: string): Promise<T> {
    const answer = await fetch(this.world.url + path)
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return (await answer.json()) as T
  }

  async stageOf(code: string): Promise<StageView> {
    const { cookie } = this.as('secretariat')
    const { stages } = await get<ProcessView>(this.world.url, `/api/processes/${sessionSlug}`, cookie)
    return stages.find((each) => each.code === code) as StageView
  }

  private async invite(email: string, password: string): Promise<SignedIn> {
    type Mine = { participations: { process: { slug: string }; delegation: { name: string } | null }[] }
    const { participations } = await this.ask<Mine>('ngo', 'GET', '/api/me')
    const delegation = participations.find(({ process }) => process.slug === sessionSlug)?.delegation?.name
    const invitation = { email, kind: 'ngo', role: 'member', delegation: delegation ?? null }
    const made = await inviteTo(this.as('secretariat'), sessionSlug, invitation)
    const accepted = await fetch(`${this.world.url}/api/invitations/${tokenOf(made)}/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.world.url },
      body: JSON.stringify({ name: 'A colleague', password }),
    })
    if (!accepted.ok) throw new Error(`accepting: ${accepted.status} ${await accepted.text()}`)
    return withCookie(this.world.url, await signInAs(this.world.url, email, password))
  }
}
