/** Faults of the engine, recognised once, whichever library wrapped them. */

const codeOf = (error: unknown): string => {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as { code?: unknown }
    if (typeof code === 'string' && code.startsWith('SQLITE_')) return code
    if (code === 'WRITER_STOPPED') return code
  }
  return ''
}

/** A row with this key exists already. */
export const isUniqueViolation = (error: unknown): boolean =>
  /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)$/.test(codeOf(error))

/** The row it points to does not exist, or rows still point to it. */
export const isForeignKeyViolation = (error: unknown): boolean =>
  codeOf(error) === 'SQLITE_CONSTRAINT_FOREIGNKEY'

/** The storage cannot take writes now: full, broken, locked for too long, or the writer stopped. */
export const isStorageFault = (error: unknown): boolean =>
  /^(SQLITE_(FULL|IOERR|READONLY|CORRUPT|CANTOPEN|BUSY|LOCKED|NOTADB)|WRITER_STOPPED)/.test(codeOf(error))
