/** The words of paragraphs that were split or joined: compared as one text, then shown once, each where it stands. */
import type { Change } from '@plenary/shared/compare'
import type { Language } from '@plenary/shared/language'
import type { TextParagraph } from '../revision/working-text.ts'
import type { Family } from './match.ts'
import { type Token, tokensOf } from './tokens.ts'
import { diffTokens, type Piece } from './words.ts'

/** The words that went from one member to another. A member without words has a part of its own. */
export interface Part {
  /** The id it goes by: the newer member's, or the older one's where the newer has one already. */
  id: string
  from: TextParagraph | null
  to: TextParagraph | null
  change: Change
  pieces: Piece[]
}

interface CutPart {
  from: TextParagraph
  to: TextParagraph
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
function cutByOwner({ from: froms, to: tos }: Family, language: Language): CutPart[] {
  const [older, newer] = [tokensOfAll(froms, language), tokensOfAll(tos, language)]
  const pieces = diffTokens(
    older.map(({ token }) => token),
    newer.map(({ token }) => token),
  )
  const parts: CutPart[] = []
  // A side without any word has its first member stand for it.
  let [from, to] = [older[0]?.owner ?? froms[0], newer[0]?.owner ?? tos[0]]
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
export function partsOf(family: Family, language: Language): Map<string, Part[]> {
  const parts = partsByWords(family, language)
  const ids = [...parts.values()].flat().map(({ id }) => id)
  return new Set(ids).size === ids.length ? parts : partsByIdentity(family, language)
}

/** Words went to and fro between members that both texts hold: each is read on its own after all. */
function partsByIdentity({ from, to }: Family, language: Language): Map<string, Part[]> {
  const part = (older: TextParagraph | null, newer: TextParagraph | null): Part => {
    const pieces = diffTokens(
      older ? tokensOf(older.content, language) : [],
      newer ? tokensOf(newer.content, language) : [],
    )
    const both = pieces.every(({ op }) => op === 'same') ? 'same' : 'changed'
    const change = !older ? 'inserted' : !newer ? 'deleted' : both
    return { id: (newer ?? older)?.id ?? '', from: older, to: newer, change, pieces }
  }
  const out = new Map(
    to.map((newer) => [newer.id, [part(from.find(({ id }) => id === newer.id) ?? null, newer)]]),
  )
  const gone = from.filter(({ id }) => !out.has(id)).map((older) => part(older, null))
  out.get(to.at(-1)?.id ?? '')?.push(...gone)
  return out
}

function partsByWords(family: Family, language: Language): Map<string, Part[]> {
  const { from, to } = family
  const cut = cutByOwner(family, language)
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
