/** The live text of a draft on this page: fetched lazily, begun when the states of its rooms are here. */
import type { ProblemCode } from '@plenary/shared/problems'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call } from '../api/call.ts'
import { sayRenewed } from '../api/renewal.ts'
import type { RefusedWords } from '../collab/kept-store.ts'
import type { Rooms, TableState } from '../collab/rooms.ts'
import { platformNow } from '../live/clock.ts'

type Module = typeof import('../collab/live-text.ts')

export interface LiveText {
  rooms: Rooms
  mountEditor: Module['mountEditor']
}

export interface LiveTextNow {
  live: LiveText | null
  state: TableState
  refused: RefusedWords[]
  /** False when this device keeps nothing: then unsaved words live in this page alone. */
  keeps: boolean
  /** Changes when a room came, went, got its words or its connection. */
  opened: string
}

interface Options {
  /** What the rooms belong to: their words are kept together on this device. */
  draftId: string
  /** The account, whose words are kept apart from everybody else's on this device. */
  accountId: string | undefined
  /** Fetches the states of all rooms; those of the draft unless told otherwise. Must stay the same function. */
  fetchStates?: (signal: AbortSignal) => Promise<{ states: Record<string, string> }>
  /** Nobody who may not edit opens a room. */
  mayEdit: boolean
  onWords(room: string): void
  onReset(room: string): void
  onClosed(room: string, code: ProblemCode): void
}

const collabUrl = (): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`

const still: LiveTextNow = { live: null, state: 'saved', refused: [], keeps: true, opened: '' }

export function useLiveText(options: Options): LiveTextNow {
  const { draftId, accountId, mayEdit, fetchStates } = options
  const states = useQuery({
    queryKey: ['draft-states', draftId],
    queryFn: ({ signal }) =>
      fetchStates?.(signal) ?? call('getDraftStates', { params: { id: draftId }, signal }),
    enabled: mayEdit,
    // What was delivered stays good to begin from: the rooms bring what is newer.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const [now, setNow] = useState<LiveTextNow>(still)
  const hooks = useRef(options)
  hooks.current = options
  // Words refused while one might still edit are shown for as long as their author has not dismissed them.
  const ready = accountId !== undefined && (states.isSuccess || states.isError || !mayEdit)
  const delivered = useRef<Record<string, string>>({})
  delivered.current = states.data?.states ?? {}

  useEffect(() => {
    if (!ready || accountId === undefined) return
    let live: LiveText | null = null
    let over = false
    let told = false
    const tell = (): void => {
      told = false
      if (over || !live) return
      const { rooms } = live
      const { state, refused } = rooms
      const { keeps } = rooms.kept
      const opened = rooms.signature()
      setNow((before) => {
        const isSame =
          before.live === live &&
          before.state === state &&
          before.refused === refused &&
          before.keeps === keeps &&
          before.opened === opened
        return isSame ? before : { live, state, refused, keeps, opened }
      })
    }
    void import('../collab/live-text.ts').then(async ({ Rooms, mountEditor, openKeptStore }) => {
      if (over) return
      const rooms = new Rooms({
        draftId,
        url: collabUrl(),
        states: delivered.current,
        store: openKeptStore(accountId),
        now: () => platformNow().toISOString(),
        onWords: (room) => hooks.current.onWords(room),
        onReset: (room) => hooks.current.onReset(room),
        onClosed: (room, code) => {
          if (code === 'page-outdated') sayRenewed()
          hooks.current.onClosed(room, code)
        },
        onChange() {
          // Many changes in one turn of the page are one drawing.
          if (told) return
          told = true
          queueMicrotask(tell)
        },
      })
      live = { rooms, mountEditor }
      await rooms.begin()
      tell()
    })
    return () => {
      over = true
      live?.rooms.destroy()
      setNow(still)
    }
  }, [accountId, draftId, ready])
  return now
}
