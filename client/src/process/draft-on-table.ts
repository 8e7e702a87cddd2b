/** Which draft a person opens first. */
import type { DraftSummary } from '@plenary/shared/process'
import type { StageView } from '@plenary/shared/stage'

/** Drafts that work on a text which lies in one of these stages. */
export function draftsOnTable(drafts: readonly DraftSummary[], open: readonly StageView[]): DraftSummary[] {
  const texts = new Set(open.flatMap(({ textCode }) => (textCode ? [textCode] : [])))
  return drafts.filter(({ textCode }) => textCode !== null && texts.has(textCode))
}

/** [UI7] The draft on the table, in the first of these languages that has one; else whichever there is. */
export function draftOnTable(
  drafts: readonly DraftSummary[],
  open: readonly StageView[],
  languages: readonly string[],
): DraftSummary | undefined {
  const candidates = draftsOnTable(drafts, open)
  const wished = languages.flatMap((wish) => candidates.filter(({ language }) => language === wish))
  return wished[0] ?? candidates[0]
}
