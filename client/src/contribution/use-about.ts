/** What is said about a contribution while it is written: kept here until the server has it, field by field. */
import type { Contribution } from '@plenary/shared/contribution'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../api/call.ts'

export type About = Pick<Contribution, 'title' | 'topics' | 'language' | 'consentToPublish'> & {
  onBehalfOf: { delegationId: string } | null
  entered: { delegationId: string; person: string | null } | null
}
type Change = Partial<About>

/** Words are sent when the person has paused for so long. */
const pauseMs = 600

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** [CPG8] Mine until the server has said it keeps it; every field I have not touched is as the others left it. */
export function useAbout(contribution: Contribution, put: (contribution: Contribution) => void) {
  const { id } = contribution
  const [mine, setMine] = useState<Change>({})
  const [error, setError] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const now = useRef(mine)
  now.current = mine

  const send = useCallback(async (): Promise<boolean> => {
    const sent = now.current
    // An empty title is not sent: the person is still writing it.
    const { title, ...rest } = sent
    const body = {
      ...rest,
      ...(title?.trim() ? { title: title.trim() } : {}),
    }
    if (Object.keys(body).length === 0) return true
    setSending(true)
    try {
      const { contribution: next } = await call('changeContribution', { params: { id }, body })
      put(next)
      setError(null)
      // What was typed meanwhile is still to be sent.
      setMine((have) =>
        Object.fromEntries(
          Object.entries(have).filter(([name, value]) => !isSame(value, sent[name as keyof About])),
        ),
      )
      return true
    } catch (refusal) {
      setError(refusal)
      return false
    } finally {
      setSending(false)
    }
  }, [id, put])

  useEffect(() => {
    if (Object.keys(mine).length === 0) return
    const timer = setTimeout(() => void send(), pauseMs)
    return () => clearTimeout(timer)
  }, [mine, send])

  const { title, topics, language, consentToPublish, onBehalfOf, entered } = contribution
  const about: About = {
    ...{ title, topics, language, consentToPublish },
    onBehalfOf: onBehalfOf && { delegationId: onBehalfOf.delegationId },
    entered: entered?.delegation ? { delegationId: entered.delegation.id, person: entered.person } : null,
    ...mine,
  }
  return {
    about,
    error,
    isSaved: Object.keys(mine).length === 0 && !isSending,
    change: (part: Change) => {
      // Sending looks at this and not at the next render.
      now.current = { ...now.current, ...part }
      setMine((have) => ({ ...have, ...part }))
    },
    /** Sends what waits, now. */
    settle: send,
  }
}
