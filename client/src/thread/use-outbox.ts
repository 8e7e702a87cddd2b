/** The one outbox of the person at this page; it outlives the views that write into it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useSyncExternalStore } from 'react'
import { call } from '../api/call.ts'
import { meQuery } from '../api/queries.ts'
import { platformNow } from '../live/clock.ts'
import { whenSessionChanges } from '../live/session-change.ts'
import { useConnection } from '../live/socket.ts'
import { type KeptComment, openKeptComments } from './kept-comments.ts'
import { Outbox } from './outbox.ts'
import { openThread } from './subject.ts'
import { tell } from './threads-cache.ts'
import type { Told } from './told.ts'

async function send({ id, aim, body, mentions }: KeptComment): Promise<Told> {
  if (aim.type === 'thread') {
    const { topic, quote, kind, visibility } = aim
    const { thread } = await openThread(topic, { id, quote, kind, visibility, body, mentions })
    return { type: 'thread', thread }
  }
  const { comment } = await call('addComment', {
    params: { id: aim.threadId },
    body: { id, parentId: aim.parentId, body, mentions },
  })
  return { type: 'comment', comment }
}

let current: { accountId: string; outbox: Outbox } | null = null
/** Those who show a place hear when its words come back. */
const refusals = new Set<(words: KeptComment) => unknown>()

whenSessionChanges(() => {
  current?.outbox.end()
  current = null
})

function outboxOf(accountId: string, onTold: (told: Told) => void): Outbox {
  if (current?.accountId === accountId) return current.outbox
  current?.outbox.end()
  const outbox = new Outbox({
    store: openKeptComments(accountId),
    send,
    onTold,
    onRefused: (words) => {
      for (const each of refusals) each(words)
    },
    now: () => platformNow().toISOString(),
  })
  current = { accountId, outbox }
  void outbox.begin()
  return outbox
}

const none: readonly KeptComment[] = []

/** Null for whoever is not signed in: they write nothing. */
export function useOutbox(): { outbox: Outbox | null; words: readonly KeptComment[] } {
  const cache = useQueryClient()
  const accountId = useQuery(meQuery).data?.user.id
  const outbox = accountId === undefined ? null : outboxOf(accountId, (told) => tell(cache, told))
  const words = useSyncExternalStore(
    outbox?.subscribe ?? (() => () => undefined),
    outbox?.all ?? (() => none),
  )
  const connection = useConnection()
  useEffect(() => {
    if (connection === 'connected') outbox?.again()
  }, [connection, outbox])
  return { outbox, words }
}

export function useRefusals(hear: (words: KeptComment) => unknown): void {
  useEffect(() => {
    refusals.add(hear)
    return () => void refusals.delete(hear)
  }, [hear])
}

/**
 * [MAR7] [MAR8] Shows a place where words wait: those an earlier visit left, also where the device tells of them only
 * after the place was drawn; and those that come back. `show` must stay the same function.
 */
export function useWordsAt(place: string | null, show: () => void): void {
  const { outbox } = useOutbox()
  const isRead = outbox?.isRead
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was left is there once the device was read.
  useLayoutEffect(() => {
    if (place !== null && outbox?.writingAt(place)) show()
  }, [outbox, isRead, place, show])
  useRefusals(useCallback((words) => words.place === place && show(), [place, show]))
}
