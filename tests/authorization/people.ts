/** The people of the matrix: one of every role and kind, in one process or in the other. */
import type { Me } from '@plenary/shared/api'
import { delegationOf, type Invited, inviteTo, tokenOf, told } from '../invite.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'
import { everybody, type Who } from './verdicts.ts'

export const slug = 'refugees-2018'
export const otherSlug = 'migration-2018'

export interface Person extends Pick<SignedIn, 'cookie' | 'fetch'> {
  who: Who
  /** Their participant in the process; empty for whoever takes no part in it. */
  id: string
}

export type People = Record<Who, Person>

const newcomers = {
  member: { process: slug, kind: 'member-state', role: 'member', delegation: 'State A' },
  facilitator: { process: slug, kind: 'ngo', role: 'facilitator', delegation: 'Listening Circle' },
  moved: { process: slug, kind: 'member-state', role: 'member', delegation: 'State A' },
  gone: { process: slug, kind: 'member-state', role: 'member', delegation: 'State A' },
  elsewhere: { process: otherSlug, kind: 'un-entity', role: 'secretariat', delegation: null },
} as const
const fromDemonstration = {
  secretariat: 'secretariat',
  focal: 'state-a',
  otherFocal: 'state-b',
  observer: 'observer',
  ngo: 'ngo',
  refugee: 'refugee',
} as const

const password = 'a good long password'

/** A person with a cookie, as `World.signIn` makes them, for anybody. */
export function personOf(world: World, who: Who, cookie: string): Person {
  return {
    who,
    id: '',
    cookie,
    fetch(path, { json, headers, ...init } = {}) {
      const type: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/json' }
      return fetch(world.url + path, {
        method: json === undefined ? 'GET' : 'POST',
        ...init,
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        headers: { ...type, ...(cookie ? { cookie } : {}), ...(headers as Record<string, string>) },
      })
    },
  }
}

/** An account by invitation, signed in. */
export async function newcomer(
  world: World,
  inviter: Pick<SignedIn, 'fetch'>,
  who: Who,
  invitation: { process: string; name?: string; email?: string } & Omit<Invited, 'email'>,
): Promise<Person> {
  const { process, name = `The ${who}`, email = `${who}@matrix.plenary.test`, ...rest } = invitation
  const made = await inviteTo(inviter, process, { email, ...rest })
  const accept = `/api/invitations/${tokenOf(made)}/accept`
  const joined = await personOf(world, who, '').fetch(accept, { json: { name, password } })
  if (!joined.ok) throw new Error(`${who}: ${joined.status} ${await joined.text()}`)
  const answer = await fetch(`${world.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: world.url },
    body: JSON.stringify({ email, password }),
  })
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0])
  return personOf(world, who, cookie.join('; '))
}

/** In a world of its own, or in one that runs. */
export async function gatherPeople(running?: World): Promise<{ world: World; people: People }> {
  const world = running ?? (await startWorld({ environment: { LIMITS: 'off' } }))
  const people: Partial<People> = { nobody: personOf(world, 'nobody', '') }
  for (const [who, name] of Object.entries(fromDemonstration) as [Who, string][])
    people[who] = personOf(world, who, (await world.signIn(name)).cookie)
  const inviter = people.secretariat as Person
  for (const who of Object.keys(newcomers) as (keyof typeof newcomers)[])
    people[who] = await newcomer(world, inviter, who, newcomers[who])
  for (const who of everybody) {
    const person = people[who] as Person
    if (who === 'nobody') continue
    const me = (await (await person.fetch('/api/me')).json()) as Me
    person.id = me.participations.find(({ process }) => process.slug === slug)?.id ?? ''
  }
  await move(people as People)
  return { world, people: people as People }
}

/** One goes to another delegation and one goes away: what they were before opens nothing any more. */
async function move({ secretariat, moved, gone }: People): Promise<void> {
  const delegationId = await delegationOf(secretariat, slug, 'State B', 'member-state')
  await told(
    await secretariat.fetch(`/api/participants/${moved.id}`, { method: 'PATCH', json: { delegationId } }),
  )
  await told(await secretariat.fetch(`/api/participants/${gone.id}`, { method: 'DELETE', json: {} }))
  gone.id = ''
}
