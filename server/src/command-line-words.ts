/** What the command line asks of the words (words.ts), answered with the same functions the API uses. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import { draftById } from './draft/store.ts'
import { importDraft } from './paragraph/import-draft.ts'
import { viewDraft } from './paragraph/view-draft.ts'
import { insertDelegations, insertParticipants } from './participant/store.ts'
import { allProcessIds, processOfSlug } from './process/store.ts'
import type { CommandLineWords, Tools } from './words.ts'

/** The process whose round is open when the demonstration begins. */
const demoSlug = 'refugees-2018'

/** Whoever runs commands on the machine reads everything. */
const operatorIn = (processId: string): Actor => ({
  id: 'operator',
  processId,
  kind: 'un-entity',
  role: 'secretariat',
  delegationId: null,
})

export function commandLineWords(tools: Tools): CommandLineWords {
  const { database, clock } = tools
  return {
    importDraft: (slug, input) => importDraft(tools, slug, null, input),
    async readDraft(draftId) {
      if (!(await draftById(database, draftId))) return null
      return viewDraft(database, draftId, async (processId) => operatorIn(processId), clock.now())
    },
    async appointSecretariat(tx, userId) {
      const joinedAt = clock.now()
      const rows = (await allProcessIds(tx)).map((processId) => {
        const { id: _, ...operator } = operatorIn(processId)
        return { ...operator, id: randomUUID(), userId, pseudonym: null, joinedAt }
      })
      await insertParticipants(tx, rows)
    },
    async admitDemoStates(tx, userIds) {
      const process = await processOfSlug(tx, demoSlug)
      if (!process) throw new Refusal('not-found', `There is no process "${demoSlug}" to take part in.`)
      const { id: processId } = process
      const joinedAt = clock.now()
      const states = userIds.map((userId) => ({ userId, id: randomUUID() }))
      const kind = 'member-state' as const
      await insertDelegations(
        tx,
        // An id in the name keeps the States of every run apart.
        states.map(({ id }) => ({ id, processId, kind, name: `Demonstration State ${id.slice(0, 8)}` })),
      )
      await insertParticipants(
        tx,
        states.map(({ userId, id: delegationId }) => ({
          id: randomUUID(),
          processId,
          userId,
          kind,
          role: 'member' as const,
          delegationId,
          pseudonym: null,
          joinedAt,
        })),
      )
    },
  }
}
