/** Holds the discussion of a draft for the table within: threads, filter, what is read and what is being written. */

import type { Fact } from '@plenary/shared/events'
import { wholesOf } from '@plenary/shared/numbering'
import { isSelf } from '@plenary/shared/participant'
import type { Thread } from '@plenary/shared/thread'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { placeInRounds, placeOfGone, placeOfParagraph, subjectPlaceOfParagraph } from '../api/places.ts'
import { draftQuery, meQuery } from '../api/queries.ts'
import { actorHere } from '../draft/use-draft.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { byParagraph, heatBySection } from './arrange.ts'
import { type DraftTalk, DraftTalkContext, type Writing } from './draft-talk.ts'
import { passing, type ThreadFilter } from './filter.ts'
import { heardOf } from './heard.ts'
import type { KeptComment } from './kept-comments.ts'
import { placeOf } from './subject.ts'
import { TalkStore, TalkStoreContext } from './talk-store.ts'
import { ThreadContext, type ThreadContextValue } from './thread-context.ts'
import { useMarks } from './use-marks.ts'
import { useRefusals } from './use-outbox.ts'
import { useThreads } from './use-threads.ts'

interface Props {
  draftId: string
  filter: ThreadFilter
  onFilter(filter: ThreadFilter): void
  children: ReactNode
}

const none: readonly Thread[] = []

export function DraftThreads({ draftId, filter, onFilter, children }: Props) {
  const { t } = useTranslation()
  // The table loads it and keeps it current; here it is only looked at.
  const view = useQuery({ ...draftQuery(draftId), enabled: false }).data
  const account = useQuery(meQuery).data
  const [said, setSaid] = useState('')
  const [opened, setOpened] = useState<string | null>(null)
  const [writing, setWriting] = useState<Writing | null>(null)
  const [pointing, setPointing] = useState<Thread | null>(null)
  const [sheet, setSheet] = useState<string | null>(null)
  const processId = view?.process.id
  const self = view?.self
  const actor = useMemo(
    () => (processId ? actorHere(account, processId, self) : null),
    [account, processId, self],
  )
  const hear = useCallback(
    (fact: Fact) => {
      const words = heardOf(fact, (id) => isSelf(actor, id), t)
      if (words) setSaid(words)
    },
    [actor, t],
  )
  const topic = useMemo(() => ({ type: 'draft', draftId }) as const, [draftId])
  const { threads, error, retry, me } = useThreads(topic, view?.process, hear)
  const shown = useMemo(() => passing(threads ?? none, filter), [threads, filter])
  const paragraphs = view?.paragraphs
  const grouped = useMemo(() => byParagraph(shown), [shown])
  const heat = useMemo(() => heatBySection(paragraphs ?? [], grouped), [paragraphs, grouped])
  const left = useMemo(() => {
    const here = new Set(paragraphs?.map(({ id }) => id))
    return paragraphs
      ? shown.filter(({ paragraphId }) => paragraphId === null || !here.has(paragraphId))
      : none
  }, [paragraphs, shown])
  const marks = useMarks(paragraphs, grouped, opened, writing)

  const [store] = useState(() => new TalkStore(setWriting, setSheet))
  useLayoutEffect(() => store.set(marks, grouped), [store, marks, grouped])

  useRefusals(
    useCallback(
      ({ aim, place }: KeptComment) => {
        if (aim.type === 'comment') setOpened(aim.threadId)
        else if (aim.topic.type === 'draft' && aim.topic.draftId === draftId && aim.topic.paragraphId) {
          const { paragraphId } = aim.topic
          if (placeOf(aim.topic) === place) setWriting({ paragraphId, quote: aim.quote })
        }
      },
      [draftId],
    ),
  )

  const rightsNow = useRef<ThreadContextValue['rightsAt']>(() => null)
  const sections = useMemo(() => wholesOf([...(paragraphs ?? [])]), [paragraphs])
  const inRounds = useMemo(() => view && placeInRounds(view, view.tablings), [view])
  rightsNow.current = (paragraphId) => {
    if (!inRounds || paragraphId === null) return null
    const paragraph = paragraphs?.find(({ id }) => id === paragraphId)
    return subjectPlaceOfParagraph(
      paragraph
        ? placeOfParagraph(inRounds, paragraph, sections.get(paragraph.id) ?? [])
        : placeOfGone(inRounds, paragraphId),
    )
  }
  const place = useMemo<ThreadContextValue | null>(
    () =>
      view
        ? {
            process: { id: view.process.id, slug: view.process.slug },
            actor,
            delegation: me?.delegation?.name ?? null,
            language: view.language,
            timeZone: view.stage?.timeZone ?? 'UTC',
            rightsAt: (paragraphId) => rightsNow.current(paragraphId),
            announce: setSaid,
            point: setPointing,
          }
        : null,
    // Whatever may change a right draws the threads anew.
    [view, actor, me],
  )
  const talk = useMemo<DraftTalk | null>(
    () =>
      view
        ? {
            view,
            threads,
            error,
            retry,
            filter,
            setFilter: onFilter,
            byParagraph: grouped,
            left,
            heat,
            opened,
            open: setOpened,
            writing,
            write: setWriting,
            pointing,
            point: setPointing,
            sheet,
            showSheet: setSheet,
            said,
            announce: setSaid,
          }
        : null,
    [
      view,
      threads,
      error,
      retry,
      filter,
      onFilter,
      grouped,
      left,
      heat,
      opened,
      writing,
      pointing,
      sheet,
      said,
    ],
  )
  return (
    <TalkStoreContext value={store}>
      <DraftTalkContext value={talk}>
        <ThreadContext value={place}>{children}</ThreadContext>
      </DraftTalkContext>
    </TalkStoreContext>
  )
}
