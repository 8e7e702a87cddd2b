/** Inviting people as the secretariat does: into a delegation by its id, which is entered where there is none of that name. */
import type { Delegation } from '@plenary/shared/delegation'
import type { InvitationMade } from '@plenary/shared/participant-api'

export interface Asks {
  fetch(path: string, init?: RequestInit & { json?: unknown }): Promise<Response>
}

export async function told<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`${new URL(answer.url).pathname}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** The delegation called so; entered by whoever asks where there is none. */
export async function delegationOf(asks: Asks, slug: string, name: string, kind: string): Promise<string> {
  const path = `/api/processes/${slug}/delegations`
  const { items } = await told<{ items: Delegation[] }>(
    await asks.fetch(`${path}?q=${encodeURIComponent(name)}`),
  )
  const known = items.find((each) => each.name === name)
  return known?.id ?? (await told<Delegation>(await asks.fetch(path, { json: { kind, name } }))).id
}

export interface Invited {
  email: string
  kind: string
  role: string
  /** The name of a delegation. */
  delegation?: string | null
  pseudonym?: string | null
}

/** The link of a new invitation. */
export async function inviteTo(
  asks: Asks,
  slug: string,
  { delegation, ...item }: Invited,
): Promise<InvitationMade & { link: string }> {
  const delegationId = delegation ? await delegationOf(asks, slug, delegation, item.kind) : null
  const made = await told<{ items: [InvitationMade & { link: string }] }>(
    await asks.fetch(`/api/processes/${slug}/invitations`, { json: { items: [{ ...item, delegationId }] } }),
  )
  return made.items[0]
}

export const tokenOf = ({ link }: { link: string }): string => link.split('/').at(-1) as string
