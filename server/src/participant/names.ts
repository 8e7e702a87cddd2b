/** [NAM2] Names in use in a process: nobody takes one that reads like another's, or that poses as a body. */
import { Refusal } from '@plenary/shared/problems'
import type { Queries } from '../database/port.ts'
import { formsOfDelegations } from './delegation-store.ts'
import { namesHeld } from './invitation-store.ts'
import { bodyIn, formOf } from './skeleton.ts'
import { namedPeople } from './store.ts'
import type { NamesOf } from './view.ts'

/** Bodies that every process has, whether or not they are among its delegations. */
const bodies = [
  'Secretariat',
  'Secrétariat',
  'Secretaría',
  'Секретариат',
  'الأمانة',
  'الأمانة العامة',
  'أمانة',
  '秘书处',
  'Secretary',
  'Secretary-General',
  'Secretariat of the Compact',
  'United Nations',
  'Nations Unies',
  'الأمم المتحدة',
  'Co-facilitators',
  'Co-facilitator',
  'Moderator',
  'Administrator',
  'Plenary',
] as const
const formsOfBodies = new Set(bodies.flatMap((name) => [formOf(name), bodyIn(name)]))

export interface NameScope {
  processId: string
  now: Date
  /** Whose name it is already: their own does not stand in their way. */
  butUserId?: string | undefined
  /** The invitation that is being accepted, whose name is kept for them. */
  butInvitationId?: string | undefined
}

/** Only names that are shown are compared: of somebody under a pseudonym the name would be found out by trying. */
export async function namesOfPeople(
  queries: Queries,
  namesOf: NamesOf,
  scope: NameScope,
): Promise<Set<string>> {
  const people = (await namedPeople(queries, scope.processId)).filter(
    ({ userId }) => userId === null || userId !== scope.butUserId,
  )
  const names = await namesOf(
    people.flatMap(({ userId, pseudonym }) => (userId && !pseudonym ? [userId] : [])),
  )
  const invited = await namesHeld(queries, scope.processId, scope.butInvitationId ?? null, scope.now)
  return new Set(
    [
      ...people.flatMap(({ userId, pseudonym }) => pseudonym ?? names.get(userId ?? '') ?? []),
      ...invited,
    ].map(formOf),
  )
}

/** The name a person chooses, or is given by an invitation. Throws name-taken with the words they wrote. */
export async function ensurePersonName(
  queries: Queries,
  namesOf: NamesOf,
  scope: NameScope,
  name: string,
  field = 'name',
): Promise<void> {
  const form = formOf(name)
  const body = bodyIn(name)
  if (form === '') throw new Refusal('invalid-input', `${field}: A name has letters in it.`)
  const delegations = await formsOfDelegations(queries, scope.processId)
  const taken =
    formsOfBodies.has(form) || formsOfBodies.has(body)
      ? 'reads like a body of the process'
      : delegations.has(form) || delegations.has(body)
        ? 'reads like the name of a delegation'
        : (await namesOfPeople(queries, namesOf, scope)).has(form)
          ? 'reads like the name of somebody who takes part'
          : null
  if (taken) throw new Refusal('name-taken', `${field}: “${name}” ${taken}.`)
}

/**
 * [NAM2] Words that say who a group is, or what a text is called: they may be any words but the name of a person or
 * body in use. `own` are the names that whoever writes them has.
 */
export async function ensureNoBody(
  queries: Queries,
  processId: string,
  words: string,
  field: string,
  own: readonly string[] = [],
): Promise<void> {
  const body = bodyIn(words)
  if (body === '' || own.some((name) => bodyIn(name) === body)) return
  if (formsOfBodies.has(body) || (await formsOfDelegations(queries, processId)).has(body))
    throw new Refusal(
      'name-taken',
      `${field}: “${words}” reads like the name of a body that has not said this.`,
    )
}
