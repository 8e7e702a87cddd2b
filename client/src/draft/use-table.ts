/** Joins what the table knows: the draft, its live text, where the person is, and what they may ask for. */
import { can } from '@plenary/shared/abilities'
import type { DraftView } from '@plenary/shared/draft'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { ParticipantView } from '@plenary/shared/participant'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { placeOfDraft } from '../api/places.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { rowId, type TableActions } from './actions.ts'
import { withContent } from './apply-fact.ts'
import type { Said } from './Notice.tsx'
import { nameOfParagraph } from './paragraph-name.ts'
import { peopleByParagraph } from './presence.ts'
import { useDraft } from './use-draft.ts'
import { type LiveText, useLiveText } from './use-live-text.ts'
import { usePosition } from './use-position.ts'
import { useStructure } from './use-structure.ts'

/** Words of a room that stays open behind its editor are drawn this long after they changed. */
const drawAfterMs = 150
const none: ParagraphView[] = []

export type TableModel = ReturnType<typeof useTable>

export function useTable(draftId: string, paragraphId: string | undefined) {
  const { t } = useTranslation()
  const [said, setSaid] = useState<Said | null>(null)
  /** The paragraph whose past is shown. */
  const [past, setPast] = useState<string | null>(null)
  const liveNow = useRef<LiveText | null>(null)
  const activeRoom = useRef<string | null>(null)

  const withLiveWords = useCallback((view: DraftView): DraftView => overlay(view, liveNow.current), [])
  const draft = useDraft(draftId, withLiveWords, (fact) => {
    if (fact.type !== 'paragraph.cut') return
    const cut = paragraphsNow.current.find(({ id }) => id === fact.data.paragraphId)
    // [Y19] Only the secretariat hears of it, and not of what it did itself.
    if (cut && fact.actor !== actor?.id)
      notice(t('drafting.notice.cut', { name: nameOfParagraph(cut, t) }), 'warn')
  })
  const { view, me, actor, presence, change, here } = draft
  const paragraphs = view?.paragraphs ?? none
  const paragraphsNow = useRef(paragraphs)
  paragraphsNow.current = paragraphs

  const drawWords = useCallback(() => change((have) => overlay(have, liveNow.current)), [change])
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const notice = useCallback<TableActions['notice']>((text, tone = 'calm') => {
    setSaid((before) => ({ text, tone, nth: (before?.nth ?? 0) + 1 }))
  }, [])

  const { place, moves, expect, reopen } = usePosition({ paragraphs, beforeClose: drawWords })
  const byRoom = (room: string): ParagraphView | undefined =>
    paragraphsNow.current.find((each) => each.room === room)
  const mayEdit = paragraphs.some((each) => each.can.edit === 'yes')
  const live = useLiveText({
    draftId,
    accountId: me?.user.id,
    mayEdit,
    onWords(room) {
      if (room === activeRoom.current) return
      timer.current ??= setTimeout(() => {
        timer.current = null
        drawWords()
      }, drawAfterMs)
    },
    onReset(room) {
      const paragraph = byRoom(room)
      if (paragraph) reopen(paragraph.id)
    },
    onClosed(room, code) {
      const paragraph = byRoom(room)
      if (paragraph && paragraph.id === place.active?.id) {
        moves.close(paragraph.id)
        notice(t('drafting.notice.changedUnderYou', { reason: reasonSaid(t, code) }), 'warn')
      }
    },
  })
  liveNow.current = live.live
  const active = paragraphs.find(({ id }) => id === place.active?.id) ?? null
  activeRoom.current = active?.room ?? null

  /** Paragraphs this person has taken away: no news to them. */
  const takenAway = useRef(new Set<string>())
  const carryOut = useStructure({
    draftId,
    live: () => liveNow.current,
    paragraphs: () => paragraphsNow.current,
    notice,
    expect,
  })
  const restructure = useCallback<TableActions['restructure']>(
    (command, options) => {
      if (command.type === 'delete' || command.type === 'merge') takenAway.current.add(command.paragraph)
      return carryOut(command, options)
    },
    [carryOut],
  )
  const actions = useMemo<TableActions>(
    () => ({
      ...moves,
      paragraphs: () => paragraphsNow.current,
      labelOf: (id) => paragraphsNow.current.find((each) => each.id === id)?.label ?? null,
      restructure,
      notice,
      history: setPast,
    }),
    [moves, restructure, notice],
  )

  // [TBL19] Who may no longer edit a paragraph stops writing at that moment, and is told why.
  const lost = active && active.can.edit !== 'yes' ? active : null
  const gone = place.active !== null && view !== undefined && active === null
  useEffect(() => {
    if (lost) {
      moves.close(lost.id)
      notice(t('drafting.notice.changedUnderYou', { reason: reasonSaid(t, lost.can.edit) }), 'warn')
    } else if (gone && place.active) {
      const { id } = place.active
      moves.close(id)
      if (!takenAway.current.has(id))
        notice(t('drafting.notice.changedUnderYou', { reason: t('problem.paragraph-deleted') }), 'warn')
    }
  }, [lost, gone, place.active, moves, notice, t])

  const activeId = active?.id ?? null
  useEffect(() => here(activeId), [here, activeId])

  const unsaved = live.state === 'kept' || live.state === 'saving'
  useLeaveGuard(unsaved && !live.keeps)

  const people = useRef<ReadonlyMap<string, ParticipantView[]>>(new Map())
  const inParagraphs = useMemo(() => {
    people.current = peopleByParagraph(presence, actor?.id ?? null, people.current)
    return people.current
  }, [presence, actor])

  useGoOnce(paragraphId, view !== undefined)
  const mayRestructure =
    view !== undefined &&
    can(actor, 'draft.restructure', placeOfDraft(view.process.id, view.id), platformNow()) === 'yes'
  const closeNotice = useCallback(() => setSaid(null), [])
  const closePast = useCallback(() => setPast(null), [])
  return {
    draft,
    live,
    place,
    actions,
    inParagraphs,
    mayEdit,
    mayRestructure,
    said,
    closeNotice,
    past,
    closePast,
  }
}

/** The words of every room open on this page, over what facts have told. */
function overlay(view: DraftView, live: LiveText | null): DraftView {
  if (!live) return view
  const open = new Set(live.rooms.openRooms())
  let next = view
  for (const { id, room } of view.paragraphs) {
    const content = open.has(room) ? live.rooms.contentOf(room) : null
    if (content) next = withContent(next, id, content)
  }
  return next
}

/** Asks before the page is left while words live in it alone. */
function useLeaveGuard(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isNeeded])
}

/** Goes to the paragraph the address names, once it is drawn. */
function useGoOnce(paragraphId: string | undefined, isDrawn: boolean): void {
  useEffect(() => {
    const row = paragraphId && isDrawn ? document.getElementById(rowId(paragraphId)) : null
    row?.scrollIntoView({ block: 'center' })
    row?.focus({ preventScroll: true })
  }, [paragraphId, isDrawn])
}
