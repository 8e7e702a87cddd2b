/** Who may have which file: a paper's is as public as its page, a contribution's as the contribution is. */
import { maySeeWords } from '@plenary/shared/contribution-abilities'
import { mostFiles } from '@plenary/shared/file'
import { Refusal } from '@plenary/shared/problems'
import { noteChange } from './consultation/note-change.ts'
import { paperOnPage } from './consultation/paper.ts'
import { paperById } from './consultation/store.ts'
import { contributionScene, ensureOn } from './contribution/place.ts'
import { tell } from './contribution/tell.ts'
import type { FilePorts } from './contribution/view.ts'
import type { Queries } from './database/port.ts'
import type { FileOwner, FileOwners } from './file/owners.ts'
import { decidedScene, recorder } from './participant/command.ts'
import type { Tools } from './words.ts'

/** Throws not-found for a paper that is off its page, and what the right to keep the page refuses. */
const onPaper = ({ clock }: Tools, queries: Queries, paperId: string, userId: string) =>
  decidedScene(paperOnPage, 'consultation.keep', queries, userId, paperId, clock.now())

const paperOwner = (tools: Tools): FileOwner => ({
  most: 1,
  replaces: true,
  async mayRead(queries, id) {
    const paper = await paperById(queries, id)
    return paper !== null && paper.removedAt === null
  },
  async ensureChange(queries, id, userId) {
    const { place, actor } = await onPaper(tools, queries, id, userId)
    return { processId: place.processId, actorId: actor.id, masked: actor.also !== undefined }
  },
  async changed(tx, id, userId) {
    const scene = await onPaper(tools, tx, id, userId)
    const record = recorder(tools.facts, tx, paperOnPage, scene)
    await noteChange({ row: scene.row.stage, record }, 'papers')
  },
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
