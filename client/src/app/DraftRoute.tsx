/** The drafting table with the discussion of its text beside it: where drafts and threads meet. */
import { DraftingTablePage } from '../draft/DraftingTablePage.tsx'
import { type Discussion, DiscussionContext } from '../draft/discussion.ts'
import { DraftThreads } from '../thread/DraftThreads.tsx'
import type { ThreadFilter } from '../thread/filter.ts'
import { Heat } from '../thread/Heat.tsx'
import { Indicator } from '../thread/Indicator.tsx'
import { Margin } from '../thread/Margin.tsx'
import { useMarksOf } from '../thread/talk-store.ts'

const discussion: Discussion = { Margin, Indicator, Heat, useMarks: useMarksOf }

interface Props {
  draftId: string
  paragraphId?: string
  filter: ThreadFilter
  onFilter(filter: ThreadFilter): void
}

export function DraftRoute({ filter, onFilter, ...draft }: Props) {
  return (
    <DiscussionContext value={discussion}>
      <DraftThreads draftId={draft.draftId} filter={filter} onFilter={onFilter}>
        <DraftingTablePage {...draft} />
      </DraftThreads>
    </DiscussionContext>
  )
}
