/** Input of groups that waits on this device: sent as soon as there is a connection, taken out once the server has it. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, ProblemError } from '../api/call.ts'
import { keptWaiting, type Waiting } from './group-input.ts'
import { contributionKeys } from './queries.ts'

/** Asked again so often while something waits; a phone tells of its connection only now and then. */
const tryEveryMs = 15_000

/** What passes by itself: everything else is said to the person. */
const passing: ReadonlySet<string> = new Set(['network', 'try-again', 'too-many-requests', 'not-signed-in'])

const codeOf = (error: unknown): string => (error instanceof ProblemError ? error.code : 'internal')

/** Begins it and submits it; doing either twice does no harm. */
async function send({ stageId, sent }: Waiting): Promise<void> {
  try {
    await call('createContribution', { params: { id: stageId }, body: sent })
  } catch (error) {
    // An earlier try reached the server, and only its answer was lost.
    if (codeOf(error) !== 'already-exists') throw error
  }
  try {
    await call('submitContribution', { params: { id: sent.id } })
  } catch (error) {
    if (codeOf(error) !== 'already-submitted') throw error
  }
}

export function useWaiting(accountId: string) {
  const cache = useQueryClient()
  const [waiting, setWaiting] = useState(() => keptWaiting(accountId).read() ?? [])
  const [isKept, setKept] = useState(true)
  const [sent, setSent] = useState<string[]>([])
  const now = useRef(waiting)
  const sending = useRef(false)

  const change = useCallback(
    (make: (have: Waiting[]) => Waiting[]): void => {
      now.current = make(now.current)
      setKept(keptWaiting(accountId).keep(now.current.length > 0 ? now.current : null))
      setWaiting(now.current)
    },
    [accountId],
  )
  const sendAll = useCallback(async (): Promise<void> => {
    if (sending.current) return
    sending.current = true
    for (const each of now.current.filter(({ refused }) => refused === null)) {
      try {
        await send(each)
        change((have) => have.filter(({ sent: { id } }) => id !== each.sent.id))
        setSent((have) => [...have, each.sent.id])
        void cache.invalidateQueries({ queryKey: contributionKeys.lists })
      } catch (error) {
        const code = codeOf(error)
        if (passing.has(code)) break
        change((have) => have.map((one) => (one.sent.id === each.sent.id ? { ...one, refused: code } : one)))
      }
    }
    sending.current = false
  }, [cache, change])

  useEffect(() => {
    void sendAll()
    const again = (): void => void sendAll()
    addEventListener('online', again)
    const timer = setInterval(() => now.current.length > 0 && again(), tryEveryMs)
    return () => {
      removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [sendAll])

  return {
    waiting,
    sent,
    isKept,
    add(one: Waiting): void {
      change((have) => [...have, one])
      void sendAll()
    },
    drop: (id: string) => change((have) => have.filter(({ sent: one }) => one.id !== id)),
    again(id: string): void {
      change((have) => have.map((one) => (one.sent.id === id ? { ...one, refused: null } : one)))
      void sendAll()
    },
  }
}
