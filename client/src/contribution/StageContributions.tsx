/** Contributions to one stage, on its page. */
import { useProcessFacts } from '../live/lines.ts'
import { ContributionList } from './ContributionList.tsx'
import { FilterBar } from './FilterBar.tsx'
import type { Filters } from './filters.ts'

interface Props {
  stageId: string
  process: { id: string; slug: string }
  filters: Filters
  onFilter(filters: Filters): void
  takesPart: boolean
}

export function StageContributions({ stageId, process, filters, onFilter, takesPart }: Props) {
  useProcessFacts(process, takesPart)
  return (
    <>
      <FilterBar filters={filters} onChange={onFilter} process={process.slug} takesPart={takesPart} />
      <ContributionList of={{ stageId }} filters={filters} />
    </>
  )
}
