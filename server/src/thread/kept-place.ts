/** [REL4] Where threads stand in the text that everyone but the pen-holder has, while the pen moves the words beneath them. */
import type { KeptWords } from '../subject/subject.ts'
import type { ThreadRow } from './store.ts'

type Kept = Pick<KeptWords, 'as'> | null
type Standing = Pick<ThreadRow, 'standsOn' | 'anchor' | 'keptAs' | 'keptPlace'>

/** The thread as somebody has it before whom this text stands still; null where it quotes words that they do not have. */
export function asSeen<Row extends Standing>(row: Row, kept: Kept): Row | null {
  if (!kept || row.keptAs !== kept.as) return row
  return row.keptPlace && { ...row, ...row.keptPlace }
}

/** What is written with the first change of its place: how it stood in the text that everyone else has. */
export const keepingPlace = (row: ThreadRow, kept: Kept): Pick<ThreadRow, 'keptAs' | 'keptPlace'> =>
  !kept || row.keptAs === kept.as
    ? { keptAs: row.keptAs, keptPlace: row.keptPlace }
    : { keptAs: kept.as, keptPlace: { standsOn: row.standsOn, anchor: row.anchor } }
