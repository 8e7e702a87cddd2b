/** What stands in an address behind the question mark is anybody's: only text counts as text. */
export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
