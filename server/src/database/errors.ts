/** Faults of the engine, recognised once, whichever library wrapped them. */
import { Refusal } from '@plenary/shared/problems'
import { databaseGone, writerStopped } from './messages.ts'

/** A write that did not happen; `code` is SQLite's, such as SQLITE_CONSTRAINT_UNIQUE. */
export class WriteError extends Error {
  readonly code: string
  constructor(message: string, code: string) {
    super(message)
    this.name = 'WriteError'
    this.code = code
  }
}

/** [DB8] The storage takes no writes now. A person hears "try again"; `fault` is SQLite's code, for the log. */
export class StorageFault extends Refusal {
  readonly fault: string
  constructor(fault: string, cause?: unknown) {
    super('try-again')
    this.name = 'StorageFault'
    this.fault = fault
    this.cause = cause
  }
}

/** Full, broken, locked for too long, taken away, or the writer stopped: nothing the sender of the write did wrong. */
const storageFaults = new RegExp(
  `^(SQLITE_(FULL|IOERR|READONLY|CORRUPT|CANTOPEN|BUSY|LOCKED|NOTADB|NOMEM|PROTOCOL)|${writerStopped}|${databaseGone})`,
)

/** The error of a failed write by the engine's code. */
export const errorOf = (message: string, code: string): WriteError | StorageFault => {
  const error = new WriteError(message, code)
  return storageFaults.test(code) ? new StorageFault(code, error) : error
}

function* causesOf(error: unknown): Generator<Error> {
  for (let each = error; each instanceof Error; each = each.cause) yield each
}

const codeOf = (error: unknown): string => {
  for (const { code } of causesOf(error) as Generator<{ code?: unknown }>)
    if (typeof code === 'string' && code.startsWith('SQLITE_')) return code
  return ''
}

/** The storage's fault behind an error, or null. */
export function storageFaultOf(error: unknown): StorageFault | null {
  for (const each of causesOf(error)) if (each instanceof StorageFault) return each
  return null
}

export const isStorageFault = (error: unknown): boolean => storageFaultOf(error) !== null

/** A row with this key exists already. */
export const isUniqueViolation = (error: unknown): boolean =>
  /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)$/.test(codeOf(error))

/** The row it points to does not exist, or rows still point to it. */
export const isForeignKeyViolation = (error: unknown): boolean =>
  codeOf(error) === 'SQLITE_CONSTRAINT_FOREIGNKEY'
