/** The ways between text and threads: to those of a paragraph, to the next and the one before, and back. */
import { useMemo, useRef } from 'react'
import { rowId, type TableActions, useActions } from '../draft/actions.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import type { DraftTalk, Writing } from './draft-talk.ts'
import { groupId } from './group-id.ts'
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
function focusWhenDrawn(find: () => HTMLElement | null | undefined, left = patienceFrames): void {
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

/** The thread being read, else the first in short, else what begins one. */
const wishes = ['article', '[data-brief]', 'form textarea', 'button']
const firstIn = (paragraphId: string): HTMLElement | null => {
  const group = document.getElementById(groupId(paragraphId))
  return wishes.reduce<HTMLElement | null>(
    (found, wish) => found ?? group?.querySelector<HTMLElement>(wish) ?? null,
    null,
  )
}

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
      const { focus, talk } = now.current
      const all = inOrder()
      // In a sheet the buttons have the focus, and one thread is shown at a time.
      const shown = talk?.sheet == null ? null : document.querySelector('dialog article')
      const reading = (document.activeElement?.closest('article') ?? shown)?.id
      const at = all.findIndex(({ threadId }) => threadElementId(threadId) === reading)
      if (at >= 0) {
        const next = all[at + by]
        if (next) go.toThread(next.paragraphId, next.threadId)
        return
      }
      // From the text: the first of this paragraph or after it; the last before it.
      const order = actions.paragraphs().map(({ id }) => id)
      const place = focus === null ? 0 : order.indexOf(focus)
      const next =
        by === 1
          ? all.find(({ paragraphId }) => order.indexOf(paragraphId) >= place)
          : all.findLast(({ paragraphId }) => order.indexOf(paragraphId) < place)
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
