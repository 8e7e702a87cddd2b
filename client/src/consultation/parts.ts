/** Which parts the page of a stage shows, and in which order. */
import type { Consultation } from '@plenary/shared/consultation'

const parts = [
  'summary',
  'papers',
  'questions',
  'programme',
  'speakers',
  'contributions',
  'attendance',
] as const
export type Part = (typeof parts)[number]

/**
 * [CPG5] A consultation says of every part what it holds or that it holds nothing yet; a round has its table for a middle
 * and shows beside it only what is there. Whoever keeps the page sees every part, to fill it.
 */
export function partsOf(consultation: Consultation): Part[] {
  const { stage, papers, questions, programme, speakers, summary, counts, can } = consultation
  const mayKeep = can.keep === 'yes'
  const isRound = stage.kind === 'round' || stage.kind === 'milestone' || stage.kind === 'adoption'
  // An adoption is spoken at like a consultation, by those it is for.
  const isSpokenAt = !isRound || stage.kind === 'adoption'
  const isOver = stage.phase === 'closed' || stage.phase === 'cancelled'
  const holds: Record<Part, boolean> = {
    summary: summary !== null,
    papers: papers.length > 0,
    questions: questions.length > 0,
    programme: programme.length > 0,
    speakers: speakers.length > 0 || (can.ask === 'yes' && isSpokenAt),
    contributions: true,
    attendance: counts.present !== null && (counts.present > 0 || (!isOver && isSpokenAt)),
  }
  const expected: ReadonlySet<Part> = new Set(isRound || isOver ? [] : ['papers', 'questions', 'programme'])
  const shown = parts.filter((part) => mayKeep || holds[part] || expected.has(part))
  // What came of a meeting is read first; before there is anything, its place is at the end.
  return summary?.publishedAt
    ? shown
    : [...shown.filter((part) => part !== 'summary'), ...shown.filter((part) => part === 'summary')]
}
