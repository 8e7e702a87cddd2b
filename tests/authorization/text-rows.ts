/** The rows of drafts, paragraphs and revisions. */
import type { DraftView } from '@plenary/shared/draft'
import type { RevisionSummary } from '@plenary/shared/revision'
import { saveReturned } from '../../server/src/paragraph/returned-store.ts'
import { type Rows, row } from './cells.ts'
import { type Ground, missing } from './ground.ts'
import { slug } from './people.ts'
import {
  absent,
  everyone,
  inside,
  inTheOther,
  secretariatInside,
  secretariatKnown,
  signedIn,
} from './verdicts.ts'

/** Nothing is inserted twice: every cell has an id of its own. */
const insertion = () => ({
  type: 'insert',
  id: crypto.randomUUID(),
  after: null,
  kind: 'paragraph',
  level: 0,
  text: 'New.',
})

export function draftRows(g: Ground): Rows {
  const { draft, otherDraft, bareDraftId, people } = g
  const own = { params: { id: draft.id } }
  const foreign = { params: { id: otherDraft.id } }
  const bare = { params: { id: bareDraftId } }
  const none = { params: { id: missing } }
  const reading = [
    row('of the process', inside('yes'), own),
    row('of another process', inTheOther, foreign),
    row('missing', absent(), none),
  ]
  const returnedTo = async (participantId: string) => {
    const id = crypto.randomUUID()
    await g.world.app.database.transaction(
      (tx) =>
        saveReturned(tx, {
          id,
          processId: g.process.id,
          draftId: draft.id,
          paragraphId: g.paragraph.id,
          participantId,
          stageId: null,
          reason: 'round-closed',
          base: g.paragraph.content,
          baseText: g.paragraph.text,
          content: g.paragraph.content,
          text: g.paragraph.text,
          update: new Uint8Array(),
          at: g.world.clock.now(),
          dismissedAt: null,
        }),
      { lock: 'test:all' },
    )
    return { params: { id } }
  }
  const returned = [
    row('own', signedIn('yes', { observer: 'yes' }), (who) =>
      people[who].id ? returnedTo(people[who].id) : null,
    ),
    row("another's", absent(), (who) => returnedTo(people[who === 'ngo' ? 'focal' : 'ngo'].id)),
    row('missing', absent(), none),
  ]
  return {
    getDraft: reading,
    getDraftStates: reading,
    getDraftAuthors: reading,
    listReturned: reading,
    releaseDraft: [
      row('in an open round', secretariatInside('already-released'), { ...own, body: {} }),
      row('with the pen', secretariatInside(), async () => {
        const made = await people.secretariat.fetch(`/api/processes/${slug}/drafts`, {
          json: { title: 'With the pen', source: { format: 'text', text: 'One paragraph.' } },
        })
        const { draft: own } = (await made.json()) as { draft: { id: string } }
        return { params: { id: own.id }, body: {} }
      }),
      row('missing', absent(), { ...none, body: {} }),
    ],
    restructureDraft: [
      row('of the process', secretariatInside(), () => ({ ...own, body: insertion() })),
      row('missing', absent(), () => ({ ...none, body: insertion() })),
      row('a paragraph of another process', secretariatInside('structure-conflict'), {
        ...own,
        body: { type: 'delete', paragraph: g.otherParagraph.id },
      }),
      row('a deleted paragraph', secretariatInside('structure-conflict'), {
        ...own,
        body: { type: 'lock', paragraph: g.deletedId, status: 'locked' },
      }),
    ],
    applyReturned: returned.map((each) =>
      each.object === 'own' ? { ...each, verdicts: inside('yes', { observer: 'observers-read' }) } : each,
    ),
    dismissReturned: returned,
    listRevisions: [
      row('published', everyone('yes'), own),
      row('with the pen', everyone('not-found', { secretariat: 'yes' }), bare),
      row('missing', everyone('not-found'), none),
    ],
    followTerm: [
      row('published', everyone('yes'), { ...own, query: { q: 'refugees' } }),
      row('with the pen', everyone('not-found', { secretariat: 'yes' }), {
        ...bare,
        query: { q: 'paragraph' },
      }),
      row('missing', everyone('not-found'), { ...none, query: { q: 'refugees' } }),
    ],
  }
}

export function paragraphRows(g: Ground): Rows {
  const of = (id: string) => ({ params: { id, seq: '1' } })
  const reading = [
    row('of the process', inside('yes'), of(g.paragraph.id)),
    row('locked', inside('yes'), of(g.locked.id)),
    row('deleted', inside('yes'), of(g.deletedId)),
    row('of another process', inTheOther, of(g.otherParagraph.id)),
    row('missing', absent(), of(missing)),
  ]
  const restore = (id: string) => ({ params: { id }, body: { seq: 1 } })
  const fromOutside = {
    facilitator: 'section-not-open',
    ngo: 'section-not-open',
    refugee: 'section-not-open',
  } as const
  return {
    getHistory: reading,
    getParagraphAt: reading,
    getAuthors: reading,
    restoreParagraph: [
      row('open to everyone', inside('yes', { observer: 'observers-read' }), restore(g.paragraph.id)),
      row(
        'open to States',
        inside('yes', { observer: 'observers-read', ...fromOutside }),
        restore(g.statesOnly.id),
      ),
      row('locked', inside('paragraph-locked'), restore(g.locked.id)),
      row('deleted', inside('paragraph-deleted'), restore(g.deletedId)),
      row('missing', absent(), restore(missing)),
    ],
  }
}

export async function revisionRows(g: Ground): Promise<Rows> {
  const { people, draft } = g
  const revisionsOf = async ({ id }: DraftView) =>
    (
      (await (await people.secretariat.fetch(`/api/drafts/${id}/revisions`)).json()) as {
        items: RevisionSummary[]
      }
    ).items
  const [revision] = (await revisionsOf(draft)) as [RevisionSummary]
  const [foreign] = (await revisionsOf(g.otherDraft)) as [RevisionSummary]
  const of = (id: string, other = id) => ({ params: { id, other } })
  const onlySecretariat = everyone('not-found', { secretariat: 'yes' })
  const saving = { version: 0, introduction: '', texts: {} }
  const publication = () => ({
    params: { id: draft.id },
    body: { symbol: `M/${crypto.randomUUID()}`, title: 'A text', textCode: null, note: null },
  })
  const importing = () => ({
    // Into a draft of its own: the text of the other stays what everyone knows.
    params: { id: g.bareDraftId },
    body: { ...publication().body, textCode: undefined, source: { format: 'text', text: 'A paragraph.' } },
  })
  const nowhere = <T extends { params: object }>(ask: T) => ({ ...ask, params: { id: missing } })
  return {
    listProcessRevisions: [
      row('of one process', everyone('yes'), { params: { slug } }),
      row('missing', everyone('not-found'), { params: { slug: missing } }),
    ],
    getRevision: [
      row('published', everyone('yes'), of(revision.id)),
      row('missing', everyone('not-found'), of(missing)),
    ],
    publishRevision: [
      row('of the process', secretariatInside(), publication),
      row('missing', absent(), () => nowhere(publication())),
    ],
    previewRevisionImport: [
      row('of the process', secretariatInside(), () => ({
        params: { id: draft.id },
        body: { source: importing().body.source },
      })),
      row('missing', absent(), () => ({
        params: { id: missing },
        body: { source: importing().body.source },
      })),
    ],
    importRevision: [
      row('of the process', secretariatInside(), importing),
      row('missing', absent(), () => nowhere(importing())),
    ],
    compareRevisions: [
      row('two published', everyone('yes'), of(revision.id, revision.id)),
      row('with the working text', inside('yes'), of(revision.id, 'working')),
      row('of two drafts', everyone('not-one-draft'), of(revision.id, foreign.id)),
      row('missing', everyone('not-found'), of(revision.id, missing)),
    ],
    getMemorandum: [
      row('unpublished', onlySecretariat, of(revision.id)),
      row('missing', everyone('not-found'), of(missing)),
    ],
    saveMemorandum: [
      row('of the process', secretariatKnown('version-conflict'), {
        ...of(revision.id),
        body: { ...saving, version: 9 },
      }),
      row('missing', absent(), { ...of(missing), body: saving }),
    ],
    publishMemorandum: [
      row('of the process', secretariatKnown('version-conflict'), {
        ...of(revision.id),
        body: { version: 9 },
      }),
      row('missing', absent(), { ...of(missing), body: { version: 0 } }),
    ],
  }
}
