/** The rows of passages, answers, topics, stocktaking and figures. */
import { type Rows, row } from './cells.ts'
import { type Ground, missing } from './ground.ts'
import { otherSlug, slug } from './people.ts'
import type { Things } from './things.ts'
import { absent, everyone, inside, inTheOther, secretariatInside } from './verdicts.ts'

export async function responseRows(g: Ground, t: Things): Promise<Rows> {
  const none = { params: { id: missing } }
  const gone = (body?: unknown) => row('missing', absent(), { ...none, body })
  const publicly = (params: Record<string, string>, body?: unknown) => [
    row('of one', everyone('yes'), { params, body }),
    row('missing', everyone('not-found'), { params: { id: missing, slug: missing } }),
  ]
  const at = { params: { id: g.paragraph.id } }
  const source = (type: string, id: string) => ({ body: { source: { type, id, blockId: null } } })
  const posted = await t.posted('ngo')
  const drafted = (await t.contribution('ngo')).id
  const internal = (await t.thread('focal', 'delegation')).id
  const answer = { outcome: 'noted', reason: 'By the matrix' }
  const given = inside('not-yours', { secretariat: 'yes', ngo: 'yes', observer: 'observers-read' })
  const stage = (code: string) => ({ params: { id: g.stage(code).id } })
  return {
    listPassages: publicly(at.params),
    linkPassage: [
      row('of a posted contribution', given, async () => ({
        ...at,
        ...source('contribution', await t.posted('ngo')),
      })),
      row('of a draft', absent(), { ...at, ...source('contribution', drafted) }),
      row('of an internal thread', absent(), { ...at, ...source('thread', internal) }),
      row('to a paragraph of another process', absent(), {
        params: { id: g.otherParagraph.id },
        ...source('contribution', posted),
      }),
      gone(source('contribution', posted).body),
    ],
    unlinkPassage: [row('unanswered', given, async () => ({ params: { id: await t.passage() } })), gone()],
    answerPassage: [
      row('of the process', secretariatInside(), async () => ({
        params: { id: await t.passage() },
        body: answer,
      })),
      gone(answer),
    ],
    answerPassages: [
      row('of the process', secretariatInside(), async () => ({
        params: { slug },
        body: { answers: [{ ...answer, id: await t.passage() }] },
      })),
      row('of another process', inTheOtherSecretariat, async () => ({
        params: { slug: otherSlug },
        body: { answers: [{ ...answer, id: await t.passage() }] },
      })),
      row('missing', absent(), {
        params: { slug: missing },
        body: { answers: [{ ...answer, id: missing }] },
      }),
    ],
    respondContribution: [
      row('posted', secretariatInside(), { params: { id: posted }, body: answer }),
      row("another's draft", absent(), { params: { id: drafted }, body: answer }),
      gone(answer),
    ],
    listResponses: publicly({ slug }),
    exportResponses: publicly({ slug }),
    getBearings: [
      row('of the process', inside('yes'), { params: { id: g.draft.id } }),
      row('of another process', inTheOther, { params: { id: g.otherDraft.id } }),
      gone(),
    ],
    listTopics: [row('all', everyone('yes'))],
    getTopic: [
      row('one', everyone('yes'), { params: { topic: 'cross-cutting' } }),
      row('missing', everyone('not-found'), { params: { topic: missing } }),
    ],
    setParagraphTopics: [
      row('of the process', secretariatInside(), { ...at, body: { topics: ['cross-cutting'] } }),
      row('deleted', secretariatInside('paragraph-deleted'), {
        params: { id: g.deletedId },
        body: { topics: [] },
      }),
      gone({ topics: [] }),
    ],
    getStocktaking: publicly(stage('stocktake').params),
    listCarried: publicly(stage('fc1').params),
    carryIssues: [
      row('into a round', secretariatInside(), async () => ({
        ...stage('fc1'),
        body: { threads: [(await t.thread('ngo')).id] },
      })),
      row('an internal thread', secretariatInside('not-found'), {
        ...stage('fc1'),
        body: { threads: [internal] },
      }),
      gone({ threads: [internal] }),
    ],
    getFigures: publicly({ slug }),
    exportFigures: publicly({ slug }),
    loadRegister: [
      row('of the process', secretariatInside(), {
        ...stage('td1'),
        body: { csv: 'country,organisation,organisation kind\nKenya,,state\n' },
      }),
      gone({ csv: 'country\nKenya\n' }),
    ],
  }
}

/** Passages of one process named in the other: not there, even for whoever is its secretariat. */
const inTheOtherSecretariat = inside('secretariat-only', {
  secretariat: 'not-found',
  elsewhere: 'not-found',
  member: 'not-found',
  facilitator: 'not-found',
})
