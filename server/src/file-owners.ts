/** Who may have which file: a paper's is as public as its page, a contribution's as the contribution is. */
import { can } from '@plenary/shared/abilities'
import { maySeeWords } from '@plenary/shared/contribution-abilities'
import { mostFiles } from '@plenary/shared/file'
import { ensure, Refusal } from '@plenary/shared/problems'
import { noteChange } from './consultation/note-change.ts'
import { sceneOf } from './consultation/scene.ts'
import { paperById } from './consultation/store.ts'
import { contributionScene, ensureOn } from './contribution/place.ts'
import { tell } from './contribution/tell.ts'
import type { FilePorts } from './contribution/view.ts'
import type { Queries } from './database/port.ts'
import type { FileOwner, FileOwners } from './file/owners.ts'
import type { Tools } from './words.ts'

/** Throws not-found for a paper that is off its page. */
async function actOnPaper({ clock }: Tools, queries: Queries, paperId: string, userId: string) {
  const paper = await paperById(queries, paperId)
  if (!paper || paper.removedAt) throw new Refusal('not-found')
  const { stage, place, actor } = await sceneOf(queries, userId, paper.stageId)
  if (!actor) throw new Refusal('not-a-participant')
  const now = clock.now()
  ensure(can(actor, 'consultation.keep', place, now))
  return { stage, actor, now }
}

const paperOwner = (tools: Tools): FileOwner => ({
  most: 1,
  replaces: true,
  async mayRead(queries, id) {
    const paper = await paperById(queries, id)
    return paper !== null && paper.removedAt === null
  },
  async ensureChange(queries, id, userId) {
    const { stage, actor } = await actOnPaper(tools, queries, id, userId)
    return { processId: stage.processId, actorId: actor.id, masked: actor.also !== undefined }
  },
  changed: async (tx, id, userId) => noteChange(tools, tx, await actOnPaper(tools, tx, id, userId), 'papers'),
})

const contributionOwner = (tools: Tools, files: FilePorts): FileOwner => ({
  most: mostFiles,
  replaces: false,
  async mayRead(queries, id, userId) {
    try {
      const { row, actor } = await contributionScene(queries, userId, id)
      return maySeeWords(actor, row)
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  },
  async ensureChange(queries, id, userId) {
    const { row, actor } = await ensureOn(queries, userId, id, 'contribution.edit', tools.clock.now())
    return { processId: row.processId, actorId: actor.id, masked: actor.also !== undefined }
  },
  async changed(tx, id, userId) {
    const now = tools.clock.now()
    const { row, actor } = await ensureOn(tx, userId, id, 'contribution.edit', now)
    await tell(tools, files, tx, 'contribution.changed', row, actor.id, now)
  },
})

export const makeFileOwners = (tools: Tools, files: FilePorts): FileOwners => ({
  paper: paperOwner(tools),
  contribution: contributionOwner(tools, files),
})
