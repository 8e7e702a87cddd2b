/** Delegations, mandates, invitations and participations: known to those who take part, kept by the secretariat. */
import type { Delegation } from '@plenary/shared/delegation'
import { delegationOf, inviteTo, told } from '../invite.ts'
import { about, type Rows, row } from './cells.ts'
import { type Ground, missing } from './ground.ts'
import { newcomer, otherSlug, slug } from './people.ts'
import type { Things } from './things.ts'
import { absent, inside, known, secretariatInside } from './verdicts.ts'

export function peopleRows(g: Ground, things: Things): Rows {
  const { world, people } = g
  const { secretariat, elsewhere } = people
  const here = { params: { slug } }
  const nobodysSlug = { params: { slug: missing } }
  const none = { params: { id: missing } }
  const letters = 'abcdefghjkmnpqrstuvwxyz'
  let made = 0
  /** Names that nobody has yet. */
  const fresh = (word: string): string => {
    made += 1
    return `${word} ${letters[made % letters.length]}${made}x`
  }
  const body = () => ({
    kind: 'ngo',
    name: fresh('Matrix'),
  })
  const entered = async (): Promise<string> =>
    (await told<Delegation>(await secretariat.fetch(`/api/processes/${slug}/delegations`, { json: body() })))
      .id
  let over: Promise<string> | undefined
  const ofTheOther = () => {
    over ??= delegationOf(elsewhere, otherSlug, 'Over there', 'un-entity')
    return over
  }
  const pair = async () => ({ delegationId: await entered(), byDelegationId: await entered() })
  const mandate = async (): Promise<string> => {
    const answer = await secretariat.fetch(`/api/processes/${slug}/mandates`, { json: await pair() })
    return (await told<{ mandate: { id: string } }>(answer)).mandate.id
  }
  const invitation = () => ({
    email: `${crypto.randomUUID()}@matrix.plenary.test`,
    kind: 'ngo',
    role: 'member',
  })
  const invited = async (): Promise<string> => (await inviteTo(secretariat, slug, invitation())).id
  const invitedElsewhere = async (): Promise<string> =>
    (await inviteTo(elsewhere, otherSlug, invitation())).id
  const participant = async (): Promise<string> => {
    const name = fresh('Somebody')
    const person = await newcomer(world, secretariat, 'ngo', { process: slug, name, ...invitation() })
    const { participations } = (await (await person.fetch('/api/me')).json()) as {
      participations: { id: string }[]
    }
    return participations[0]?.id as string
  }
  const change = { body: { role: 'observer', reason: 'By the matrix' } }
  const rename = { body: { reason: 'By the matrix' } }
  const readers = known('yes')
  const keepers = secretariatInside()
  /** The other process has a secretariat of its own; the demonstration's is that of both. */
  const overThere = inside('secretariat-only', {
    ...{ secretariat: 'yes', elsewhere: 'yes' },
    ...{ member: 'not-found', facilitator: 'not-found' },
  })
  const stateB = delegationOf(secretariat, slug, 'State B', 'member-state')
  const wish = async () => ({ onBehalfOf: { delegationId: await stateB } })
  /** The NGO wishes to speak for State B, whose focal point is asked. */
  const asked = async (): Promise<string> => {
    const body = { ...things.newContribution(), ...(await wish()) }
    const { contribution } = await things.send<{ contribution: { id: string } }>(
      'ngo',
      `/api/stages/${things.input}/contributions`,
      body,
    )
    await things.send('ngo', `/api/contributions/${contribution.id}/submit`, {})
    return contribution.id
  }
  const askedInPublic = async (): Promise<string> => {
    const id = await asked()
    await things.send('secretariat', `/api/contributions/${id}/publish`, {})
    return id
  }
  /** Entered, because whoever asks for themselves asks once. */
  const atTheFloor = async (): Promise<string> => {
    const path = `/api/stages/${g.stage('fc1').id}/speakers`
    const stateA = await delegationOf(secretariat, slug, 'State A', 'member-state')
    const body = { entered: { delegationId: stateA }, ...(await wish()) }
    return (await things.send<{ speaker: { id: string } }>('secretariat', path, body)).speaker.id
  }
  const confirms = { body: { confirms: true } }
  const focalPoint = { otherFocal: 'yes' } as const
  const list = [row('of one process', readers, here), row('missing', absent(), nobodysSlug)]
  return {
    listParticipants: list,
    listDelegations: list,
    listMandates: list,
    listBehalf: list,
    answerForContribution: [
      row(
        'asked',
        absent({ ...focalPoint, secretariat: 'focal-point-only', ngo: 'focal-point-only' }),
        about(asked, confirms),
      ),
      row('asked, posted', inside('focal-point-only', focalPoint), about(askedInPublic, confirms)),
      row('missing', absent(), { ...none, ...confirms }),
    ],
    answerForSpeaker: [
      row('asked', inside('focal-point-only', focalPoint), about(atTheFloor, confirms)),
      row('missing', absent(), { ...none, ...confirms }),
    ],
    listInvitations: [row('of one process', keepers, here), row('missing', absent(), nobodysSlug)],
    createDelegation: [
      row('of one process', keepers, () => ({ ...here, body: body() })),
      row('missing', absent(), () => ({ ...nobodysSlug, body: body() })),
    ],
    changeDelegation: [
      row('of one process', keepers, about(entered, rename)),
      row('of another process', overThere, about(ofTheOther, rename)),
      row('missing', absent(), { ...none, ...rename }),
    ],
    grantMandate: [
      row('of one process', keepers, async () => ({ ...here, body: await pair() })),
      row('for a delegation of another process', secretariatInside('not-found'), async () => ({
        ...here,
        body: { ...(await pair()), delegationId: await ofTheOther() },
      })),
      row('missing', absent(), async () => ({ ...nobodysSlug, body: await pair() })),
    ],
    revokeMandate: [row('that holds', keepers, about(mandate)), row('missing', absent(), none)],
    withdrawInvitation: [
      row('that is open', keepers, about(invited)),
      row('of another process', overThere, about(invitedElsewhere)),
      row('missing', absent(), none),
    ],
    changeParticipant: [
      row('of one process', keepers, about(participant, change)),
      row('missing', absent(), { ...none, ...change }),
    ],
    endParticipation: [row('of one process', keepers, about(participant)), row('missing', absent(), none)],
  }
}
