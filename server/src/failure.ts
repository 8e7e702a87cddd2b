/** One clear line for a person at a terminal, whatever went wrong. */
import { problems, Refusal } from '@plenary/shared/problems'

const knownCodes: Record<
  string,
  (error: NodeJS.ErrnoException & { address?: string; port?: number }) => string
> = {
  EADDRINUSE: ({ address, port }) =>
    `Another program already listens on ${address}:${port}. Set PORT to another number.`,
  EADDRNOTAVAIL: ({ address }) => `This machine has no address ${address}. Set HOST to one it has.`,
  EACCES: ({ path }) => `No permission${path ? ` for ${path}` : ' to listen on that port'}.`,
  ENOENT: ({ path }) => `There is no file ${path}.`,
  EISDIR: ({ path }) => `${path ?? 'That'} is a folder, not a file.`,
  ENOSPC: () => 'The disk is full.',
}

/** Never a stack trace: the first line of what is known. */
export function lineOf(error: unknown): string {
  if (error instanceof Refusal) return error.detail ?? `${problems[error.code].title}.`
  if (!(error instanceof Error)) return String(error)
  // A query's own words hold values; what the engine said about it does not.
  if (error.message.startsWith('Failed query:'))
    return `The data in DATA_DIR cannot be used: ${error.cause instanceof Error ? lineOf(error.cause) : 'a query failed'}`
  const { code } = error as NodeJS.ErrnoException
  const known = code ? knownCodes[code] : undefined
  return known
    ? known(error as NodeJS.ErrnoException)
    : (error.message.split('\n')[0] ?? 'Something went wrong.')
}
