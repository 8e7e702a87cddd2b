/** The rows of what threads stand on: texts, questions, contributions. */
import type { RevisionSummary } from '@plenary/shared/revision'
import { type Ask, type Rows, row } from './cells.ts'
import { type Ground, missing } from './ground.ts'
import type { Things } from './things.ts'
import { absent, everyone, inside, inTheOther, observersRead, only, speaking } from './verdicts.ts'

const none = { params: { id: missing } }
const told = inside('yes')
export async function subjectRows(g: Ground, t: Things): Promise<Rows> {
  const { draft, otherDraft, people } = g
  const found = await people.secretariat.fetch(`/api/drafts/${draft.id}/revisions`)
  const [revision] = ((await found.json()) as { items: RevisionSummary[] }).items as [RevisionSummary]
  const question = async (code: string, inputUntil: string | null): Promise<string> => {
    const stage = g.stage(code).id
    const id = crypto.randomUUID()
    await t.send(
      'secretariat',
      `/api/stages/${stage}/questions`,
      { questions: [{ id, text: 'What is needed?' }] },
      'PATCH',
    )
    await t.send('secretariat', `/api/stages/${stage}/consultation`, { inputUntil }, 'PATCH')
    return id
  }
  const [open, over] = [await question('td5', '2018-06-01T00:00:00Z'), await question('td4', null)]
  const posted = await t.posted('ngo')
  const drafted = (await t.contribution('ngo')).id
  const on = (id: string, rest: object, visibility?: 'all' | 'delegation' | 'secretariat'): Ask => ({
    params: { id },
    body: { ...t.newThread(visibility), ...rest },
  })
  const thing = (type: string, id: string, body?: object): Ask => ({ params: { type, id }, body })
  const drawn = (visibility?: 'delegation') => t.newThread(visibility)
  const here = { paragraphId: g.paragraph.id }
  const list = (id: string, verdicts = told) => row('of the process', verdicts, { params: { id } })
  const gone = row('missing', absent(), none)
  return {
    listThreads: [
      list(draft.id),
      row('of another process', inTheOther, { params: { id: otherDraft.id } }),
      gone,
    ],
    openThread: [
      row('a paragraph', speaking, on(draft.id, here)),
      row('a locked paragraph', speaking, on(draft.id, { paragraphId: g.locked.id })),
      row(
        'to the delegation',
        inside('yes', { ...observersRead, refugee: 'no-delegation' }),
        on(draft.id, here, 'delegation'),
      ),
      row('to the secretariat', speaking, on(draft.id, here, 'secretariat')),
      row('a deleted paragraph', absent(), on(draft.id, { paragraphId: g.deletedId })),
      row('a paragraph of another process', absent(), on(draft.id, { paragraphId: g.otherParagraph.id })),
      row('missing', absent(), on(missing, here)),
    ],
    listSubjectThreads: [
      row('a paragraph', told, thing('paragraph', g.paragraph.id)),
      row('a paragraph of another process', inTheOther, thing('paragraph', g.otherParagraph.id)),
      row('a posted contribution', told, thing('contribution', posted)),
      row("another's draft of a contribution", only(['ngo']), thing('contribution', drafted)),
      row('a kind that nobody registered', absent(), thing('no-such-kind', posted)),
      row('missing', absent(), thing('paragraph', missing)),
    ],
    openSubjectThread: [
      row('a paragraph', speaking, () => thing('paragraph', g.paragraph.id, drawn())),
      row('a question', speaking, () => thing('question', open, drawn())),
      row('a question, closed', inside('input-closed', { ...observersRead, secretariat: 'yes' }), () =>
        thing('question', over, drawn()),
      ),
      row('a posted contribution', speaking, () => thing('contribution', posted, drawn())),
      row(
        "another's draft of a contribution",
        everyone('not-found', { nobody: 'not-signed-in', ngo: 'not-submitted' }),
        thing('contribution', drafted, drawn()),
      ),
      row('a draft as a whole, where nobody speaks', absent(), thing('draft', draft.id, drawn())),
      row('a deleted paragraph', absent(), thing('paragraph', g.deletedId, drawn())),
      row('a kind that nobody registered', absent(), thing('no-such-kind', posted, drawn())),
      row('missing', absent(), thing('paragraph', missing, drawn())),
    ],
    listRevisionThreads: [list(revision.id), gone],
    openRevisionThread: [
      row('a paragraph', speaking, on(revision.id, here)),
      row('a paragraph of another process', absent(), on(revision.id, { paragraphId: g.otherParagraph.id })),
      row('missing', absent(), on(missing, here)),
    ],
    listStageThreads: [list(g.stage('td5').id), gone],
    openStageThread: [
      row('while input is taken', speaking, on(g.stage('td5').id, { questionId: open })),
      row(
        'closed',
        inside('input-closed', { ...observersRead, secretariat: 'yes' }),
        on(g.stage('td4').id, { questionId: over }),
      ),
      row('a question of another stage', absent(), on(g.stage('td5').id, { questionId: over })),
      row('missing', absent(), on(missing, { questionId: open })),
    ],
    listContributionThreads: [
      list(posted),
      row("another's draft", only(['ngo']), { params: { id: drafted } }),
      gone,
    ],
    openContributionThread: [
      row('posted', speaking, on(posted, {})),
      row(
        "another's draft",
        everyone('not-found', { nobody: 'not-signed-in', ngo: 'not-submitted' }),
        on(drafted, {}),
      ),
      row('missing', absent(), on(missing, {})),
    ],
  }
}
