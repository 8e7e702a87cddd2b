/** Names of live rooms and the numbers of their protocol (contract: live text). */

/** Kinds of rooms by the letter their names begin with: a paragraph of a draft, a paragraph of a contribution's body. */
export const roomLetters = { paragraph: 'p', block: 'c' } as const

const partsOf = (room: string): string[] => /^([a-z])-([0-9a-z-]{8,64})$/.exec(room)?.slice(1) ?? []
const idIn = (kind: keyof typeof roomLetters, room: string): string | null => {
  const [letter, id] = partsOf(room)
  return letter === roomLetters[kind] ? (id ?? null) : null
}

/** The letter of its kind, or null when the name can be no room's. */
export const letterOfRoom = (room: string): string | null => partsOf(room)[0] ?? null

/** A paragraph's room. The name is opaque to clients: they take it from the paragraph's `room`. */
export const roomOfParagraph = (paragraphId: string): string => `${roomLetters.paragraph}-${paragraphId}`
export const paragraphOfRoom = (room: string): string | null => idIn('paragraph', room)

/** The room of a paragraph of a contribution's body; open while it is a draft. */
export const roomOfBlock = (blockId: string): string => `${roomLetters.block}-${blockId}`
export const blockOfRoom = (room: string): string | null => idIn('block', room)

/**
 * What a room may hold, as a number that grows whenever an editor of before would take something for broken and delete
 * it. 1: a footnote is a node between two runs of text. 2: signs are marks in one run (decision 0016).
 */
export const schemaVersion = 2

/** Our own page says the schema it was built with in the address of a room: `?schema=2`. */
export const schemaParameter = 'schema'
/** Every answer of the API says the schema of the server. */
export const schemaHeader = 'plenary-schema'

/** The one shared type of a room: an XmlFragment, as y-prosemirror writes it. */
export const fragmentName = 'content'

/** Types of messages in a live room; 0–3 are those of y-websocket. */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Server to client, `varUint n`: the first n sync messages of this connection are durable. */
  durable: 100,
  /** Server to client, `varString code`: an update was refused, with its reason. */
  refused: 101,
} as const

/** Why a socket of a live room was closed. Clients do not retry 44xx. */
export const closeCode = {
  goingAway: 1012,
  notUnderstood: 1003,
  malformed: 1007,
  policy: 1008,
  tooBig: 1009,
  notSignedIn: 4401,
  noRight: 4403,
  noSuchRoom: 4404,
  /** A page of an older schema: it loads itself anew. */
  pageOutdated: 4426,
  rightsChanged: 4205,
  tryAgain: 4503,
} as const
