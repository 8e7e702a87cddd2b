/** A text being written at one place: kept with every keystroke, sent, discarded, or given back. */
import type { ParticipantView } from '@plenary/shared/participant'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import type { ProblemErrorCode } from '../api/call.ts'
import type { Aim } from './kept-comments.ts'
import { peopleQuery, stillCalled } from './people.ts'
import { useThreadContext } from './thread-context.ts'
import { useOutbox } from './use-outbox.ts'

export interface Writing {
  body: string
  /** What was chosen when it was begun on an earlier visit. */
  aim: Aim | null
  refused: ProblemErrorCode | null
  keeps: boolean
  write(body: string, aim: Aim): void
  call(person: ParticipantView): void
  send(aim: Aim): boolean
  discard(): void
}

const none: ParticipantView[] = []

export function useWriting(place: string): Writing {
  const { outbox } = useOutbox()
  const { process } = useThreadContext()
  const { data: people = none } = useQuery({ ...peopleQuery(process.slug), enabled: false })
  const called = useRef<ParticipantView[]>([])
  const have = outbox?.writingAt(place) ?? null
  const write = useCallback<Writing['write']>(
    (body, aim) => {
      const before = people.filter(({ id }) => outbox?.writingAt(place)?.mentions.includes(id))
      outbox?.write(place, aim, body, stillCalled(body, [...before, ...called.current]))
    },
    [outbox, place, people],
  )
  return {
    body: have?.body ?? '',
    aim: have?.aim ?? null,
    refused: have?.refused ?? null,
    keeps: outbox?.keeps ?? true,
    write,
    call: useCallback((person) => void called.current.push(person), []),
    send(aim) {
      if (!have || !outbox) return false
      write(have.body, aim)
      return outbox.send(place)
    },
    discard: () => outbox?.discard(place),
  }
}
