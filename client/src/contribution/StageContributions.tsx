/** Contributions to one stage, on its page. */

import { ContributionList } from './ContributionList.tsx'
import { FilterBar } from './FilterBar.tsx'
import type { Filters } from './filters.ts'
import { useFollowContributions } from './use-contribution.ts'

interface Props {
  stageId: string
  process: { id: string; slug: string }
  filters: Filters
  onFilter(filters: Filters): void
  takesPart: boolean
}

export function StageContributions({ stageId, process, filters, onFilter, takesPart }: Props) {
  useFollowContributions(process.slug, process.id, takesPart)
  return (
    <>
      <FilterBar filters={filters} onChange={onFilter} process={process.slug} takesPart={takesPart} />
      <ContributionList of={{ stageId }} filters={filters} />
    </>
  )
}
