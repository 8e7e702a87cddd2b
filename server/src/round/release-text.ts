/** [RND30] A round opens with its text: the working text is published as the text of the calendar, and laid on the round's table. */
import type { TextView } from '@plenary/shared/process'
import type { Seal } from '../collab/ports.ts'
import type { Context } from '../context.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { type DraftRow, draftById, setTextCode, tablingsOfStage } from '../draft/store.ts'
import { roomsOfDraft, sealedText } from '../paragraph/sealed-text.ts'
import { type ProcessRow, processById, textsOf } from '../process/store.ts'
import { publishRevision } from '../revision/publish-revision.ts'
import { revisionBySymbol, revisionOfText } from '../revision/store.ts'
import { localDateOf } from '../stage/local-date.ts'
import { type StageRow, stageById, stagesOf } from '../stage/store.ts'
import { layOnTable } from './set-the-table.ts'

type Deps = Pick<Context, 'database' | 'clock' | 'facts' | 'collab'>

/** A round that opens, with the text of the calendar it is about. */
interface Opening {
  stage: StageRow & { textCode: string }
  process: ProcessRow
  text: TextView | null
}

export async function openingOf(queries: Queries, stageId: string): Promise<Opening | null> {
  const stage = await stageById(queries, stageId)
  if (stage?.kind !== 'round' || stage.textCode === null) return null
  const { textCode } = stage
  const process = (await processById(queries, stage.processId)) as ProcessRow
  const text = (await textsOf(queries, process.id)).find(({ code }) => code === textCode) ?? null
  return { stage: { ...stage, textCode }, process, text }
}

/** What lies on its table already; else what lay on the table of the round before it that had any, every language. */
export async function draftsToRelease(queries: Queries, stage: StageRow): Promise<string[]> {
  const rounds = (await stagesOf(queries, [stage.processId])).filter(
    ({ kind, order, cancelledAt }) => kind === 'round' && order < stage.order && !cancelledAt,
  )
  for (const round of [stage, ...rounds.reverse()]) {
    const lying = await tablingsOfStage(queries, round.id)
    if (lying.length > 0) return lying.map(({ draftId }) => draftId)
  }
  return []
}

/** [RND32] The calendar's symbol; a text in another language than its process's carries that language, and none is taken twice. */
async function symbolFor(
  queries: Queries,
  { stage, process, text }: Opening,
  draft: DraftRow,
): Promise<string> {
  const base = text?.symbol ?? `${process.slug}/${stage.textCode}`
  const own = draft.language === process.language ? base : `${base}/${draft.language}`
  let symbol = own
  for (let nth = 2; await revisionBySymbol(queries, process.id, symbol); nth += 1) symbol = `${own}/${nth}`
  return symbol
}

async function publish(
  deps: Deps,
  tx: Transaction,
  seal: Seal,
  opening: Opening,
  draft: DraftRow,
  note: string | null,
): Promise<void> {
  const { stage, text } = opening
  const issued = localDateOf(stage.opensAt ?? deps.clock.now(), stage.timeZone)
  await publishRevision(deps, tx, {
    draft,
    ...(await sealedText(tx, seal, draft.id, null)),
    kind: 'issued',
    stageId: stage.id,
    textCode: stage.textCode,
    symbol: await symbolFor(tx, opening, draft),
    title: text?.title ?? stage.textCode,
    // A round that opens before its announced day has its text in hand on that day.
    dated: text?.dated && text.dated < issued ? text.dated : issued,
    issued,
    note,
    publishedBy: null,
  })
}

/** [RND31] Once: what is published already, or lies on the table already, stays as it is. */
async function releaseDraft(
  deps: Deps,
  opening: Opening,
  draftId: string,
  note: string | null,
): Promise<void> {
  const { stage } = opening
  await deps.collab().sealRooms(
    await roomsOfDraft(deps.database, draftId),
    async (tx, seal) => {
      const draft = (await draftById(tx, draftId)) as DraftRow
      if (!(await revisionOfText(tx, draftId, stage.textCode)))
        await publish(deps, tx, seal, opening, draft, note)
      const lying = await tablingsOfStage(tx, stage.id)
      if (!lying.some((each) => each.draftId === draftId))
        await layOnTable(deps, tx, { stage, actorId: null, now: deps.clock.now() }, draftId)
      if (draft.textCode !== null) await setTextCode(tx, draftId, stage.textCode)
    },
    { closes: () => [{ draftId }], lock: `draft:${draftId}` },
  )
}

/** True where the text is out and on the table for every draft concerned. */
async function isReleased(queries: Queries, { stage }: Opening, draftIds: string[]): Promise<boolean> {
  const lying = new Set((await tablingsOfStage(queries, stage.id)).map(({ draftId }) => draftId))
  for (const draftId of draftIds)
    if (!lying.has(draftId) || !(await revisionOfText(queries, draftId, stage.textCode))) return false
  return true
}

/** Safe to do again after a stop in the middle. `noteOf`: the pen-holder's note on a draft's text. */
export async function releaseText(
  deps: Deps,
  stageId: string,
  noteOf: (draftId: string) => string | null = () => null,
): Promise<void> {
  const opening = await openingOf(deps.database, stageId)
  if (!opening) return
  const draftIds = await draftsToRelease(deps.database, opening.stage)
  if (await isReleased(deps.database, opening, draftIds)) return
  for (const draftId of draftIds) await releaseDraft(deps, opening, draftId, noteOf(draftId))
}
