/** Reads the register of a stage from CSV. It takes five columns and nothing else; a column of names is refused. */
import {
  groupsAtRisk,
  type RegisterColumn,
  type RegisteredKind,
  registerColumns,
  registeredKinds,
} from '@plenary/shared/figures'
import { type StakeholderKind, stakeholderKinds } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import { CsvError, parse } from 'csv-parse/sync'
import type { Came } from './count-people.ts'

/** Most people of one register. */
const mostPeople = 50_000

const unreadable = (line: number, what: string): Refusal =>
  new Refusal('register-unreadable', `Line ${line}: ${what}`)

const linesIn = (text: string): number => text.split('\n').length - 1

interface Row {
  record: string[]
  /** As it stands in the file, its end of line included. */
  raw: string
  /** Lines read up to its end. */
  info: { lines: number }
}

function rowsOf(text: string, delimiter: string): Row[] {
  try {
    // Whoever wrote 5" tall meant inches, and a line may be shorter than the first.
    const leniently = { relax_quotes: true, relax_column_count: true, skip_records_with_empty_values: true }
    const asked = { delimiter, record_delimiter: '\n', ltrim: true, info: true, raw: true, ...leniently }
    // With these options, rows come with what is known of them; the package's types know of cells alone.
    return parse(text, asked) as unknown as Row[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines) - linesIn(String(error.raw)) + 1
    throw unreadable(
      line,
      error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark is not closed.' : error.message,
    )
  }
}

/** [FIG7] RFC 4180, with commas, semicolons or tabs, whichever its first line uses most. Cells of lines, with their numbers. */
function cellsOf(csv: string): { line: number; cells: string[] }[] {
  // Lines end as they ended on whatever machine wrote them; one end too many makes all rows alike.
  const text = `${csv.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')}\n`
  const firstLine = /^[^\n]*/.exec(text)?.[0] ?? ''
  const [separator = ','] = [',', ';', '\t'].sort(
    (a, b) => firstLine.split(b).length - firstLine.split(a).length,
  )
  return rowsOf(text, separator).map(({ record, raw, info }) => ({
    line: info.lines - linesIn(raw) + 1,
    cells: record.map((cell) => cell.trim()),
  }))
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()

const columnNames: Record<string, RegisterColumn> = {
  ...Object.fromEntries(registerColumns.map((name) => [name, name])),
  organisation: 'organization',
  'organisation kind': 'organization kind',
  'organisation type': 'organization kind',
  'organization type': 'organization kind',
  'stakeholder kind': 'kind',
  stakeholder: 'kind',
}

/** Columns that say who somebody is, in the languages registers come in. */
const naming =
  /\b(name|names|surname|forename|given|family|participant|person|title|e ?mail|address|phone|mobile|passport|birth|nom|prenom|prénom|nombre|apellido|signature|user|id)\b|اسم|الاسم|لقب|بريد|هاتف/u

/** [FIG3] No names are taken: neither kept, nor read and thrown away. */
function columnsOf(cells: readonly string[]): (RegisterColumn | null)[] {
  const columns = cells.map((cell): RegisterColumn | null => {
    if (cell === '') return null
    const name = plain(cell)
    const known = columnNames[name]
    if (known) return known
    if (naming.test(name)) throw new Refusal('names-not-taken', `Take out the column “${cell.slice(0, 60)}”.`)
    throw unreadable(1, `the column “${cell.slice(0, 60)}” is none of ${registerColumns.join(', ')}.`)
  })
  const twice = columns.find((name, nth) => name !== null && columns.indexOf(name) !== nth)
  if (twice) throw unreadable(1, `the column “${twice}” stands there twice.`)
  if (!columns.includes('country') && !columns.includes('organization'))
    throw unreadable(1, 'there is neither a column “country” nor a column “organization”.')
  return columns
}

const registeredAs: Record<string, RegisteredKind> = {
  ...Object.fromEntries(registeredKinds.map((kind) => [plain(kind), kind])),
  government: 'state',
  'member state': 'state',
  'national ngos': 'national-ngo',
  ingo: 'international-ngo',
  'international ngos': 'international-ngo',
  igo: 'intergovernmental',
  'intergovernmental organization': 'intergovernmental',
  'intergovernmental organisation': 'intergovernmental',
}
const stakeholderOf: Record<string, StakeholderKind> = Object.fromEntries(
  stakeholderKinds.map((kind) => [plain(kind), kind]),
)
const answers: Record<string, boolean> = { '': false, no: false, n: false, '0': false, false: false }
const yes: Record<string, boolean> = { yes: true, y: true, '1': true, true: true, x: true }

function chosen<T>(table: Record<string, T>, cell: string, line: number, column: RegisterColumn): T {
  const found = Object.hasOwn(table, plain(cell)) ? table[plain(cell)] : undefined
  if (found === undefined) throw unreadable(line, `“${cell.slice(0, 60)}” is no ${column}.`)
  return found
}

/** [FIG2] One person a line. Whoever is refugee, of a host community or of migrants is at risk unasked. */
export function readRegister(csv: string): Came[] {
  const [head, ...rows] = cellsOf(csv)
  if (!head || rows.length === 0) throw unreadable(1, 'there is nobody in it.')
  if (rows.length > mostPeople) throw new Refusal('too-large', `At most ${mostPeople} people.`)
  const columns = columnsOf(head.cells)
  return rows.map(({ line, cells }) => {
    if (cells.length > columns.length) throw unreadable(line, 'it has more cells than the first line.')
    const cellIn = (column: RegisterColumn): string => cells[columns.indexOf(column)] ?? ''
    const [country, organisation] = [cellIn('country'), cellIn('organization')]
    if (country.length > 200 || organisation.length > 300) throw unreadable(line, 'a cell is too long.')
    const [as, of] = [cellIn('organization kind'), cellIn('kind')]
    const kind = of ? chosen(stakeholderOf, of, line, 'kind') : null
    return {
      country: country || null,
      organisation: organisation || null,
      organisationKind: as ? chosen(registeredAs, as, line, 'organization kind') : null,
      kind,
      atRisk:
        chosen({ ...answers, ...yes }, cellIn('at risk'), line, 'at risk') ||
        (kind !== null && groupsAtRisk.includes(kind)),
    }
  })
}
