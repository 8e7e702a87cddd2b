/** What the command line asks of the words (words.ts), answered with the same functions the API uses. */
import { randomUUID } from 'node:crypto'
import { comparable } from '@plenary/shared/comparable'
import type { Actor } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import type { Queries } from './database/port.ts'
import { draftById } from './draft/store.ts'
import { importDraft } from './paragraph/import-draft.ts'
import { viewDraft } from './paragraph/view-draft.ts'
import { insertDelegations } from './participant/delegation-store.ts'
import { insertParticipants } from './participant/store.ts'
import { allProcessIds, processOfSlug } from './process/store.ts'
import { revisionNamed, summaryOf } from './revision/store.ts'
import { viewRevision } from './revision/view-revision.ts'
import type { CommandLineWords, ExportedText, Tools } from './words.ts'

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

/** [EXP2] Exactly what was published, whatever has become of the draft since. */
async function readRevision(queries: Queries, name: string): Promise<ExportedText | null> {
  const row = await revisionNamed(queries, name)
  if (!row) return null
  const { paragraphs } = await viewRevision(queries, row)
  return {
    id: row.draftId,
    title: row.title,
    language: row.language,
    paragraphs: paragraphs.map(({ paragraphId, flags: _, unnumbered: __, ...each }) => ({
      ...each,
      id: paragraphId,
    })),
    revision: summaryOf(row),
  }
}

export function commandLineWords(tools: Tools): CommandLineWords {
  const { database, clock } = tools
  return {
    importDraft: (slug, input) => importDraft(tools, slug, null, input),
    async readText(name) {
      if (!(await draftById(database, name))) return readRevision(database, comparable(name))
      const operator = async ({ processId }: { processId: string }) => operatorIn(processId)
      const draft = await viewDraft(database, name, operator, clock.now())
      return draft && { ...draft, revision: null }
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
