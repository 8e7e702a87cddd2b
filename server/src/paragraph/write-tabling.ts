/** A draft laid on the table of a round: the row, the fact, and to the secretariat what of the round stays shut. */
import type { RightRule } from '@plenary/shared/stage'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { insertTabling } from '../draft/store.ts'
import { penHas, toldOfBeing } from './pen-facts.ts'
import { tellReleased } from './tell-released.ts'

export interface NewTabling {
  processId: string
  draftId: string
  stageId: string
  rules: RightRule[]
  /** Null when the calendar does it. */
  actorId: string | null
  at: Date
}

/** [RND35] Whoever or whatever laid it there, the secretariat hears which sections are open to nobody. */
export async function tellTabling(
  { facts }: Pick<Context, 'facts'>,
  tx: Transaction,
  { processId, draftId, stageId, rules, actorId, at }: NewTabling,
): Promise<void> {
  const fact = { processId, draftId, stageId, actorId, at }
  await facts.record(tx, {
    ...fact,
    ...(await toldOfBeing(tx, draftId, at)),
    type: 'draft.tabled',
    data: { draftId, stageId, rules },
  })
  const missing = [...new Set(rules.flatMap((rule) => rule.missing ?? []))]
  if (missing.length > 0)
    await facts.record(tx, {
      ...fact,
      type: 'table.unopened',
      audience: 'secretariat',
      data: { draftId, stageId, missing },
    })
}

/** [REL3] Laid on the table of a round that is open, what the pen had becomes readable; everyone is told of that too. */
export async function writeTabling(
  deps: Pick<Context, 'facts'>,
  tx: Transaction,
  tabling: NewTabling,
): Promise<void> {
  const { draftId, stageId, rules, at } = tabling
  const before = await penHas(tx, draftId, at)
  await insertTabling(tx, { draftId, stageId, rules, tabledAt: at })
  await tellTabling(deps, tx, tabling)
  if (before && !(await penHas(tx, draftId, at)))
    await tellReleased(deps, tx, { draftId, stageId, actorId: tabling.actorId, at, act: 'tabled' })
}
