/** Everything that can be verified in a database, and the calm report of it. */
import { fingerprintOf } from '@plenary/shared/checkpoint'
import type { Findings } from '@plenary/shared/verify-record'
import type { Anchor } from '../database/anchor.ts'
import type { Queries } from '../database/port.ts'
import { checkRecord, type RecordCheck } from './check-record.ts'
import { checkTexts, type TextCheck } from './check-texts.ts'

export interface Report {
  /** Lines of a report, without their ends. */
  lines: string[]
  faults: number
}

const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** What the anchor beside the database promises, and what of that is missing. */
export interface Promised {
  promised: Anchor | null
  lacks: string[]
}

/** [REC12] Reads only; safe beside a running server. `witnesses` are checkpoints kept elsewhere. */
export async function verifyDatabase(
  queries: Queries,
  witnesses: unknown[] = [],
  anchor: Promised = { promised: null, lacks: [] },
): Promise<Report> {
  const record = await checkRecord(queries, witnesses)
  const texts = await checkTexts(queries, record.published)
  const faults = [
    ...recordFaults(record),
    ...record.otherRoots.map(
      (position) => `Live text: at position ${position} it is not what a checkpoint says.`,
    ),
    ...texts.faults,
    // [ABS1] The rest may agree with itself and still be less than people were told is saved.
    ...anchor.lacks.map((lack) => `Anchor: ${lack}.`),
  ]
  return reportOf(
    [...recordLines(record), ...textLines(record, texts), ...anchorLines(anchor)],
    record,
    faults,
  )
}

/** [REC15] What an exported record holds, without any database. */
export function reportOfFile(record: Findings): Report {
  return reportOf(recordLines(record), record, recordFaults(record))
}

const recordFaults = ({ faults }: Findings): string[] =>
  faults.map(({ number, fault, detail }) => `Entry ${number} ${fault}: ${detail}`)

function recordLines({ entries, opened, checkpoints, covered, keys }: Findings): string[] {
  return [
    `Record        ${count(entries, 'entry', 'entries')}, ${opened.toLocaleString('en')} with what they carry`,
    `Checkpoints   ${count(checkpoints, 'checkpoint')}${checkpoints > 0 ? `, up to entry ${covered.toLocaleString('en')}` : ''}`,
    ...keys.map((key) => `  signed by   ${fingerprintOf(key)}`),
  ]
}

function textLines({ positions }: RecordCheck, texts: TextCheck): string[] {
  const imported = texts.imported > 0 ? `, ${texts.imported.toLocaleString('en')} from files` : ''
  return [
    `Revisions     ${count(texts.revisions, 'revision')} with ${count(texts.published, 'paragraph')}${imported}`,
    `Live text     ${count(texts.rows, 'change')} in ${count(texts.rooms, 'room')}, ${count(positions, 'position')} sealed`,
    `Working text  ${count(texts.paragraphs, 'paragraph')}, ${texts.behind.toLocaleString('en')} with words newer than what readers see`,
  ]
}

const anchorLines = ({ promised }: Promised): string[] =>
  promised
    ? [
        `Anchor        change ${promised.log.place.toLocaleString('en')} and entry ${promised.record.place.toLocaleString('en')} were promised`,
      ]
    : []

function reportOf(lines: string[], { last }: Findings, faults: string[]): Report {
  const end = last ? [`Last entry    ${last.number.toLocaleString('en')}, hash ${last.hash}`] : []
  const verdict =
    faults.length === 0
      ? ['', 'Everything agrees.']
      : ['', `${count(faults.length, 'fault')}:`, ...faults.map((fault) => `  ${fault}`)]
  return { lines: [...lines, ...end, ...verdict], faults: faults.length }
}
