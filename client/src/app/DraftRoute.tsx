/** The drafting table with the discussion of its text and what bears on it: where drafts, threads and responses meet. */
import { DraftingTablePage } from '../draft/DraftingTablePage.tsx'
import { type Discussion, DiscussionContext } from '../draft/discussion.ts'
import { BearingMark, Bearings } from '../response/Bearings.tsx'
import { DraftThreads } from '../thread/DraftThreads.tsx'
import type { ThreadFilter } from '../thread/filter.ts'
import { Heat } from '../thread/Heat.tsx'
import { Indicator } from '../thread/Indicator.tsx'
import { Margin } from '../thread/Margin.tsx'
import { useMarksOf } from '../thread/talk-store.ts'
import { ThreadToolsContext } from '../thread/thread-context.ts'
import { linkThread } from './LinkSource.tsx'

/** Under a paragraph: what is said about it, and what was said elsewhere that bears on it. */
const Said: Discussion['Indicator'] = (props) => (
  <>
    <Indicator {...props} />
    <BearingMark {...props} />
  </>
)

const discussion: Discussion = { Margin, Indicator: Said, Heat, useMarks: useMarksOf }

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
        <Bearings draftId={draft.draftId}>
          <ThreadToolsContext value={linkThread}>
            <DraftingTablePage {...draft} />
          </ThreadToolsContext>
        </Bearings>
      </DraftThreads>
    </DiscussionContext>
  )
}
