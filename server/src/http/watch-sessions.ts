/** Asks again, while sockets live, whether the sessions that opened them do: signing out is not the only way one ends. */
import type { Identity } from '../collab/ports.ts'
import type { Sessions } from './session.ts'

/** [U16] Twice in the second within which an ended session closes its sockets. */
export const checkEveryMs = 450

interface Deps {
  sessions: Pick<Sessions, 'ended' | 'forget'>
  /** Who holds open sockets now, of every kind. */
  open(): Identity[]
  /** Closes the sockets of a session with 4401. */
  end(sessionId: string): void
  report(event: string, details: Record<string, string | number>): void
}

/** One check after another, never two at once; one that fails is made again. Answers how to stop. */
export function watchSessions({ sessions, open, end, report }: Deps): () => void {
  let checking = false
  async function check(): Promise<void> {
    const identities = open()
    if (checking || identities.length === 0) return
    checking = true
    try {
      const over = await sessions.ended(identities)
      if (over.size > 0) sessions.forget()
      for (const sessionId of over) end(sessionId)
    } catch (error) {
      report('sessions.unchecked', { error: String((error as Error)?.name) })
    } finally {
      checking = false
    }
  }
  const timer = setInterval(() => void check(), checkEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
