/** What follows from a draft's paragraphs, its rounds and the time: labels, footnote numbers, HTML and rights. */
import { can } from '@plenary/shared/abilities'
import { type Content, footnotesIn, htmlOf } from '@plenary/shared/content'
import type { DraftView } from '@plenary/shared/draft'
import { labelsOf, wholesOf } from '@plenary/shared/numbering'
import type { ParagraphState, ParagraphView } from '@plenary/shared/paragraph'
import type { Actor } from '@plenary/shared/participant'
import type { Verdict } from '@plenary/shared/problems'
import { roomOfParagraph } from '@plenary/shared/rooms'
import { type Phase, phaseOf, type StageView } from '@plenary/shared/stage'
import { placeInRounds, placeOfParagraph } from '../api/places.ts'

type Can = ParagraphView['can']
type Known = ParagraphState & Partial<Pick<ParagraphView, 'label' | 'html' | 'room' | 'can'>>

/** HTML by content and footnote numbers: content is never changed in place, so what was made once stays right. */
const drawn = new WeakMap<Content, { numbers: string; html: string }>()

function htmlWith(content: Content, labels: Map<string, string | null>): string {
  const numbers = footnotesIn(content)
    .map((id) => labels.get(id) ?? '?')
    .join()
  const known = drawn.get(content)
  if (known?.numbers === numbers) return known.html
  const html = htmlOf(content, (id) => labels.get(id) ?? null)
  drawn.set(content, { numbers, html })
  return html
}

export const byPosition = (a: ParagraphState, b: ParagraphState): number =>
  a.position < b.position ? -1 : a.position > b.position ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

const sameCan = (a: Can | undefined, b: Can): boolean =>
  a !== undefined &&
  a.read === b.read &&
  a.comment === b.comment &&
  a.propose === b.propose &&
  a.edit === b.edit

/**
 * [TBL11] The same rules as the server's make every paragraph's label, HTML and rights from order, words, rounds and
 * the platform's time. A paragraph for which nothing changed stays the same object, so that only changed ones are drawn.
 */
export function derive(
  view: DraftView,
  paragraphs: readonly Known[],
  me: Actor | null,
  now: Date,
): DraftView {
  const labels = labelsOf(paragraphs.map((each) => ({ ...each, footnotes: footnotesIn(each.content) })))
  const sections = wholesOf([...paragraphs])
  const { tablings } = view
  const inRounds = placeInRounds(view, tablings)
  const next = paragraphs.map((each): ParagraphView => {
    const label = labels.get(each.id) ?? null
    const html = htmlWith(each.content, labels)
    const place = placeOfParagraph(inRounds, each, sections.get(each.id) ?? [])
    const rights: Can = {
      read: readable(can(me, 'draft.read', place, now)),
      comment: can(me, 'paragraph.comment', place, now),
      propose: can(me, 'paragraph.propose', place, now),
      edit: can(me, 'paragraph.edit', place, now),
    }
    const room = each.room ?? roomOfParagraph(each.id)
    const isSame =
      each.label === label && each.html === html && each.room === room && sameCan(each.can, rights)
    return isSame ? (each as ParagraphView) : { ...each, label, html, room, can: rights }
  })
  const stage = stageNow(tablings, now)
  const isUnchanged =
    next.length === view.paragraphs.length && next.every((each, nth) => each === view.paragraphs[nth])
  if (
    isUnchanged &&
    stage?.id === view.stage?.id &&
    stage?.phase === view.stage?.phase &&
    sameDates(stage, view.stage)
  )
    return view
  return { ...view, stage, paragraphs: isUnchanged ? view.paragraphs : next }
}

/** What is on the screen was readable when it came, and stays until the text that is readable now has come instead. */
const readable = (verdict: Verdict): Verdict => (verdict === 'with-the-pen' ? 'yes' : verdict)

const sameDates = (a: StageView | null, b: StageView | null): boolean =>
  a?.opensAt === b?.opensAt && a?.closesAt === b?.closesAt && a?.title === b?.title

const order: Phase[] = ['open', 'upcoming', 'closed', 'undated', 'cancelled']

/** Labels and HTML again, after words changed: a footnote reference may have come or gone. */
export function numbered(paragraphs: readonly ParagraphView[]): ParagraphView[] {
  const labels = labelsOf(paragraphs.map((each) => ({ ...each, footnotes: footnotesIn(each.content) })))
  return paragraphs.map((each) => {
    const label = labels.get(each.id) ?? null
    const html = htmlWith(each.content, labels)
    return each.label === label && each.html === html ? each : { ...each, label, html }
  })
}

/** The round that has the draft on its table now, else the next one, else the last one. */
export function stageNow(tablings: DraftView['tablings'], now: Date): StageView | null {
  const ranked = tablings.map(({ stage }) => ({ ...stage, phase: phaseOf(stage, now) }))
  const best = order.find((phase) => ranked.some((stage) => stage.phase === phase))
  const those = ranked.filter(({ phase }) => phase === best)
  return (best === 'closed' ? those.at(-1) : those[0]) ?? null
}

/** The next moment at which a right may change by itself, in milliseconds from now; null when none is known. */
export function nextTurnMs(tablings: DraftView['tablings'], now: Date): number | null {
  const turns = tablings
    .flatMap(({ stage }) => [stage.opensAt, stage.closesAt])
    .flatMap((at) => (at === null ? [] : [Date.parse(at) - +now]))
    .filter((ms) => ms > 0)
  return turns.length > 0 ? Math.min(...turns) : null
}
