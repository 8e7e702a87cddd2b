/** The geometry of the calendar's picture: pure numbers, shares of the whole from 0 to 1 along the line of time. */
import type { TextView } from '@plenary/shared/process'
import type { StageKind, StageView } from '@plenary/shared/stage'

export const lanes = ['consultations', 'rounds', 'texts', 'milestones'] as const
export type Lane = (typeof lanes)[number]

const laneOf: Record<StageKind, Exclude<Lane, 'texts'>> = {
  milestone: 'milestones',
  adoption: 'milestones',
  round: 'rounds',
  'thematic-consultation': 'consultations',
  'regional-consultation': 'consultations',
  'stakeholder-consultation': 'consultations',
  stocktaking: 'consultations',
  briefing: 'consultations',
}

/** A bar, or a mark where start and end are the same day. */
export interface Bar {
  id: string
  lane: Lane
  /** Row within its lane, from 0. */
  row: number
  start: number
  end: number
  label: string
  /** The label stands before the bar, because behind it there is no room. */
  labelBefore: boolean
  stage: StageView | null
  /** Days on which the meeting sits, as shares of the whole. */
  sittings: { start: number; end: number }[]
}

interface Month {
  /** First day, "2018-02-01". */
  first: string
  start: number
  isLabelled: boolean
}

export interface Timeline {
  months: Month[]
  bars: Bar[]
  /** Rows of each lane; a lane without any is not drawn. */
  rows: Record<Lane, number>
  /** Where a moment lies; null outside of the picture. */
  shareOf(moment: Date): number | null
}

const dayMs = 86_400_000
/** The width the picture is laid out for; a wider one only has more air. */
const laidOutPx = 880
const labelPx = { perCharacter: 7.4, most: 176, gap: 10, openWords: 240 }
const leastMonthPx = 52

/** [UI6] Lays out what has a date; null when nothing has. What has none is in the list alone. */
export function layOut(stages: readonly StageView[], texts: readonly TextView[]): Timeline | null {
  const spans = [...stages.flatMap(spanOfStage), ...texts.flatMap(spanOfText)]
  if (spans.length === 0) return null
  const from = monthStart(Math.min(...spans.map(({ fromMs }) => fromMs)), 0)
  const to = monthStart(Math.max(...spans.map(({ toMs }) => toMs)), 1)
  const share = (ms: number): number => (ms - from) / (to - from)
  const rows: Timeline['rows'] = { consultations: 0, rounds: 0, texts: 0, milestones: 0 }
  const bars = lanes.flatMap((lane) => {
    const placed = pack(
      spans.filter((span) => span.lane === lane),
      share,
    )
    rows[lane] = Math.max(0, ...placed.map(({ row }) => row + 1))
    return placed
  })
  return {
    months: monthsOf(from, to, share),
    bars,
    rows,
    shareOf: (moment) => {
      const at = share(moment.getTime())
      return at >= 0 && at <= 1 ? at : null
    },
  }
}

interface Span {
  id: string
  lane: Lane
  fromMs: number
  toMs: number
  label: string
  stage: StageView | null
}

function spanOfStage(stage: StageView): Span[] {
  if (!stage.opensAt || !stage.closesAt) return []
  const fromMs = Date.parse(stage.opensAt)
  const toMs = Math.max(fromMs, Date.parse(stage.closesAt))
  return [{ id: stage.id, lane: laneOf[stage.kind], fromMs, toMs, label: stage.title, stage }]
}

function spanOfText(text: TextView): Span[] {
  const day = text.dated ?? text.issued
  if (!day) return []
  const at = Date.parse(day)
  return [{ id: `text ${text.code}`, lane: 'texts', fromMs: at, toMs: at, label: text.title, stage: null }]
}

/** Each bar with its label goes into the first row where neither covers another. */
function pack(spans: Span[], share: (ms: number) => number): Bar[] {
  const ends: number[] = []
  return [...spans]
    .sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs)
    .map((span) => {
      const [start, end] = [share(span.fromMs), share(span.toMs)]
      const label = labelWidth(span) / laidOutPx
      const labelBefore = end + label > 1
      const taken = labelBefore ? [start - label, end] : [start, end + label]
      const free = ends.findIndex((each) => each <= (taken[0] as number))
      const row = free < 0 ? ends.length : free
      ends[row] = (taken[1] as number) + labelPx.gap / laidOutPx
      return { ...span, row, start, end, labelBefore, sittings: sittingsOf(span.stage, share) }
    })
    .map(({ fromMs: _, toMs: __, ...bar }) => bar)
}

/** What is open says so, and how long, before its title. */
const labelWidth = ({ label, stage }: Span): number =>
  Math.min(label.length * labelPx.perCharacter, labelPx.most) +
  labelPx.gap +
  (stage?.phase === 'open' ? labelPx.openWords : 0)

/** Only a round is longer than its meeting. A sitting is a whole day; its zone is a matter of hours, which the picture does not show. */
const sittingsOf = (stage: StageView | null, share: (ms: number) => number): Bar['sittings'] =>
  (stage?.kind === 'round' ? stage.sittings : []).map(({ date }) => {
    const at = Date.parse(date)
    return { start: share(at), end: share(at + dayMs) }
  })

/** The first of the month of this moment, so many months later. */
function monthStart(ms: number, later: number): number {
  const date = new Date(ms)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1)
}

/** Every month; as many are named as have room, always the same distance apart. */
function monthsOf(from: number, to: number, share: (ms: number) => number): Month[] {
  const starts: number[] = []
  for (let at = from; at < to; at = monthStart(at, 1)) starts.push(at)
  const steps = [1, 2, 3, 6, 12]
  const every = steps.find((step) => (laidOutPx / starts.length) * step >= leastMonthPx) ?? 12
  return starts.map((ms) => ({
    first: new Date(ms).toISOString().slice(0, 10),
    start: share(ms),
    isLabelled: new Date(ms).getUTCMonth() % every === 0,
  }))
}
