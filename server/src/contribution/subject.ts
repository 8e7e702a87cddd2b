/** A contribution as a thing that threads and files are on: for whoever sees its words. */
import { maySee, maySeeWords } from '@plenary/shared/contribution-abilities'
import { contributionSubject } from '@plenary/shared/contribution-subject'
import { mostFiles } from '@plenary/shared/file'
import { inStage } from '../participant/masks.ts'
import { type StageRow, stageById } from '../stage/store.ts'
import type { Named, SubjectKind } from '../subject/subject.ts'
import type { Tools } from '../words.ts'
import { blocksOf } from './block-store.ts'
import { placeOfContribution, sightPart } from './place.ts'
import { linkTo, saidInContributions } from './said.ts'
import { contributionById, contributionColumns, contributionsByIds } from './store.ts'
import { type TellDeps, tell } from './tell.ts'
import type { FilePorts } from './view.ts'

type Deps = TellDeps & Pick<Tools, 'clock'>

export const contributionKind = (deps: Deps, files: FilePorts): SubjectKind => ({
  type: 'contribution',
  async find(queries, id) {
    const row = await contributionById(queries, id)
    if (!row) return null
    const stage = (await stageById(queries, row.stageId)) as StageRow
    const place = await placeOfContribution(queries, row, stage)
    return {
      type: 'contribution',
      id,
      processId: row.processId,
      wholeId: id,
      acting: inStage(stage),
      heard: { stageId: row.stageId },
      topics: row.topics,
      forAll: row.status === 'posted',
      isPublic: maySeeWords(null, row),
      place: (actor) =>
        maySee(actor, row) ? contributionSubject({ ...place, sight: sightPart(row, actor) }) : null,
      live: null,
      text: async (later) =>
        (await blocksOf(later, id)).map(({ id: blockId, text }) => ({ id: blockId, text })),
      title: row.title,
      link: linkTo(id),
    }
  },
  async named(queries, ids) {
    const rows = await contributionsByIds(queries, ids)
    return new Map(
      rows.map(({ id, stageId, title, status }): [string, Named] => {
        const subject = { type: 'contribution', stageId, contributionId: id } as const
        return [id, { subject, paragraphId: null, title, stageId, isOut: status === 'posted' }]
      }),
    )
  },
  source: { isPublic: true, said: saidInContributions },
  columns: contributionColumns,
  addresses: { list: 'listContributionThreads', open: 'openContributionThread', partIn: () => null },
  files: {
    most: mostFiles,
    replaces: false,
    async changed(tx, { id }, actor) {
      const row = await contributionById(tx, id)
      if (row) await tell(deps, files, tx, 'contribution.changed', row, actor.id, deps.clock.now())
    },
  },
})
