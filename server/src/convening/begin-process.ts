/** [CNV3] A convener begins a process and is its first secretariat, who holds the pen and invites the others. */
import { randomUUID } from 'node:crypto'
import type { AnswerOf, ParsedOf } from '@plenary/shared/api'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import { insertParticipants, participantById } from '../participant/store.ts'
import { viewOf } from '../participant/view.ts'
import { insertProcess, processOfSlug } from '../process/store.ts'
import { mayConvene } from './conveners.ts'

type Deps = Pick<Context, 'database' | 'clock' | 'facts'>
type Input = ParsedOf<'beginProcess', 'body'>

export async function beginProcess(
  { database, clock, facts }: Deps,
  user: { id: string; name: string },
  { slug, title, description, language, timeZone }: Input,
): Promise<AnswerOf<'beginProcess'>> {
  return database.transaction(
    async (tx) => {
      ensure(await mayConvene(tx, user.id))
      // [CNV4] The address of a process is its own.
      if (await processOfSlug(tx, slug))
        throw new Refusal('already-exists', `slug: There is a process at the address “${slug}” already.`)
      const now = clock.now()
      const [processId, actorId] = [randomUUID(), randomUUID()]
      const process = { id: processId, slug, title, description, language, timeZone }
      await insertProcess(tx, { ...process, createdAt: now })
      await insertParticipants(tx, [
        {
          ...{ id: actorId, processId, kind: 'un-entity', role: 'secretariat' },
          ...{ delegationId: null, userId: user.id, pseudonym: null, joinedAt: now },
        },
      ])
      const of = { processId, actorId, at: now }
      await facts.record(tx, { ...of, type: 'process.begun', data: { process } })
      const joined = await participantById(tx, actorId)
      if (joined)
        await facts.record(tx, {
          ...of,
          type: 'participant.joined',
          data: { participant: viewOf(joined, new Map([[user.id, user.name]])) },
        })
      return { ...process, openNow: [], next: null }
    },
    { lock: 'processes:all' },
  )
}
