/** Every bound of the live text, in one place. Sizes in bytes unless said otherwise. */

export const limits = {
  /** A WebSocket message. */
  messageBytes: 1024 * 1024,
  /** Messages that may wait while a connection is being admitted or slowed [Y39]. */
  waitingMessages: 1000,
  waitingBytes: 1024 * 1024,
  /** One update [Y16] [Y33]. */
  structsPerUpdate: 5000,
  insertedPerUpdate: 100_000,
  /** One paragraph: characters a reader sees, and bytes of its state [Y34]. */
  visibleCharacters: 50_000,
  stateBytes: 1024 * 1024,
  /** The state is weighed anew, before words are refused as too many, once this much has come in since. */
  weighEveryBytes: 32 * 1024,
  /** Items looked at to judge where those of one update stand [Y49]; writers whose knowledge is remembered in a room. */
  orderSteps: 4_000_000,
  knowledgeKept: 128,
  /** Updates a second of one connection; more are slowed, never lost [L1]. */
  updates: { perSecond: 30, burst: 60 },
  /** [PRC2] Askings for the state of a room of one person, on all their sockets; more wait. */
  asksPerPerson: { perSecond: 20, burst: 120 },
  /** Whoever lacks more structs than this is given the whole state, which is encoded already. */
  structsAnswered: 2000,
  /** Answers kept of one version of a room, beside the whole. */
  answersKept: 16,
  /** One slice of answering; after it a room rests for so many times what it took, and the house, too. */
  answerSliceMs: 8,
  answerSliceBytes: 8 * 1024 * 1024,
  roomRests: 3,
  houseRests: 1,
  /** [PRC4] Sockets of one person in one room, and in all; and how often they may come. */
  socketsInRoom: 24,
  socketsPerPerson: 400,
  joinsPerPerson: { perSecond: 30, burst: 400 },
  /** Of a person's sockets, one that has been silent for so long gives its place to a new one. */
  silentMs: 40_000,
  /** Client ids one connection may bring that nobody has used. */
  newClientIds: 64,
  /** Client ids below this belong to the server. */
  firstClientId: 16,
  lastClientId: 2 ** 32 - 1,
  /** Awareness [A3] [A6] [A11]. */
  awarenessBytes: 2048,
  awarenessClock: 2 ** 31,
  awarenessEveryMs: 100,
  /** A socket that has not taken this much is cut; above the second figure it gets no presence [L8]. */
  unreadBytes: 1024 * 1024,
  unreadBytesForPresence: 64 * 1024,
  /** Malformed messages and refused updates before the connection is closed. */
  strikes: 20,
  /** The stock client drops a connection without data for 30 s. */
  keepAliveMs: 10_000,
  pingMs: 30_000,
  /** Updates of a room that are judged in one go, before others have their turn. */
  judgedAtOnce: 64,
  /** Longest wait of an update for company, in ms; a quiet server does not wait. */
  windowMs: 20,
  /** Where at least one update comes in this time, a tick begins so long after the one before. */
  companyMs: 8,
  paceOverMs: 250,
  /** Typing has paused; and the longest time readers wait while it goes on. */
  quietMs: 400,
  quietAtMostMs: 3000,
  /** Rooms written for readers in one transaction: everyone else's transactions wait for it. */
  projectedAtOnce: 12,
  /** A room nobody is in stays warm this long, and no more of them than this. */
  idleMs: 30_000,
  idleRooms: 500,
  /** Private forks for words that came too late, in the whole house; how long one is kept for more of them. */
  lateForks: 1000,
  lateForkMs: 30_000,
  /** Late words are kept when they pause, and at the latest after the second figure. */
  lateQuietMs: 250,
  lateAtMostMs: 1500,
  /** Rooms whose logs are read in one go, for those who open an editor on a whole draft. */
  roomsReadAtOnce: 20,
  /** Rooms up to this size are compared in the server's own thread, so many between two turns of others [WAT1]. */
  comparedHereBytes: 4 * 1024,
  /** The same for open rooms, of which a copy follows the log. */
  followedBytes: 16 * 1024,
  comparedInOneTurn: 25,
  /** Log rows between snapshots. */
  snapshotEvery: 500,
} as const
