/** The ways between text and threads: to those of a paragraph, to the next and the one before, and back. */
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { rowId, type TableActions, useActions } from '../draft/actions.ts'
import type { DraftTalk, Writing } from './draft-talk.ts'
import { groupId } from './MarginGroup.tsx'
import { threadElementId } from './ThreadCard.tsx'

/** So many frames may pass until what focus goes to is drawn. */
const patienceFrames = 30

export interface Go {
  toThreads(paragraphId: string): void
  /** Reads a thread; null leads to the threads of the paragraph. */
  toThread(paragraphId: string, threadId: string | null): void
  step(by: 1 | -1): void
  toText(): void
  write(writing: Writing): void
}

/** Focus goes there once it is drawn. */
export function focusWhenDrawn(find: () => HTMLElement | null | undefined, left = patienceFrames): void {
  requestAnimationFrame(() => {
    const found = find()
    if (!found) {
      if (left > 0) focusWhenDrawn(find, left - 1)
      return
    }
    found.focus({ preventScroll: true })
    found.scrollIntoView({ block: 'nearest' })
  })
}

const firstIn = (paragraphId: string): HTMLElement | null =>
  document
    .getElementById(groupId(paragraphId))
    ?.querySelector<HTMLElement>('article, [data-brief], form textarea, button') ?? null

export function useGo(talk: DraftTalk | null, focus: string | null, hasRoom: boolean): Go {
  const actions = useActions()
  const { t } = useTranslation()
  const now = useRef({ talk, focus, hasRoom, t })
  now.current = { talk, focus, hasRoom, t }
  return useMemo(() => waysBetween(actions, now), [actions])
}

type Now = React.RefObject<{
  talk: DraftTalk | null
  focus: string | null
  hasRoom: boolean
  t: ReturnType<typeof useTranslation>['t']
}>

function waysBetween(actions: TableActions, now: Now): Go {
  /** Threads in the order of the page. */
  const inOrder = (): { paragraphId: string; threadId: string }[] => {
    const { talk } = now.current
    return actions
      .paragraphs()
      .flatMap(({ id }) =>
        (talk?.byParagraph.get(id) ?? []).map((thread) => ({ paragraphId: id, threadId: thread.id })),
      )
  }
  const bring = (paragraphId: string): void => {
    actions.focused(paragraphId)
    if (!now.current.hasRoom) now.current.talk?.showSheet(paragraphId)
    document.getElementById(rowId(paragraphId))?.scrollIntoView({ block: 'nearest' })
  }
  const go: Go = {
    toThreads(paragraphId) {
      const { talk, t } = now.current
      bring(paragraphId)
      if ((talk?.byParagraph.get(paragraphId)?.length ?? 0) === 0) talk?.announce(t('thread.emptyTitle'))
      focusWhenDrawn(() => firstIn(paragraphId))
    },
    toThread(paragraphId, threadId) {
      if (threadId === null) return go.toThreads(paragraphId)
      now.current.talk?.open(threadId)
      bring(paragraphId)
      focusWhenDrawn(() => document.getElementById(threadElementId(threadId)))
    },
    step(by) {
      const { talk, focus } = now.current
      const all = inOrder()
      const order = actions.paragraphs().map(({ id }) => id)
      const place = focus === null ? -1 : order.indexOf(focus)
      const at = all.findIndex(
        ({ threadId, paragraphId }) => threadId === talk?.opened && paragraphId === focus,
      )
      const ahead = (paragraphId: string): boolean => order.indexOf(paragraphId) >= place
      const from =
        by === 1
          ? all.findIndex((each) => ahead(each.paragraphId))
          : all.findLastIndex((each) => order.indexOf(each.paragraphId) < place)
      const next = at >= 0 ? all[at + by] : all[from]
      if (next) go.toThread(next.paragraphId, next.threadId)
    },
    toText() {
      const { talk, focus } = now.current
      talk?.showSheet(null)
      if (focus !== null) actions.focus(focus, 'here')
    },
    write(writing) {
      const { talk } = now.current
      talk?.write(writing)
      bring(writing.paragraphId)
      // The composer takes focus as it is drawn.
    },
  }
  return go
}
