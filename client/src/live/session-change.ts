/** Tells those who hold something of a session, like the live connection, that it is over or another one. */

const listeners = new Set<() => void>()

/** For as long as the page lives. */
export function whenSessionChanges(listener: () => void): void {
  listeners.add(listener)
}

/** Said by whoever signs in or out, or changes the password. */
export function sessionChanged(): void {
  for (const listener of listeners) listener()
}
