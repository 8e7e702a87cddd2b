/** The words of paragraphs that were split or joined: compared as one text, then shown once, each where it stands. */
import type { Language } from '@plenary/shared/language'
import type { Family, TextParagraph } from './match.ts'
import { type Token, tokensOf } from './tokens.ts'
import { diffTokens, type Piece } from './words.ts'

/** The words that went from one member to another. A member without words has a part of its own. */
export interface Part {
  /** The id it goes by: the newer member's, or the older one's where the newer has one already. */
  id: string
  from: TextParagraph | null
  to: TextParagraph | null
  change: 'split' | 'merged'
  pieces: Piece[]
}

interface Owned {
  token: Token
  owner: TextParagraph
}

const tokensOfAll = (members: TextParagraph[], language: Language): Owned[] =>
  members.flatMap((owner) => tokensOf(owner.content, language).map((token) => ({ token, owner })))

/**
 * [CMP9] In the order of the words. Deleted words belong to the newer member they stand in, inserted ones to the
 * older one they stand behind; so every part reads as a text, and all of them together as the whole.
 */
function cutByOwner(
  older: Owned[],
  newer: Owned[],
): { from: TextParagraph; to: TextParagraph; pieces: Piece[] }[] {
  const pieces = diffTokens(
    older.map(({ token }) => token),
    newer.map(({ token }) => token),
  )
  const parts: { from: TextParagraph; to: TextParagraph; pieces: Piece[] }[] = []
  let [from, to] = [older[0]?.owner, newer[0]?.owner]
  let [nthOld, nthNew] = [0, 0]
  for (const piece of pieces) {
    if (piece.op !== 'insert') from = older[nthOld++]?.owner
    if (piece.op !== 'delete') to = newer[nthNew++]?.owner
    const last = parts.at(-1)
    if (last && last.from === from && last.to === to) last.pieces.push(piece)
    else if (from && to) parts.push({ from, to, pieces: [piece] })
  }
  return parts
}

/** The parts of a family by the newer member each stands in, or stands behind. */
export function partsOf({ from, to }: Family, language: Language): Map<string, Part[]> {
  const cut = cutByOwner(tokensOfAll(from, language), tokensOfAll(to, language))
  const out = new Map<string, Part[]>()
  for (const member of to) {
    const mine = cut.filter((part) => part.to === member)
    const main = mine.find((part) => part.from.id === member.id) ?? mine[0]
    const parts = mine.map((part): Part => {
      const own = part.from.id === member.id
      const has = (op: 'insert' | 'delete'): boolean =>
        part.pieces.some((piece) => piece.op === op || piece.op === 'same')
      return {
        id: part === main ? member.id : part.from.id,
        from: own || has('delete') ? part.from : null,
        to: own || has('insert') ? member : null,
        change: mine.length > 1 ? 'merged' : 'split',
        pieces: part.pieces,
      }
    })
    const empty: Part = {
      id: member.id,
      from: from.find(({ id }) => id === member.id) ?? null,
      to: member,
      change: 'split',
      pieces: [],
    }
    out.set(member.id, parts.length > 0 ? parts : [empty])
  }
  return out
}
