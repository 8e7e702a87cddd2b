/** [REL2] The text that stands still, as what is on its paragraphs knows it. */
import type { KeptWords } from '../subject/subject.ts'
import type { KeptText } from './kept-store.ts'

export const keptWords = ({ as, rows }: KeptText): KeptWords => ({
  as,
  textOf: (id) => rows.find((row) => row.id === id)?.text ?? null,
})
