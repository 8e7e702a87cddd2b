/** Names of live rooms and the numbers of their protocol (contract: live text). */

/** A paragraph's room. The name is opaque to clients: they take it from the paragraph's `room`. */
export const roomOfParagraph = (paragraphId: string): string => `p-${paragraphId}`

/** The paragraph a room name stands for, or null when the name is none of ours. */
export const paragraphOfRoom = (room: string): string | null =>
  /^p-([0-9a-z-]{8,64})$/.exec(room)?.[1] ?? null

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
  rightsChanged: 4205,
  tryAgain: 4503,
} as const
