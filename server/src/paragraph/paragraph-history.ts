/** [HIS11] The past of a paragraph for those who may read it: its states, each state whole, and whose its words are. */
import { can } from '@plenary/shared/abilities'
import type { AnswerOf } from '@plenary/shared/api'
import { htmlOf } from '@plenary/shared/content'
import { deletedRunsAtMost } from '@plenary/shared/history'
import type { Actor, ParticipantView } from '@plenary/shared/participant'
import { ensure, found } from '@plenary/shared/problems'
import { roomOfParagraph } from '@plenary/shared/rooms'
import { phaseOf } from '@plenary/shared/stage'
import { inSlices, makeSlices } from '../clock/slices.ts'
import type { RoomHistory } from '../collab/history.ts'
import type { AuthoredRun } from '../collab/moments.ts'
import type { Context } from '../context.ts'
import { participantsByIds } from '../participant/store.ts'
import { viewsOf } from '../participant/view.ts'
import { draftFor } from './draft-for.ts'
import type { DraftPlaces } from './place.ts'
import { type ParagraphRow, paragraphById } from './store.ts'
import { labelsOfRows } from './view-draft.ts'

type Deps = Pick<Context, 'database' | 'clock' | 'accounts' | 'collab'>

/** A paragraph whose past this person may read. One that was deleted keeps its past; one they know nothing of has none. */
export async function pastOf(
  { database, clock, collab }: Deps,
  userId: string,
  paragraphId: string,
): Promise<{ row: ParagraphRow; places: DraftPlaces; actor: Actor; history: RoomHistory }> {
  const row = found(await paragraphById(database, paragraphId))
  const now = clock.now()
  const { actor, places } = await draftFor(database, userId, row.draftId, now)
  const { kept } = places
  // [REL2] Of a text that stands still nothing later is told, and of what came into being since there is no past.
  found(!kept || kept.seqs.has(row.id) ? row : null)
  ensure(can(actor, 'draft.read', places.placeOf(row), now))
  const history = found(await collab().historyOf(roomOfParagraph(row.id), kept?.seqs.get(row.id)))
  return { row, places, actor, history }
}

/** The states, the newest first; the cursor is the number of the last row told. */
export async function historyOf(
  deps: Deps,
  userId: string,
  paragraphId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<AnswerOf<'getHistory'>> {
  const { history, places } = await pastOf(deps, userId, paragraphId)
  const before = /^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : Number.POSITIVE_INFINITY
  const moments = await inSlices(history.moments(), makeSlices(deps.clock))
  const all = moments.filter(({ seq }) => seq < before)
  const shown = all.slice(-limit).reverse()
  const viewBy = await participantViews(
    deps,
    shown.map(({ participantId }) => participantId),
  )
  return {
    items: shown.map(({ participantId, from, at, ...moment }) => ({
      ...moment,
      from: from.toISOString(),
      at: at.toISOString(),
      participant: viewBy(participantId),
      stageId: roundAt(places, at),
      text: history.textAt(moment.seq),
    })),
    next: all.length > limit ? String(shown.at(-1)?.seq) : null,
  }
}

export async function paragraphAt(
  deps: Deps,
  userId: string,
  paragraphId: string,
  seq: number,
): Promise<AnswerOf<'getParagraphAt'>> {
  const { history, places } = await pastOf(deps, userId, paragraphId)
  found(seq <= history.seq ? seq : null)
  const labels = labelsOfRows(places.rows)
  const content = history.contentAt(seq)
  return {
    seq,
    content,
    text: history.textAt(seq),
    html: htmlOf(content, (id) => labels.get(id) ?? null),
  }
}

export async function authorsOf(
  deps: Deps,
  userId: string,
  paragraphId: string,
): Promise<AnswerOf<'getAuthors'>> {
  const { history } = await pastOf(deps, userId, paragraphId)
  const pause = makeSlices(deps.clock)
  const runs = await inSlices(history.runs(), pause)
  const deletions = await inSlices(history.deletions(), pause)
  const newest = [...deletions].sort((a, b) => +b.at - +a.at).slice(0, deletedRunsAtMost)
  const told = new Set(newest)
  const viewBy = await participantViews(deps, [
    ...runs.map(({ participantId }) => participantId),
    ...newest.flatMap(({ authorId, deletedById }) => [authorId, deletedById]),
  ])
  return {
    runs: runs.map(({ participantId, at, ...run }) => ({
      ...run,
      participant: viewBy(participantId),
      at: at.toISOString(),
    })),
    deleted: deletions
      .filter((run) => told.has(run))
      .map(({ authorId, deletedById, at, ...run }) => ({
        ...run,
        author: viewBy(authorId),
        deletedBy: viewBy(deletedById),
        at: at.toISOString(),
      })),
    deletedCount: deletions.length,
  }
}

/** Paragraphs a person may not read are not among them. */
export async function draftAuthors(
  deps: Deps,
  userId: string,
  draftId: string,
): Promise<AnswerOf<'getDraftAuthors'>> {
  const { database, clock, collab } = deps
  const now = clock.now()
  const { actor, places } = await draftFor(database, userId, draftId, now)
  const readable = places.rows.filter((row) => can(actor, 'draft.read', places.placeOf(row), now) === 'yes')
  const told: { id: string; runs: AuthoredRun[] }[] = []
  for (const { id } of readable) {
    const history = await collab().historyOf(roomOfParagraph(id), places.kept?.seqs.get(id))
    told.push({ id, runs: history ? await inSlices(history.runs(), makeSlices(clock)) : [] })
  }
  const viewBy = await participantViews(
    deps,
    told.flatMap(({ runs }) => runs.map(({ participantId }) => participantId)),
  )
  return {
    paragraphs: told.map(({ id, runs }) => ({
      id,
      runs: runs.map(({ participantId, at, ...run }) => ({
        ...run,
        participant: viewBy(participantId),
        at: at.toISOString(),
      })),
    })),
  }
}

/** People as the others see them: a pseudonym stays one in the past too. Null for the platform. */
async function participantViews(
  { database, accounts }: Deps,
  ids: (string | null)[],
): Promise<(id: string | null) => ParticipantView | null> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  const views = await viewsOf(await participantsByIds(database, wanted), accounts.userNames)
  const byId = new Map(views.map((view) => [view.id, view]))
  return (id) => byId.get(id ?? '') ?? null
}

/** The round whose window the moment lies in, of those that have had the draft on their table. */
const roundAt = ({ tablings }: DraftPlaces, at: Date): string | null =>
  tablings.find(({ stage }) => phaseOf(stage, at) === 'open')?.stage.id ?? null
