/** A contribution as a thing that threads and files are on: for whoever sees its words. */
import { maySeeWords } from '@plenary/shared/contribution-abilities'
import { contributionSubject } from '@plenary/shared/contribution-subject'
import { mostFiles } from '@plenary/shared/file'
import type { Named, SubjectKind } from '../subject/subject.ts'
import { kindOf } from '../subject/thing.ts'
import { blocksOf } from './block-store.ts'
import { contributionThing, sightPart } from './place.ts'
import { linkTo, saidInContributions } from './said.ts'
import { contributionById, contributionColumns, contributionsByIds } from './store.ts'
import { type TellDeps, tell } from './tell.ts'

export const contributionKind = (deps: TellDeps): SubjectKind =>
  kindOf(contributionThing, {
    subjectOf: (place, row, actor) => contributionSubject({ ...place, sight: sightPart(row, actor) }),
    topics: ({ topics }) => topics,
    forAll: ({ status }) => status === 'posted',
    isPublic: (row) => maySeeWords(null, row),
    text: async (queries, { id }) =>
      (await blocksOf(queries, id)).map(({ id: blockId, text }) => ({ id: blockId, text })),
    title: ({ title }) => title,
    link: ({ id }) => linkTo(id),
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
      address: 'uploadContributionFile',
      async changed(turn, { id }) {
        const row = await contributionById(turn.tx, id)
        if (row) await tell(deps, turn, 'contribution.changed', row)
      },
    },
  })
