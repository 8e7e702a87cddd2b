/** Delegations as records: entered by the secretariat, told apart by what their names read like, joined by id. */
import { randomUUID } from 'node:crypto'
import type { AnswerOf, ParsedOf } from '@plenary/shared/api'
import { searchable } from '@plenary/shared/comparable'
import { type Delegation, type DelegationNames, isState } from '@plenary/shared/delegation'
import type { StakeholderKind } from '@plenary/shared/participant'
import { found, Refusal } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { command } from './command.ts'
import { countryCode } from './countries.ts'
import {
  type DelegationRow,
  delegationById,
  delegationOfCode,
  delegationsOf,
  formsOf,
  formsOfDelegations,
  insertDelegations,
  presentOf,
  updateDelegation,
} from './delegation-store.ts'
import { namesOfPeople } from './names.ts'
import { amongPeople, everyoneIn, lockOfPeople } from './people.ts'
import { ensureTakesPart } from './view.ts'

export type Deps = Pick<Context, 'database' | 'accounts'>

/** [INV2] The delegation of this process that is meant. Throws not-found, and kinds-differ where it is of another kind. */
export async function delegationFor(
  queries: Queries,
  processId: string,
  id: string,
  kind: StakeholderKind,
  field: string,
): Promise<DelegationRow> {
  const known = await delegationById(queries, id)
  const row = found(known?.processId === processId ? known : null)
  if (row.kind !== kind)
    throw new Refusal(
      'kinds-differ',
      `${field}: “${row.name}” is of the kind ${row.kind}, and this is ${kind}.`,
    )
  return row
}

const recordOf = ({ id, kind, name, names, code }: DelegationRow) => ({
  ...{ id, kind, name, code },
  names: { ...names, en: name },
})

/** Those whose name reads like that of one of the given, among all of the process. */
export function alikeAmong(rows: readonly DelegationRow[]): Map<string, string[]> {
  const byForm = new Map<string, string[]>()
  for (const row of rows)
    for (const form of formsOf(row)) byForm.set(form, [...(byForm.get(form) ?? []), row.id])
  const alike = new Map<string, string[]>()
  for (const ids of byForm.values())
    if (ids.length > 1)
      for (const id of ids)
        alike.set(id, [...new Set([...(alike.get(id) ?? []), ...ids.filter((other) => other !== id)])])
  return alike
}

async function viewsOf(
  queries: Queries,
  rows: readonly DelegationRow[],
  alike: Map<string, string[]>,
): Promise<Delegation[]> {
  const present = await presentOf(
    queries,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...recordOf(row),
    people: present.get(row.id)?.people ?? 0,
    hasFocalPoint: (present.get(row.id)?.focalPoints ?? 0) > 0,
    alike: alike.get(row.id) ?? [],
  }))
}

const viewOfOne = async (queries: Queries, row: DelegationRow): Promise<Delegation> => {
  const alike = alikeAmong(await delegationsOf(queries, row.processId))
  return (await viewsOf(queries, [row], alike))[0] as Delegation
}

type Query = ParsedOf<'listDelegations', 'query'>

/** By name; a process has some hundreds, so that they are sought and paged here. */
export async function listDelegations(
  deps: Deps,
  userId: string,
  { id: processId }: { id: string },
  { q, kind, alike: onlyAlike, cursor, limit }: Query,
): Promise<AnswerOf<'listDelegations'>> {
  const { database } = deps
  await ensureTakesPart(database, userId, processId)
  const all = await delegationsOf(database, processId)
  const alike = alikeAmong(all)
  const sought = q ? searchable(q) : null
  const fitting = all.filter(
    (row) =>
      (!kind || row.kind === kind) &&
      (!onlyAlike || alike.has(row.id)) &&
      (!sought ||
        [row.name, ...Object.values(row.names), row.code ?? ''].some((name) =>
          searchable(name).includes(sought),
        )),
  )
  const from = cursor ? fitting.findIndex(({ id }) => id === cursor) + 1 : 0
  if (cursor && from === 0) return { items: [], next: null }
  const rows = fitting.slice(from, from + limit)
  return {
    items: await viewsOf(database, rows, alike),
    next: from + limit < fitting.length ? (rows.at(-1)?.id ?? null) : null,
  }
}

/** [DLG3] A State's code is one of ISO 3166-1, and its own. */
async function codeOf(
  tx: Transaction,
  processId: string,
  kind: StakeholderKind,
  given: string | null | undefined,
  own: string | null,
): Promise<string | null> {
  if (!given) return null
  if (!isState(kind)) throw new Refusal('invalid-input', 'code: Only a State has one.')
  const code = countryCode(given)
  if (!code) throw new Refusal('invalid-input', `code: “${given}” is no code of ISO 3166-1.`)
  const other = await delegationOfCode(tx, processId, code)
  if (other && other.id !== own) throw new Refusal('already-exists', `code: ${code} is “${other.name}”.`)
  return code
}

/** [DLG2] Throws name-taken where a name reads like that of another delegation, or of a person who takes part. */
async function ensureBodyNames(
  { accounts }: Deps,
  tx: Transaction,
  scope: { processId: string; now: Date },
  { en: name, ...names }: DelegationNames,
  own: string | null,
): Promise<void> {
  const forms = formsOf({ name, names })
  if (forms.includes('')) throw new Refusal('invalid-input', 'name: A name has letters in it.')
  const taken = await formsOfDelegations(tx, scope.processId)
  const people = await namesOfPeople(tx, (ids) => accounts.userNames(ids, tx), scope)
  for (const form of forms) {
    const by = taken.get(form)
    if (by && by !== own) {
      const other = await delegationById(tx, by)
      throw new Refusal('name-taken', `name: “${name}” reads like “${other?.name}”, which is there already.`)
    }
    if (people.has(form))
      throw new Refusal('name-taken', `name: “${name}” reads like the name of somebody who takes part.`)
  }
}

/** [DLG1] */
export const createDelegation = command({
  subject: everyoneIn,
  action: 'delegation.keep',
  lock: lockOfPeople,
  async work(deps: Deps, turn, { kind, name, code }: NonNullable<ParsedOf<'createDelegation', 'body'>>) {
    const { tx, now, record } = turn
    const { processId } = turn.row
    await ensureBodyNames(deps, tx, { processId, now }, name, null)
    const { en, ...names } = name
    const id = randomUUID()
    await insertDelegations(tx, [
      { id, processId, kind, name: en, names, code: await codeOf(tx, processId, kind, code, null) },
    ])
    const row = (await delegationById(tx, id)) as DelegationRow
    await record('delegation.added', { delegation: recordOf(row) })
    return viewOfOne(tx, row)
  },
})

/** [DLG4] Its people, its words and its id stay; it is called otherwise from now on, everywhere. */
export const changeDelegation = command({
  subject: amongPeople(delegationById),
  action: 'delegation.keep',
  lock: lockOfPeople,
  async work(deps: Deps, turn, change: NonNullable<ParsedOf<'changeDelegation', 'body'>>) {
    const { tx, row, now, record } = turn
    const { name, code, reason } = change
    const { id, processId } = row
    if (name) await ensureBodyNames(deps, tx, { processId, now }, name, id)
    const { en, ...names } = name ?? { ...row.names, en: row.name }
    const next = code === undefined ? row.code : await codeOf(tx, processId, row.kind, code, id)
    await updateDelegation(tx, row, { name: en, names, code: next }, name !== undefined)
    const changed = (await delegationById(tx, id)) as DelegationRow
    await record('delegation.changed', { delegation: recordOf(changed), reason: reason ?? null })
    return viewOfOne(tx, changed)
  },
})
