/** The committed state of a room, encoded and framed once for everyone who asks between two commits [PRC1]. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { type Part, partOf, writeParts } from './encode.ts'
import { frameOf, step1Message, step2Message } from './frames.ts'
import { limits } from './limits.ts'

/** What a client says it knows: client id → next clock. */
export type Known = ReadonlyMap<number, number>

/** Throws on bytes that are no state vector. */
export const readStateVector = (bytes: Uint8Array): Known => Y.decodeStateVector(bytes)

/** What was made of one version of the document. */
interface Made {
  vector?: Buffer
  state?: Uint8Array
  whole?: Buffer
  deletions?: Uint8Array
  /** State vector → answer, for those few that many ask with. */
  answers: Map<string, Buffer>
}

export class RoomState {
  private readonly doc: Y.Doc
  private made: Made = { answers: new Map() }

  constructor(doc: Y.Doc) {
    this.doc = doc
  }

  /** The document has changed. */
  changed(): void {
    this.made = { answers: new Map() }
  }

  /** The first step of the server, framed. */
  question(): Buffer {
    this.made.vector ??= frameOf(step1Message(Y.encodeStateVector(this.doc)))
    return this.made.vector
  }

  /** All of it, as an update. */
  whole(): Uint8Array {
    this.made.state ??= Y.encodeStateAsUpdate(this.doc)
    return this.made.state
  }

  /** The second step for whoever knows so much, framed. Whoever lacks much is given all of it: that is there already. */
  answerTo(vector: Uint8Array, known: Known): Buffer {
    const key = Buffer.from(vector).toString('latin1')
    const made = this.made.answers.get(key)
    if (made) return made
    const lacking = this.lackingTo(known)
    const count = lacking.reduce((sum, { structs, nth }) => sum + structs.length - nth, 0)
    if (known.size === 0 || count > limits.structsAnswered) {
      this.made.whole ??= frameOf(step2Message(this.whole()))
      return this.made.whole
    }
    const answer = frameOf(step2Message(this.rest(lacking)))
    if (this.made.answers.size >= limits.answersKept) this.made.answers.clear()
    this.made.answers.set(key, answer)
    return answer
  }

  private lackingTo(known: Known): Part[] {
    const clients = [...this.doc.store.clients.keys()]
    return clients.flatMap((client) => partOf(this.doc, client, known.get(client) ?? 0) ?? [])
  }

  /**
   * The structs that are lacking and all deletions. Yjs walks the whole document for the deletions each time;
   * they are the same for everyone, and people who come back lack few structs, but each of them others.
   */
  private rest(lacking: Part[]): Uint8Array {
    const encoder = new Y.UpdateEncoderV1()
    writeParts(encoder, lacking)
    encoding.writeUint8Array(encoder.restEncoder, this.deletions())
    return encoder.toUint8Array()
  }

  /** An update for somebody who lacks no struct is the byte that says so, and the deletions. */
  private deletions(): Uint8Array {
    this.made.deletions ??= Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.doc)).subarray(1)
    return this.made.deletions
  }
}
