/** What the page says about the person's words, from its rooms and its connection. */
import type { TableState } from '../collab/rooms.ts'
import type { Connection } from '../live/socket.ts'

export type Status =
  | 'saved'
  | 'saving'
  | 'connecting'
  | 'offline'
  | 'kept'
  | 'pageOnly'
  | 'refused'
  | 'readOnly'

/**
 * [TBL17] Words that wait outrank everything; a page without its live connection is not called saved either, because
 * it may show old words of others.
 */
export function statusOf(
  words: { state: TableState; keeps: boolean; refused?: readonly unknown[] },
  connection: Connection,
  mayEdit: boolean,
): Status {
  if (words.state === 'kept') return words.keeps ? 'kept' : 'pageOnly'
  if (words.state === 'saving')
    return connection === 'offline' ? (words.keeps ? 'kept' : 'pageOnly') : 'saving'
  if (words.state === 'offline' || connection === 'offline') return 'offline'
  if (connection === 'connecting') return 'connecting'
  // [RUI16] What the server did not take is on nobody's page but this one.
  if (words.refused && words.refused.length > 0) return 'refused'
  // A room that is still opening has nothing that waits.
  return mayEdit ? 'saved' : 'readOnly'
}
