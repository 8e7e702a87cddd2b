/**
 * [RND1] Closing a stage: the words of its drafts at one position of the log become revisions, the stage is
 * closed and the fact recorded, all in one transaction; sockets are judged again before anyone's next frame.
 */
import { can } from '@plenary/shared/abilities'
import type { Actor } from '@plenary/shared/participant'
import { ensure, found, Refusal } from '@plenary/shared/problems'
import { phaseOf, type StageView } from '@plenary/shared/stage'
import type { Seal } from '../collab/ports.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { type DraftRow, draftById, draftSummaries, draftsOfStage, takeBack } from '../draft/store.ts'
import { keepText } from '../paragraph/kept-store.ts'
import { roomsOfDraft, sealedText } from '../paragraph/sealed-text.ts'
import { type ProcessRow, processById } from '../process/store.ts'
import { publishRevision } from '../revision/publish-revision.ts'
import { localDateOf } from '../stage/local-date.ts'
import { placeOfStage } from '../stage/place.ts'
import { claimConsequence, type StageRow, stageById } from '../stage/store.ts'
import { stageViewOf } from '../stage/view.ts'
import { symbolsTaken, writeClosing } from './store.ts'

export type ClosingTools = Pick<Context, 'database' | 'clock' | 'facts' | 'collab'>

/** Who closes, and why; null when the deadline does. */
export interface Closing {
  actor: Actor | null
  reason: string | null
}

/**
 * Closes at its deadline when that has passed, whoever asks; else by the act of the secretariat, now. A stage that is
 * closed already stays as it is, and so does one whose deadline was moved and lies ahead when the clock asks.
 */
export async function closeRound(
  tools: ClosingTools,
  stageId: string,
  { actor, reason }: Closing,
): Promise<StageView> {
  const { database, clock, collab } = tools
  const stage = found(await stageById(database, stageId))
  if (actor) ensure(can(actor, 'stage.change', placeOfStage(stage), clock.now()))
  const drafts = await draftsOfStage(database, stageId)
  const rooms = (await Promise.all(drafts.map((draftId) => roomsOfDraft(database, draftId)))).flat()
  const { view } = await collab().sealRooms(
    rooms,
    (tx, seal) => close(tools, tx, seal, stageId, { actor, reason }),
    { closes: ({ closed }) => closed.map((draftId) => ({ draftId })), lock: `process:${stage.processId}` },
  )
  return view
}

/** Inside the transaction: decided on the stage as it is, written once. */
async function close(
  tools: ClosingTools,
  tx: Transaction,
  seal: Seal,
  stageId: string,
  { actor, reason }: Closing,
): Promise<{ view: StageView; closed: string[] }> {
  const now = tools.clock.now()
  const stage = (await stageById(tx, stageId)) as StageRow
  const phase = phaseOf(stage, now)
  const nothing = { view: stageViewOf(stage, now), closed: [] }
  if (phase !== 'open' && phase !== 'closed') {
    if (actor) throw new Refusal(phase === 'cancelled' ? 'stage-cancelled' : 'stage-not-open')
    return nothing
  }
  // By the clock only when the deadline has passed: it may have moved since this was planned.
  const byClock = phase === 'closed'
  if (!byClock && !actor) return nothing
  if (!(await claimConsequence(tx, stageId, 'closedFactAt', now))) return nothing

  const closesAt = byClock ? (stage.closesAt as Date) : now
  const process = (await processById(tx, stage.processId)) as ProcessRow
  const drafts = await draftsOfStage(tx, stageId)
  let published = false
  for (const draftId of drafts) {
    const draft = (await draftById(tx, draftId)) as DraftRow
    const { paragraphs, log } = await sealedText(tx, seal, draftId, byClock ? closesAt : null)
    await takeBack(tx, draft, closesAt)
    if (paragraphs.length === 0) continue
    const revision = await publishRevision(tools, tx, {
      draft,
      kind: 'closing',
      stageId,
      textCode: draft.textCode,
      symbol: await freeSymbol(tx, process, draft, stage),
      title: `${draft.title} – ${stage.title}`,
      // The last day on which words were taken: a deadline at midnight ends the day before.
      dated: localDateOf(new Date(closesAt.getTime() - 1), stage.timeZone),
      issued: localDateOf(now, stage.timeZone),
      note: null,
      publishedBy: byClock ? null : (actor as Actor).id,
      paragraphs,
      log,
    })
    await keepText(tx, draftId, { as: revision.id, at: closesAt, paragraphs })
    published = true
  }
  await writeClosing(tx, stageId, { closesAt, ...(published ? { publishedAt: now } : {}) })
  const view = stageViewOf((await stageById(tx, stageId)) as StageRow, now)
  const fact = { processId: stage.processId, stageId, at: now }
  if (byClock)
    await tools.facts.record(tx, { ...fact, type: 'stage.closed', actorId: null, data: { stage: view } })
  else
    await tools.facts.record(tx, {
      ...fact,
      type: 'stage.changed',
      actorId: (actor as Actor).id,
      data: { stage: view, act: 'closed', reason: reason ?? '' },
    })
  return { view, closed: drafts }
}

/** [RND10] `PROCESS/TEXT/STAGE`, then `PROCESS/TEXT/STAGE.2` for a later closing after a reopening, and so on. */
async function freeSymbol(
  tx: Transaction,
  process: ProcessRow,
  draft: DraftRow,
  stage: StageRow,
): Promise<string> {
  const drafts = await draftSummaries(tx, process.id)
  const text = draft.textCode ?? String(drafts.findIndex(({ id }) => id === draft.id) + 1)
  const base = `${process.slug}/${text}/${stage.code}`
  for (let from = 1; ; from += 20) {
    const names = Array.from({ length: 20 }, (_, nth) => (from + nth === 1 ? base : `${base}.${from + nth}`))
    const taken = await symbolsTaken(tx, process.id, names)
    const free = names.find((name) => !taken.has(name))
    if (free) return free
  }
}
