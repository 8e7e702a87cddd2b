/** Puts drafts on the table of a round and says who may do what with them; whoever writes there is judged again. */
import { can } from '@plenary/shared/abilities'
import { ensure, Refusal } from '@plenary/shared/problems'
import { phaseOf, type RightRule } from '@plenary/shared/stage'
import type { Queries, Transaction } from '../database/port.ts'
import { draftById, tablingsOfStage, updateRules } from '../draft/store.ts'
import { toldOfBeing } from '../paragraph/pen-facts.ts'
import { paragraphsOf } from '../paragraph/store.ts'
import { bounded, type Tabled, tableRules } from '../paragraph/table-draft.ts'
import { underNewRights } from '../paragraph/under-new-rights.ts'
import { writeTabling } from '../paragraph/write-tabling.ts'
import { inStage } from '../participant/masks.ts'
import { actorIn } from '../participant/view.ts'
import { placeOfStage } from '../stage/place.ts'
import { type StageRow, stageById } from '../stage/store.ts'
import type { Tools } from '../words.ts'
import { resolveRules } from './resolve-rules.ts'
import { ensureRoundsApart } from './rounds-apart.ts'

type Deps = Pick<Tools, 'database' | 'clock' | 'facts' | 'collab'>

interface Scene {
  stage: StageRow
  actorId: string
  now: Date
}

/** The round as its secretariat may still arrange it. Asked before rooms are held still for it, and again inside. */
export async function sceneOf(
  { clock }: Pick<Deps, 'clock'>,
  queries: Queries,
  userId: string,
  stageId: string,
): Promise<Scene> {
  const stage = await stageById(queries, stageId)
  if (!stage) throw new Refusal('not-found')
  const actor = await actorIn(queries, userId, inStage(stage))
  if (!actor) throw new Refusal('not-a-participant')
  const now = clock.now()
  ensure(can(actor, 'stage.change', placeOfStage(stage), now))
  if (stage.kind !== 'round') throw new Refusal('invalid-input', 'Only a round has drafts on its table.')
  const phase = phaseOf(stage, now)
  if (phase === 'cancelled') throw new Refusal('stage-cancelled')
  if (phase === 'closed') throw new Refusal('stage-not-open', 'It has closed; it can be reopened.')
  return { stage, actorId: actor.id, now }
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
  { stage, actorId, now }: Omit<Scene, 'actorId'> & { actorId: string | null },
  draftId: string,
  choice: Choice = {},
): Promise<RightRule[]> {
  const { rules } = await rulesChosen(tx, stage, draftId, choice)
  const { id: stageId, processId } = stage
  await writeTabling(deps, tx, { processId, stageId, draftId, rules, actorId, at: now })
  return rules
}

/** [RND28] The secretariat sets a draft of the process on the table of a round that is not over. */
export async function tableDraft(
  deps: Deps,
  userId: string,
  stageId: string,
  { draftId, ...choice }: Choice & { draftId: string },
): Promise<void> {
  const { stage: round } = await sceneOf(deps, deps.database, userId, stageId)
  await underNewRights(
    deps,
    async () => [draftId],
    async (tx) => {
      const scene = await sceneOf(deps, tx, userId, stageId)
      const { stage, now } = scene
      const draft = await draftById(tx, draftId)
      if (draft?.processId !== stage.processId) throw new Refusal('not-found', 'There is no such draft.')
      const lying = await tablingsOfStage(tx, stageId)
      if (lying.some((each) => each.draftId === draftId)) throw new Refusal('already-exists')
      const rules = await layOnTable(deps, tx, scene, draftId, choice)
      await ensureRoundsApart(tx, stage, [...lying, { draftId, rules }], now)
    },
    { lock: `process:${round.processId}` },
  )
}

/** [RGT9] Changed rights are in force with their commit: whoever writes is judged by them from there on. */
export async function changeRights(
  deps: Deps,
  userId: string,
  stageId: string,
  draftId: string,
  { rules: asked, reason }: { rules: RightRule[]; reason: string },
): Promise<void> {
  const { stage: round } = await sceneOf(deps, deps.database, userId, stageId)
  await underNewRights(
    deps,
    async () => [draftId],
    async (tx) => {
      const { stage, actorId, now } = await sceneOf(deps, tx, userId, stageId)
      const lying = await tablingsOfStage(tx, stageId)
      if (!lying.some((each) => each.draftId === draftId)) throw new Refusal('not-found')
      const rules = await resolveRules(tx, stage.processId, await paragraphsOf(tx, draftId), asked)
      await ensureRoundsApart(
        tx,
        stage,
        lying.map((each) => (each.draftId === draftId ? { ...each, rules } : each)),
        now,
      )
      await updateRules(tx, stageId, draftId, rules)
      await deps.facts.record(tx, {
        ...(await toldOfBeing(tx, draftId, now)),
        type: 'rights.changed',
        processId: stage.processId,
        draftId,
        stageId,
        actorId,
        at: now,
        data: { draftId, stageId, rules, reason },
      })
    },
    { lock: `process:${round.processId}` },
  )
}
