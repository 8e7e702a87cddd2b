/** A process as it is served: what is the same for all, written once for each phase of its calendar, and its drafts. */
import { draftSummary, isOut, type ProcessView, processView, textAt } from '@plenary/shared/process'
import { phaseOf } from '@plenary/shared/stage'
import { z } from 'zod'
import { keepRead } from '../database/keep-read.ts'
import type { Database } from '../database/port.ts'
import { draftSummaries } from '../draft/store.ts'
import { type Piece, pieceOf, Written } from '../http/written.ts'
import { type ProcessRow, processOfSlug, textsOf } from '../process/store.ts'
import { type StageRow, stagesOfProcess } from '../stage/store.ts'
import { stageViewOf, standOf } from '../stage/view.ts'

/** A process of which nobody has asked yet who may know of which draft. What it holds is shared: nobody changes it. */
export interface ProcessRead {
  process: ProcessRow
  stages: StageRow[]
  texts: ProcessView['texts']
  drafts: ProcessView['drafts']
  /** All that everyone has of it, as one text: where it is the same, so is what was written. */
  same: string
  /** What was written, by the phases of the stages and which texts are out. */
  written: Map<string, Piece>
}

/** Null where there is no such process. */
export type KeptProcesses = (slug: string) => Promise<ProcessRead | null>

const keptProcesses = 50

export function keepProcesses(database: Database): KeptProcesses {
  async function read(slug: string, last: ProcessRead | undefined): Promise<ProcessRead | null> {
    const process = await processOfSlug(database, slug)
    if (!process) return null
    const [stages, texts, drafts] = await Promise.all([
      stagesOfProcess(database, process.id),
      textsOf(database, process.id),
      draftSummaries(database, process.id),
    ])
    const same = JSON.stringify([process, stages, texts])
    const written = last?.same === same ? last.written : new Map<string, Piece>()
    return { process, stages, texts, drafts, same, written }
  }
  return keepRead(database, read, { most: keptProcesses })
}

const publicSchema = processView.omit({ drafts: true })
const draftsSchema = z.array(draftSummary)

/** Moments of the calendar that are kept: the last, and the one before for whoever asked then. */
const keptMoments = 2

function publicPart({ process, stages, texts, written }: ProcessRead, now: Date): Piece {
  const key = [...stages.map((stage) => phaseOf(stage, now)), ...texts.map((text) => isOut(text, now))].join()
  const kept = written.get(key)
  if (kept) return kept
  const views = stages.map((stage) => stageViewOf(stage, now))
  const { createdAt: _, ...shown } = process
  const shownTexts = texts.map((text) => textAt(text, now))
  const view = { ...shown, ...standOf(views), stages: views, texts: shownTexts }
  const json = JSON.stringify(z.encode(publicSchema, view))
  const piece = pieceOf(Buffer.from(`${json.slice(0, -1)},"drafts":`))
  if (written.size >= keptMoments) written.delete(written.keys().next().value as string)
  written.set(key, piece)
  return piece
}

/** `drafts`: those that whoever asks has. */
export const writeProcess = (read: ProcessRead, drafts: ProcessView['drafts'], now: Date): Written =>
  new Written([
    publicPart(read, now),
    pieceOf(Buffer.from(`${JSON.stringify(z.encode(draftsSchema, drafts))}}`)),
  ])
