/** Which of the words that the server keeps for me are news on this device. */
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { ReturnedWords } from '@plenary/shared/returned'
import type { RefusedWords } from '../collab/kept-store.ts'

/** [RUI6] Words that this device has put aside itself stand there; the server's copy of the very same is not shown again. */
export function notHereYet(
  returned: readonly ReturnedWords[],
  refused: readonly Pick<RefusedWords, 'room' | 'text'>[],
  paragraphs: readonly Pick<ParagraphView, 'id' | 'room'>[],
): ReturnedWords[] {
  const roomOf = new Map(paragraphs.map(({ id, room }) => [id, room]))
  const here = new Set(refused.map(({ room, text }) => `${room}\n${text}`))
  return returned.filter(({ paragraphId, text }) => !here.has(`${roomOf.get(paragraphId)}\n${text}`))
}
