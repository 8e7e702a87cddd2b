/** One verification at a time: idle, running with its progress, done or failed. Left behind, it stops. */
import { useEffect, useRef, useState } from 'react'
import { type Verified, verifyRecord } from './verification.ts'

export type Verification =
  | { state: 'idle' }
  | { state: 'running'; done: number; of: number }
  | { state: 'done'; verified: Verified }
  | { state: 'failed'; error: unknown }

export function useVerification(): { verification: Verification; verify(kept: unknown): void } {
  const [verification, setVerification] = useState<Verification>({ state: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  return {
    verification,
    verify(kept) {
      running.current?.abort()
      const controller = new AbortController()
      running.current = controller
      const show = (next: Verification): void => {
        if (!controller.signal.aborted) setVerification(next)
      }
      show({ state: 'running', done: 0, of: 0 })
      verifyRecord({
        kept,
        signal: controller.signal,
        progress: (done, of) => show({ state: 'running', done, of }),
      }).then(
        (verified) => show({ state: 'done', verified }),
        (error: unknown) => show({ state: 'failed', error }),
      )
    },
  }
}
