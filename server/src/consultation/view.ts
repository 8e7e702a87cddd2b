/** A consultation as it is served: its stage, everything kept on its page, and what this person may do there. */
import { can } from '@plenary/shared/abilities'
import type { Consultation, Speaker } from '@plenary/shared/consultation'
import { inputEndsAt } from '@plenary/shared/contribution-abilities'
import type { StoredFile } from '@plenary/shared/file'
import type { Opened } from '@plenary/shared/floor'
import type { ParticipantView } from '@plenary/shared/participant'
import type { Queries } from '../database/port.ts'
import { attributionsOf, type Told } from '../participant/attribution.ts'
import type { ActionOn } from '../participant/command.ts'
import { participantsByIds } from '../participant/store.ts'
import { type NamesOf, viewsOf } from '../participant/view.ts'
import { type ProcessRow, processById } from '../process/store.ts'
import { stageViewOf } from '../stage/view.ts'
import type { PageReading } from './page-command.ts'
import type { ConsultationPlace } from './place.ts'
import { type SpeakerRow, speakersOf } from './speaker-store.ts'
import { countPresent, isPresent, papersOf, programmeOf, questionsOf, summaryOf } from './store.ts'

/** What stands below consultations and shows on their page. The composition root joins it. */
export interface PagePorts {
  /** Posted contributions of a stage by form. */
  countsOf(
    queries: Queries,
    stageId: string,
  ): Promise<Pick<Consultation['counts'], 'contributions' | 'statements' | 'facilitated'>>
  /** Threads everybody may see, by question. */
  threadsOf(queries: Queries, stageId: string): Promise<Map<string, number>>
  /** Posted statements by the place in the speakers' list they were made from. */
  statementsOf(queries: Queries, stageId: string): Promise<Map<string, string>>
  filesOf(queries: Queries, paperIds: string[]): Promise<Map<string, StoredFile[]>>
}

export async function speakerViews(
  queries: Queries,
  namesOf: NamesOf,
  rows: SpeakerRow[],
  statements: Map<string, string>,
): Promise<Speaker[]> {
  const ids = [...new Set(rows.flatMap(({ participantId }) => participantId ?? []))]
  const people = await viewsOf(await participantsByIds(queries, ids), namesOf)
  const byId = new Map<string, ParticipantView>(people.map((view) => [view.id, view]))
  const told = await attributionsOf(
    queries,
    namesOf,
    rows.map((row) => ({
      ...row,
      authorId: row.participantId,
      enteredPerson: row.enteredPerson ?? row.name,
    })),
  )
  return rows.map((row, nth) => {
    const { entered, onBehalfOf } = told[nth] as Told
    const participant = byId.get(row.participantId ?? '') ?? null
    return {
      id: row.id,
      itemId: row.itemId,
      order: row.order,
      name: participant?.name ?? entered?.person ?? entered?.delegation?.name ?? '—',
      onBehalfOf: onBehalfOf?.state === 'confirmed' ? onBehalfOf : null,
      entered,
      participant,
      status: row.status,
      allottedSeconds: row.allottedSeconds,
      startedAt: row.startedAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      statementId: statements.get(row.id) ?? null,
    }
  })
}

/** [CNS2] The draft of a summary is the secretariat's alone. */
async function summaryFor(
  queries: Queries,
  { row: stage, actor }: PageReading,
): Promise<Consultation['summary']> {
  const row = await summaryOf(queries, stage.id)
  if (!row || (!row.publishedAt && actor?.role !== 'secretariat')) return null
  const { text, language, version, hash } = row
  return {
    text,
    language,
    version,
    savedAt: row.savedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    hash,
  }
}

const openedOf = ({ speak, submit, attend }: ConsultationPlace['admission']): Opened => ({
  speak: [...speak],
  submit: [...submit],
  attend: [...attend],
})

const moment = (at: ReturnType<typeof inputEndsAt>): string | null =>
  at === null ? null : new Date(at).toISOString()

export async function viewConsultation(
  queries: Queries,
  ports: PagePorts,
  namesOf: NamesOf,
  page: PageReading,
  now: Date,
): Promise<Consultation> {
  const { row: stage, place, actor } = page
  const may = (action: ActionOn<ConsultationPlace>): string => can(actor, action, place, now)
  const papers = await papersOf(queries, stage.id)
  const [seenAs] = actor ? await viewsOf(await participantsByIds(queries, [actor.id]), namesOf) : []
  const [process, files, questions, threads, programme, speakers, statements, summary, counts, present] =
    await Promise.all([
      processById(queries, stage.processId) as Promise<ProcessRow>,
      ports.filesOf(
        queries,
        papers.map(({ id }) => id),
      ),
      questionsOf(queries, stage.id),
      ports.threadsOf(queries, stage.id),
      programmeOf(queries, stage.id),
      speakersOf(queries, stage.id),
      ports.statementsOf(queries, stage.id),
      summaryFor(queries, page),
      ports.countsOf(queries, stage.id),
      actor ? countPresent(queries, stage.id) : null,
    ])
  return {
    stage: stageViewOf(stage, now),
    process: { id: process.id, slug: process.slug, title: process.title },
    inputUntil: moment(inputEndsAt(place.stage, place.input)),
    papers: papers.map(({ id, title, symbol, language }) => ({
      id,
      title,
      symbol,
      language,
      file: files.get(id)?.at(-1) ?? null,
    })),
    questions: questions.map(({ id, text }) => ({ id, text, threads: threads.get(id) ?? 0 })),
    programme: programme.map(({ id, startsAt, endsAt, kind, title }) => ({
      id,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      kind,
      title,
    })),
    speakers: await speakerViews(queries, namesOf, speakers, statements),
    summary,
    counts: { ...counts, present },
    can: {
      keep: may('consultation.keep'),
      contribute: may('contribution.begin'),
      facilitate: may('contribution.facilitate'),
      ask: may('speaker.ask'),
      attend: may('consultation.attend'),
      leave: may('consultation.leave'),
      admit: may('stage.admit'),
    },
    opened: openedOf(place.admission),
    seenAs: seenAs ?? null,
    attending: actor ? await isPresent(queries, stage.id, [actor.id, ...(actor.also ?? [])]) : false,
  }
}
