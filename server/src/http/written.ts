/** An answer that its handler has written already, as the schema of its endpoint has it, with the tag of its bytes. */
import { createHash } from 'node:crypto'

/** A part of an answer: its bytes, and what tells them from any others. */
export interface Piece {
  bytes: Buffer
  digest: Buffer
}

export const pieceOf = (bytes: Buffer): Piece => ({
  bytes,
  digest: createHash('sha256').update(bytes).digest(),
})

/** [API5] The tag follows from the bytes, whose parts may be kept and are then hashed once for all who are given them. */
export class Written {
  readonly tag: string
  private readonly pieces: readonly Piece[]

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces
    const all = createHash('sha256')
    for (const { digest, bytes } of pieces) all.update(digest).update(`${bytes.length}.`)
    this.tag = `"${all.digest('base64url')}"`
  }

  body(): Buffer {
    return Buffer.concat(this.pieces.map(({ bytes }) => bytes))
  }
}
