/** The paragraph whose past is looked at, as far as the draft on the screen knows it. */
import type { DraftView } from '@plenary/shared/draft'
import { directionOf, type Language } from '@plenary/shared/language'
import type { StageView } from '@plenary/shared/stage'

export interface Subject {
  paragraphId: string
  language: Language
  direction: 'ltr' | 'rtl'
  /** The words that stand; null when the paragraph has left the draft. */
  text: string | null
  /** Whether one may edit it now: 'yes', or why not. */
  edit: string
  stages: StageView[]
  /** Numbers of footnotes by their ids. */
  labelOf(footnoteId: string): string | null
}

export function subjectIn(view: DraftView, paragraphId: string): Subject {
  const paragraph = view.paragraphs.find(({ id }) => id === paragraphId)
  const labels = new Map(view.paragraphs.map(({ id, label }) => [id, label]))
  return {
    paragraphId,
    language: view.language,
    direction: directionOf(view.language),
    text: paragraph?.text ?? null,
    edit: paragraph?.can.edit ?? 'paragraph-deleted',
    stages: view.tablings.map(({ stage }) => stage),
    labelOf: (id) => labels.get(id) ?? null,
  }
}

/** Whose clocks a moment is told by: those of its round, else of the round of the draft. */
export const stageOf = ({ stages }: Subject, stageId: string | null): StageView | undefined =>
  stages.find(({ id }) => id === stageId) ?? stages.at(-1)
