/** What is done to a speakers' list: every answer brings the whole list, as its fact does. */
import type { Consultation, Speaker } from '@plenary/shared/consultation'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { putNewest } from '../api/newest.ts'
import { consultationKeys } from './queries.ts'

export interface SpeakerChange {
  id: string
  status?: Speaker['status']
  order?: number
  allottedSeconds?: number
}

export interface NewSpeaker {
  /** Made where it is asked. */
  id: string
  itemId: string | null
  onBehalfOf: { delegationId: string } | null
  entered?: { delegationId: string; person: string | null }
}

export function useSpeakers(stageId: string) {
  const cache = useQueryClient()
  const put = (make: (have: Speaker[]) => Speaker[]): void => {
    putNewest<Consultation>(cache, consultationKeys.one(stageId), (have) => ({
      ...have,
      speakers: make(have.speakers),
    }))
  }
  const change = useMutation({
    mutationFn: ({ id, ...body }: SpeakerChange) => call('changeSpeaker', { params: { id }, body }),
    onSuccess: ({ speakers }) => put(() => speakers),
  })
  const ask = useMutation({
    mutationFn: (body: NewSpeaker) => call('askForFloor', { params: { id: stageId }, body }),
    onSuccess: ({ speaker }) => put((have) => [...have.filter(({ id }) => id !== speaker.id), speaker]),
  })
  return { change, ask }
}
