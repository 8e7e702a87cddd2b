/**
 * [DEM5] In a demonstration the pen-holder's work between two rounds is carried out by the platform: through the same
 * commands, by the same rights and in the name of the secretariat, so that the log says of every word who wrote it.
 */
import { createHash } from 'node:crypto'
import { type Content, textOf, textOfPart } from '@plenary/shared/content'
import type { Language } from '@plenary/shared/language'
import type { StructureCommand } from '@plenary/shared/paragraph'
import type { Actor } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import { draftById } from '../draft/store.ts'
import { translatorFor } from '../i18n/i18n.ts'
import { rewriteWords } from '../paragraph/rewrite-words.ts'
import { type ParagraphRow, paragraphsOf } from '../paragraph/store.ts'
import { secretariatOf } from '../participant/store.ts'
import type { RevisionStep, SampleRevision } from '../preset/sample-revision.ts'
import { processById } from '../process/store.ts'
import { revisionOfText } from '../revision/store.ts'
import { draftsToRelease, openingOf } from '../round/release-text.ts'
import { demonstration } from './samples.ts'

export type Restructure = (userId: string, draftId: string, command: StructureCommand) => Promise<unknown>

interface Pen {
  context: Context
  restructure: Restructure
  userId: string
  actor: Actor
  draftId: string
  /** The text being made. */
  textCode: string
}

/** Ids that are the same when the work is done again after a stop in the middle. */
function idOf({ draftId, textCode }: Pen, words: string): string {
  const hash = createHash('sha256').update(`${draftId} ${textCode} ${words}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** Somebody has changed the words that named the place. */
class PlaceGone extends Error {}

const holding = (rows: ParagraphRow[], words: string): ParagraphRow[] =>
  rows.filter(({ text }) => text.includes(words))

function placeOf(rows: ParagraphRow[], words: string): ParagraphRow {
  const [row, ...others] = holding(rows, words)
  if (!row || others.length > 0) throw new PlaceGone(words)
  return row
}

/** The words in one run of text, marks and references around them kept; null where they are not in one run. */
function replaced(content: Content, from: string, to: string): Content | null {
  const nth = content.findIndex((part) => part.type === 'text' && part.text.includes(from))
  return nth < 0
    ? null
    : content.map((part, at) =>
        at === nth && part.type === 'text' ? { ...part, text: part.text.replace(from, () => to) } : part,
      )
}

/** How many characters stand before the words, a footnote reference counting as one. */
function offsetOf(content: Content, words: string): number {
  let references = 0
  let before = ''
  const at = textOf(content).indexOf(words)
  for (const part of content) {
    if (before.length >= at) break
    const text = textOfPart(part)
    before += text
    if (text === '') references += 1
  }
  return at + references
}

type Doers = {
  [T in RevisionStep['type']]: (
    pen: Pen,
    rows: ParagraphRow[],
    step: Extract<RevisionStep, { type: T }>,
  ) => Promise<unknown>
}

const doers: Doers = {
  async reword({ context, actor, draftId }, rows, { from, to }) {
    // Done before a stop in the middle.
    if (holding(rows, to).length > 0) return
    const { id } = placeOf(rows, from)
    const found = await rewriteWords(context, actor, draftId, id, (content) => replaced(content, from, to))
    if (!found) throw new PlaceGone(from)
  },
  async insert(pen, rows, { after, blocks }) {
    let place = placeOf(rows, after).id
    for (const { kind, level, unnumbered, words: text } of blocks) {
      const id = idOf(pen, text)
      const command = { type: 'insert', id, after: place, kind, level, unnumbered, text } as const
      await pen.restructure(pen.userId, pen.draftId, command)
      place = id
    }
  },
  split(pen, rows, { before }) {
    const { id, content } = placeOf(rows, before)
    const half = idOf(pen, before)
    if (id === half) return Promise.resolve()
    const command = { type: 'split', paragraph: id, offset: offsetOf(content, before), id: half } as const
    return pen.restructure(pen.userId, pen.draftId, command)
  },
  merge(pen, rows, { paragraph, into }) {
    const [from, to] = [placeOf(rows, paragraph).id, placeOf(rows, into).id]
    if (from === to) return Promise.resolve()
    return pen.restructure(pen.userId, pen.draftId, { type: 'merge', paragraph: from, into: to })
  },
  move(pen, rows, { paragraph, after }) {
    const [moving, place] = [placeOf(rows, paragraph).id, placeOf(rows, after).id]
    return pen.restructure(pen.userId, pen.draftId, { type: 'move', paragraph: moving, after: place })
  },
  delete(pen, rows, { paragraph }) {
    const { id } = placeOf(rows, paragraph)
    return pen.restructure(pen.userId, pen.draftId, { type: 'delete', paragraph: id })
  },
}

/** [DEM6] A step whose place people have changed is left out, and the note says so. */
async function revise(pen: Pen, { note, steps }: SampleRevision, language: Language): Promise<string> {
  const skipped: string[] = []
  for (const step of steps) {
    const rows = await paragraphsOf(pen.context.database, pen.draftId)
    try {
      await (doers[step.type] as (pen: Pen, rows: ParagraphRow[], step: RevisionStep) => Promise<unknown>)(
        pen,
        rows,
        step,
      )
    } catch (error) {
      if (error instanceof PlaceGone) skipped.push(error.message)
      else if (error instanceof Refusal) skipped.push(`${Object.values(step).slice(1, 2)}`)
      else throw error
    }
  }
  if (skipped.length === 0) return note
  const places = skipped.map((words) => `“${words}”`).join('; ')
  return `${note} ${translatorFor(language)('demo.leftOut', { places })}`
}

/** Revises the samples on their way to the text of a round that opens. Answers the notes, by draft. */
export async function reviseSamples(
  context: Context,
  restructure: Restructure,
  stageId: string,
): Promise<Map<string, string>> {
  const { database } = context
  const notes = new Map<string, string>()
  const opening = await openingOf(database, stageId)
  const process = opening && (await processById(database, opening.stage.processId))
  const samples = demonstration.find(({ preset }) => preset.slug === process?.slug)?.drafts
  if (!opening || !samples) return notes
  const { textCode } = opening.stage
  const [holder] = await secretariatOf(database, opening.stage.processId)
  if (!holder?.userId) return notes
  // What was just typed stands in the rows that name the places.
  await context.collab().flushProjections()
  for (const draftId of await draftsToRelease(database, opening.stage)) {
    const draft = await draftById(database, draftId)
    const sample = samples.find(
      ({ title, language }) => title === draft?.title && language === draft.language,
    )
    const revision = sample?.revisions[textCode]
    if (!draft || !revision || (await revisionOfText(database, draftId, textCode))) continue
    const pen = { context, restructure, userId: holder.userId, actor: holder, draftId, textCode }
    notes.set(draftId, await revise(pen, revision, draft.language))
  }
  return notes
}
