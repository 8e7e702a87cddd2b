/** Whose clock a published text goes by: that of the stage it came from, else that of its process. */
import type { ProcessView } from '@plenary/shared/process'
import { useQuery } from '@tanstack/react-query'
import { processesQuery, processQuery } from '../api/queries.ts'

export interface ZonedPlace {
  timeZone: string
  place: string | null
}

/** [RVC3] The stage's own zone and place; for a text outside of any stage those of the process's first round. */
export function zoneOf(process: Pick<ProcessView, 'stages'> | undefined, stageId: string | null): ZonedPlace {
  const stages = process?.stages ?? []
  const stage =
    stages.find(({ id }) => id === stageId) ?? stages.find(({ kind }) => kind === 'round') ?? stages[0]
  return stage ? { timeZone: stage.timeZone, place: stage.place } : { timeZone: 'UTC', place: null }
}

/** The process of a text, known by its id alone: the list of processes is public. */
export function useProcessOf(processId: string | undefined): ProcessView | undefined {
  const { data: processes } = useQuery(processesQuery)
  const slug = processes?.items.find(({ id }) => id === processId)?.slug
  return useQuery({ ...processQuery(slug ?? ''), enabled: slug !== undefined }).data
}
