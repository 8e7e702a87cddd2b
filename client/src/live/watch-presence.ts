/** Who is here in a draft, and saying where oneself is. */
import type { PresenceMessage } from '@plenary/shared/live'
import { liveSocket } from './socket.ts'
import { keepWatching } from './watching.ts'

export interface PresenceWatch {
  /** Where the person is: in a paragraph, or reading (null). */
  here(paragraphId: string | null): void
  stop(): void
}

export function watchPresence(
  draftId: string,
  onPresence: (message: PresenceMessage) => void,
): PresenceWatch {
  const socket = liveSocket()
  let place: string | null = null
  const sayHere = (): void => {
    if (socket.connected) socket.emit('here', { draft: draftId, paragraph: place })
  }
  const hear = (message: PresenceMessage): void => {
    if (message.draft === draftId) onPresence(message)
  }
  socket.on('presence', hear)
  const stop = keepWatching({
    input: { draft: draftId },
    onWatching: sayHere,
    // The page says by its own query what may not be seen.
    onRefused: () => undefined,
  })
  return {
    here(paragraphId) {
      place = paragraphId
      sayHere()
    },
    stop() {
      socket.off('presence', hear)
      stop()
    },
  }
}
