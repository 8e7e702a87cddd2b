/** A draft laid on the table of a round: the row, the fact, and to the secretariat what of the round stays shut. */
import type { RightRule } from '@plenary/shared/stage'
import type { Transaction } from '../database/port.ts'
import { insertTabling } from '../draft/store.ts'
import type { Tools } from '../words.ts'

export interface NewTabling {
  processId: string
  draftId: string
  stageId: string
  rules: RightRule[]
  /** Null when the calendar does it. */
  actorId: string | null
  at: Date
}

/** [RND35] Whoever or whatever lays it there, the secretariat hears which sections are open to nobody. */
export async function writeTabling(
  { facts }: Pick<Tools, 'facts'>,
  tx: Transaction,
  { processId, draftId, stageId, rules, actorId, at }: NewTabling,
): Promise<void> {
  await insertTabling(tx, { draftId, stageId, rules, tabledAt: at })
  const fact = { processId, draftId, stageId, actorId, at }
  await facts.record(tx, { ...fact, type: 'draft.tabled', data: { draftId, stageId, rules } })
  const missing = [...new Set(rules.flatMap((rule) => rule.missing ?? []))]
  if (missing.length > 0)
    await facts.record(tx, {
      ...fact,
      type: 'table.unopened',
      audience: 'secretariat',
      data: { draftId, stageId, missing },
    })
}
