/**
 * [DEM10] Links what was said in the demonstration to the sample text, once the round that has it on its table is open:
 * rows without facts, like everything that happened before the platform began.
 */
import { randomUUID } from 'node:crypto'
import { phaseOf } from '@plenary/shared/stage'
import type { Context } from '../../context.ts'
import { contributionsAfter } from '../../contribution/store.ts'
import type { Transaction } from '../../database/port.ts'
import { draftsOfStage } from '../../draft/store.ts'
import { type ParagraphRow, paragraphsOf } from '../../paragraph/store.ts'
import { secretariatOf } from '../../participant/store.ts'
import { standsIn } from '../../response/excerpt.ts'
import { insertPassage, unanswered, wordsWithoutText, writeAnswer } from '../../response/passage-store.ts'
import { paragraphsOfRevision, revisionOfText } from '../../revision/store.ts'
import type { StageRow } from '../../stage/store.ts'
import { threadsOn } from '../../thread/store.ts'
import type { ToldPassage, ToldSource } from './told-passages.ts'

const minuteMs = 60_000
const dayMs = 86_400_000

interface Setting {
  subjects: Context['subjects']
  /** The round with the text on its table. */
  round: StageRow
  stages: StageRow[]
  rows: ParagraphRow[]
  secretariatId: string
  now: Date
}

interface Found {
  id: string
  authorId: string | null
  /** When it was said, where that is known to the minute. */
  saidAt: Date | null
}

const beginning = (rows: ParagraphRow[], words: string): ParagraphRow | undefined =>
  rows.find(({ text }) => text.startsWith(words))

type Finders = {
  [T in ToldSource['type']]: (
    tx: Transaction,
    setting: Setting,
    source: Extract<ToldSource, { type: T }>,
  ) => Promise<Found | undefined>
}

const finders: Finders = {
  async contribution(tx, { round: { processId }, stages }, { stage, title }) {
    const id = stages.find(({ code }) => code === stage)?.id
    const posted = await contributionsAfter(tx, { processId, stage: id, status: 'posted' }, null, null, 200)
    const row = posted.find((each) => each.title === title)
    return row && { id: row.id, authorId: row.authorId, saidAt: null }
  },
  async summary(_tx, { stages }, { stage }) {
    const id = stages.find(({ code }) => code === stage)?.id
    return id === undefined ? undefined : { id, authorId: null, saidAt: null }
  },
  async thread(tx, { rows }, { paragraph }) {
    const on = beginning(rows, paragraph)
    const said = await threadsOn(tx, 'paragraph', on ? [on.id] : [])
    const row = said.find(({ visibility }) => visibility === 'all')
    return row && { id: row.id, authorId: row.authorId, saidAt: row.changedAt }
  },
}

const find = (tx: Transaction, setting: Setting, source: ToldSource): Promise<Found | undefined> =>
  (finders[source.type] as (tx: Transaction, setting: Setting, source: ToldSource) => Promise<Found>)(
    tx,
    setting,
    source,
  )

export async function seedPassages(
  { clock, subjects }: Pick<Context, 'clock' | 'subjects'>,
  tx: Transaction,
  stages: StageRow[],
  roundCode: string | undefined,
  told: ToldPassage[],
): Promise<void> {
  const now = clock.now()
  const round = stages.find(({ code }) => code === roundCode)
  const phase = round && phaseOf(round, now)
  if (!round || (phase !== 'open' && phase !== 'closed')) return
  const [secretariat] = await secretariatOf(tx, round.processId)
  if (!secretariat) return
  for (const draftId of await draftsOfStage(tx, round.id)) {
    const rows = await paragraphsOf(tx, draftId)
    const setting = { subjects, round, stages, rows, secretariatId: secretariat.id, now }
    for (const [nth, each] of told.entries()) await writePassage(tx, setting, each, nth)
  }
}

async function writePassage(
  tx: Transaction,
  setting: Setting,
  { from, quote: exact, paragraph, note, linkedBy, answer }: ToldPassage,
  nth: number,
): Promise<void> {
  const { subjects, round, rows, secretariatId, now } = setting
  const row = beginning(rows, paragraph)
  // The sample in another language has other words.
  if (!row) return
  const found = await find(tx, setting, from)
  const source = found && (await subjects.find(tx, { type: from.type, id: found.id }))
  const block = (await source?.text(tx))?.find(({ text }) => standsIn(text, exact))
  if (!found || !block) throw new Error(`nothing of the demonstration says “${exact}”`)
  const linkedAt = found.saidAt
    ? new Date(Math.min(+found.saidAt + minuteMs, +now))
    : new Date(+(round.opensAt as Date) - dayMs + nth * minuteMs)
  const answeredAt = new Date(Math.min(+linkedAt + (nth + 1) * minuteMs, +now))
  await insertPassage(tx, {
    id: randomUUID(),
    processId: round.processId,
    subjectType: from.type,
    subjectId: found.id,
    blockId: block.id,
    quote: { exact, prefix: '', suffix: '' },
    draftId: row.draftId,
    paragraphId: row.id,
    note: note ?? null,
    linkedBy: linkedBy || found.authorId === null ? secretariatId : found.authorId,
    linkedAt,
    ...unanswered,
    outcome: answer?.outcome ?? null,
    reason: answer?.reason ?? null,
    words: answer?.words ?? null,
    answeredBy: answer ? secretariatId : null,
    answeredAt: answer ? answeredAt : null,
  })
}

/**
 * The words of an answer stand in a published text, and that of the demonstration is published after its rows are
 * written. Finds nothing to do the second time: nobody else can answer with words that stand nowhere.
 */
export async function pointAnswers(tx: Transaction, processId: string, textCode: string): Promise<void> {
  for (const passage of await wordsWithoutText(tx, processId)) {
    const { id, draftId, paragraphId, outcome, reason, answeredBy, answeredAt } = passage
    const words = passage.words ?? ''
    const revision = await revisionOfText(tx, draftId, textCode)
    const texts = revision ? await paragraphsOfRevision(tx, revision.id) : []
    const text = texts.find((each) => each.paragraphId === paragraphId)?.text ?? ''
    if (!revision || !standsIn(text, words)) continue
    const answer = { outcome, reason, words, answeredBy, answeredAt }
    await writeAnswer(tx, id, { ...answer, revisionId: revision.id })
  }
}
