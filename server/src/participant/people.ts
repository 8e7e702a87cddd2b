/** The people of a process, and their delegations, as what is acted on. What one may not see does not exist. */
import { isSelf } from '@plenary/shared/participant'
import type { PlaceWith } from '@plenary/shared/place'
import type { Lock } from '../database/port.ts'
import type { Target } from './command.ts'
import { wearsMasks } from './masks.ts'
import { participantPart } from './place.ts'
import { type ParticipantRow, participantById } from './store.ts'

interface OfProcess {
  processId: string
}

/** Names are given out one after another, so that of two people who choose one together the second hears of it. */
export const lockOfPeople = ({ processId }: OfProcess): Lock => `people:${processId}`

/** What belongs to the people of a process and is found by its id: their right is one of the process. */
export const amongPeople = <Row extends OfProcess>(
  find: Target<Row, OfProcess>['find'],
): Target<Row, OfProcess> => ({
  find,
  acting: ({ processId }) => processId,
  place: (_, { processId }) => ({ processId }),
  stranger: 'not-found',
})

/** All of them, by the id of their process. */
export const everyoneIn = amongPeople(async (_, processId): Promise<OfProcess> => ({ processId }))

/** Somebody who takes part now. [PSE2] The row behind masks is there for its person alone. */
export const somebody: Target<ParticipantRow, PlaceWith<'participant'>> = {
  async find(queries, id) {
    const row = await participantById(queries, id)
    return row?.leftAt ? null : row
  },
  acting: ({ processId }) => processId,
  place: (_, row, actor) =>
    wearsMasks(row) && !isSelf(actor, row.id)
      ? null
      : { processId: row.processId, participant: participantPart(row) },
  stranger: 'not-found',
}
