/** Beginnings of texts, and whether words stand in one. */
import { comparable } from '@plenary/shared/comparable'

/** At most so many characters, cut between words where that is possible. */
export function beginningOf(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= longest) return line
  const cut = line.slice(0, longest)
  const space = cut.lastIndexOf(' ')
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s\p{Cs}]+$/u, '')}…`
}

/** One kind of blank, one form of letters: what a selection in a page brings is compared with what is stored. */
const folded = (text: string): string => comparable(text).replace(/\s+/g, ' ').trim()

/** [RSP3] Word for word, whatever the blanks between. */
export const standsIn = (text: string, words: string): boolean => {
  const sought = folded(words)
  return sought !== '' && folded(text).includes(sought)
}
