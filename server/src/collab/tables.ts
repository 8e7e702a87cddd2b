/** The log of live rooms: the truth about every word. Rows are never changed or removed. */
import { bytes, index, instant, primaryKey, table, uniqueIndex, whole, word } from '../database/columns.ts'
import type { PassageKind } from './authors.ts'

/** One row per room, participant and tick: a merged update, and who made it. Deletions have no author in Yjs; here they do. */
export const logRows = table(
  'collab_log',
  {
    /** Position in the whole log; grows with every commit. */
    position: whole('position').primaryKey({ autoIncrement: true }),
    room: word('room').notNull(),
    /** 1, 2, 3 … within the room, without gaps. */
    seq: whole('seq').notNull(),
    /** The participant; null when the platform seeded the room. */
    participantId: word('participant_id'),
    update: bytes('update').notNull(),
    at: instant('at').notNull(),
    /** Links the row to the one before it in its room [REC4]. */
    hash: word('hash').notNull().default(''),
  },
  (t) => [uniqueIndex('collab_log_room_seq').on(t.room, t.seq)],
)

/** The state after `seq`, so that a long log need not be replayed. The log keeps authorship. */
export const snapshots = table('collab_snapshots', {
  room: word('room').primaryKey(),
  seq: whole('seq').notNull(),
  state: bytes('state').notNull(),
  at: instant('at').notNull(),
})

/** A Yjs client id belongs to the participant who first used it in a room, for ever [Y22]. */
export const clientIds = table(
  'collab_client_ids',
  {
    room: word('room').notNull(),
    clientId: whole('client_id').notNull(),
    participantId: word('participant_id').notNull(),
    boundAt: instant('bound_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.room, t.clientId] }), index('collab_client_ids_of').on(t.participantId)],
)

/** How far the projection of a room has come, so that after a crash what is newer is projected again. */
export const projections = table('collab_projections', {
  room: word('room').primaryKey(),
  seq: whole('seq').notNull(),
})

/** Which schema the rooms have: each was brought into it before anyone was let in. */
export const schemas = table('collab_schema', {
  version: whole('version').primaryKey(),
  at: instant('at').notNull(),
})

/** What the platform wrote in a row came from, or went to, another room or an earlier state: its words keep their authors. */
export const passages = table(
  'collab_passages',
  {
    room: word('room').notNull(),
    seq: whole('seq').notNull(),
    kind: word('kind').$type<PassageKind>().notNull(),
    otherRoom: word('other_room').notNull(),
    otherSeq: whole('other_seq').notNull(),
  },
  (t) => [primaryKey({ columns: [t.room, t.seq] })],
)

/** [WAT1] Up to which row the words of a room were found to be the same live, from the log, and for a newcomer. */
export const comparedRooms = table('collab_compared', {
  room: word('room').primaryKey(),
  seq: whole('seq').notNull(),
})

/** [WAT3] Rooms of which two copies read differently: nobody writes in them until they are restored. */
export const stoppedRooms = table('collab_stopped', {
  room: word('room').primaryKey(),
  /** The row at which it was found. */
  seq: whole('seq').notNull(),
  at: instant('at').notNull(),
})
