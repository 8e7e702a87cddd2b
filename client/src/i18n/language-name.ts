/** What a language is called in the reader's language. */
const named = new Map<string, Intl.DisplayNames>()

export function languageName(code: string, reader: string): string {
  const names = named.get(reader) ?? new Intl.DisplayNames([reader], { type: 'language' })
  named.set(reader, names)
  return names.of(code) ?? code
}
