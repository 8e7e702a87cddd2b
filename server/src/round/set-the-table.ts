/** Puts drafts on the table of a round and says who may do what with them; whoever writes there is judged again. */
import { found, Refusal } from '@plenary/shared/problems'
import { phaseOf, type RightRule } from '@plenary/shared/stage'
import type { Seal } from '../collab/ports.ts'
import type { Context } from '../context.ts'
import type { Lock, Queries, Transaction } from '../database/port.ts'
import { type DraftRow, draftById, tablingsOfStage, updateRules } from '../draft/store.ts'
import { toldOfBeing } from '../paragraph/pen-facts.ts'
import { paragraphsOf } from '../paragraph/store.ts'
import { bounded, type Tabled, tableRules } from '../paragraph/table-draft.ts'
import { underNewRights } from '../paragraph/under-new-rights.ts'
import { writeTabling } from '../paragraph/write-tabling.ts'
import { command } from '../participant/command.ts'
import type { StageRow } from '../stage/store.ts'
import { stageThing } from '../stage/subject.ts'
import { actedOn } from '../subject/thing.ts'
import { resolveRules } from './resolve-rules.ts'
import { ensureRoundsApart } from './rounds-apart.ts'

type Deps = Pick<Context, 'database' | 'clock' | 'facts' | 'collab'>

/** The round as its secretariat may still arrange it. */
export function ensureArranged({ row: stage, now }: { row: StageRow; now: Date }): void {
  if (stage.kind !== 'round') throw new Refusal('invalid-input', 'Only a round has drafts on its table.')
  const phase = phaseOf(stage, now)
  if (phase === 'cancelled') throw new Refusal('stage-cancelled')
  if (phase === 'closed') throw new Refusal('stage-not-open', 'It has closed; it can be reopened.')
}

/** What the secretariat has chosen; without a choice the round's own rights count, as far as the text has what they name. */
export interface Choice {
  scope?: string[] | undefined
  rules?: RightRule[] | undefined
}

export async function rulesChosen(
  queries: Queries,
  stage: StageRow,
  draftId: string,
  { scope, rules }: Choice,
): Promise<Tabled> {
  const rows = await paragraphsOf(queries, draftId)
  if (!rules) return tableRules(stage.rules, rows, scope ?? null)
  const chosen = await resolveRules(queries, stage.processId, rows, rules)
  return { rules: scope ? bounded(chosen, rows, scope) : chosen, missing: [] }
}

/** Writes a draft onto a table and records it; the round's own rights, as codes, become ids of headings. */
export async function layOnTable(
  deps: Pick<Deps, 'facts'>,
  tx: Transaction,
  { stage, actorId, now }: { stage: StageRow; actorId: string | null; now: Date },
  draftId: string,
  choice: Choice = {},
): Promise<RightRule[]> {
  const { rules } = await rulesChosen(tx, stage, draftId, choice)
  const { id: stageId, processId } = stage
  await writeTabling(deps, tx, { processId, stageId, draftId, rules, actorId, at: now })
  return rules
}

type OnTable = { draftId: string }

/** Asked before rooms are held still for it, and again inside. */
const arranging = {
  subject: actedOn(stageThing),
  action: 'stage.change',
  lock: ({ processId }: StageRow): Lock => `process:${processId}`,
  prepare: async (_: Deps, scene: { row: StageRow; now: Date }) => ensureArranged(scene),
  through: (
    deps: Deps,
    _: unknown,
    work: (tx: Transaction, held: Seal) => Promise<void>,
    options: { lock: Lock },
    { draftId }: OnTable,
  ) => underNewRights(deps, async () => [draftId], work, options),
} as const

/** [RND28] The secretariat sets a draft of the process on the table of a round that is not over. */
export const tableDraft = command({
  ...arranging,
  async work(deps: Deps, turn, { draftId, ...choice }: Choice & OnTable): Promise<void> {
    ensureArranged(turn)
    const { tx, row: stage, actor, now } = turn
    ofProcess(stage, await draftById(tx, draftId))
    const lying = await tablingsOfStage(tx, stage.id)
    if (lying.some((each) => each.draftId === draftId)) throw new Refusal('already-exists')
    const rules = await layOnTable(deps, tx, { stage, actorId: actor.id, now }, draftId, choice)
    await ensureRoundsApart(tx, stage, [...lying, { draftId, rules }], now)
  },
})

/** Throws not-found for a draft of another process. */
export const ofProcess = ({ processId }: StageRow, draft: DraftRow | null): DraftRow =>
  found(draft?.processId === processId ? draft : null, 'There is no such draft.')

/** [RGT9] Changed rights are in force with their commit: whoever writes is judged by them from there on. */
export const changeRights = command({
  ...arranging,
  async work(
    _: Deps,
    turn,
    { draftId, rules: asked, reason }: OnTable & { rules: RightRule[]; reason: string },
  ) {
    ensureArranged(turn)
    const { tx, row: stage, now, record } = turn
    const lying = await tablingsOfStage(tx, stage.id)
    found(lying.find((each) => each.draftId === draftId))
    const rules = await resolveRules(tx, stage.processId, await paragraphsOf(tx, draftId), asked)
    const changed = lying.map((each) => (each.draftId === draftId ? { ...each, rules } : each))
    await ensureRoundsApart(tx, stage, changed, now)
    await updateRules(tx, stage.id, draftId, rules)
    const told = { ...(await toldOfBeing(tx, draftId, now)), draftId }
    await record('rights.changed', { draftId, stageId: stage.id, rules, reason }, told)
  },
})
