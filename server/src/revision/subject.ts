/** A published paragraph as a thing that threads are on: it stands still for ever, and is open to everyone. */
import { revisionSubject } from '@plenary/shared/revision-subject'
import type { Context } from '../context.ts'
import { inDraft } from '../draft/acting.ts'
import type { Named, SubjectKind, Whole } from '../subject/subject.ts'
import { placeOfRevision } from './place.ts'
import { revisionById, revisionParagraph, revisionsByIds } from './store.ts'

/** How rows name a published paragraph: the text, and the paragraph in it. */
const publishedId = (revisionId: string, paragraphId: string): string => `${revisionId}:${paragraphId}`
const partsOf = (id: string): [string, string] => {
  const at = id.indexOf(':')
  return [id.slice(0, at), id.slice(at + 1)]
}

const everything: Whole['listFor'] = async () => ({ shown: { allBut: [] }, kept: null })

const inParagraph = ({ paragraphId }: Record<string, unknown>): string => String(paragraphId)

export const revisionKind = ({ clock }: Pick<Context, 'clock'>): SubjectKind => ({
  type: 'revision',
  async find(queries, id) {
    const [revisionId, paragraphId] = partsOf(id)
    const revision = await revisionById(queries, revisionId)
    const paragraph = revision && (await revisionParagraph(queries, revision.id, paragraphId))
    if (!paragraph) return null
    const { processId, draftId } = revision
    const place = revisionSubject(placeOfRevision(revision), publishedId(revision.id, paragraphId))
    return {
      ...place.subject,
      processId,
      wholeId: revision.id,
      acting: inDraft({ id: draftId, processId }, clock.now()),
      heard: { draftId, paragraphId },
      topics: [],
      forAll: true,
      isPublic: false,
      place: () => place,
      live: null,
      text: async () => [{ id: null, text: paragraph.text }],
      title: '',
      link: `/revisions/${revision.id}#p-${paragraphId}`,
    }
  },
  async whole(queries, id) {
    const revision = await revisionById(queries, id)
    if (!revision) return null
    return {
      id: revision.id,
      processId: revision.processId,
      idOf: (paragraphId) => publishedId(revision.id, paragraphId),
      listFor: everything,
    }
  },
  async named(queries, ids) {
    const parts = ids.map(partsOf)
    const revisions = await revisionsByIds(queries, [...new Set(parts.map(([revisionId]) => revisionId))])
    const draftOf = new Map(revisions.map(({ id, draftId }) => [id, draftId]))
    return new Map(
      parts.map(([revisionId, paragraphId], nth): [string, Named] => {
        const draftId = draftOf.get(revisionId) ?? ''
        const subject = { type: 'revision', revisionId, draftId, paragraphId } as const
        return [ids[nth] as string, { subject, paragraphId, title: '', stageId: null, isOut: true }]
      }),
    )
  },
  addresses: { list: 'listRevisionThreads', open: 'openRevisionThread', partIn: inParagraph },
})
