/** Footnote signs as they stand in live text, for tests that write some by hand. */
import { placeholder } from '@plenary/shared/grammar/codec'
import { grammar } from '@plenary/shared/grammar/grammar'

export const signCharacter = placeholder
export const signFormat = (id: string): Record<string, unknown> => grammar.formatsOf({ type: 'footnote', id })
