/** Where the matrix happens: one process with a draft on the table of an open round, another beside it, objects of both. */
import type { DraftView } from '@plenary/shared/draft'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { ProcessView } from '@plenary/shared/process'
import type { StageView } from '@plenary/shared/stage'
import { get } from '../sign-in.ts'
import type { World } from '../world.ts'
import { gatherPeople, otherSlug, type People, type Person, slug } from './people.ts'

export interface Ground {
  world: World
  people: People
  process: ProcessView
  other: ProcessView
  draft: DraftView
  otherDraft: DraftView
  /** A draft of the process that no round and no revision knows. */
  bareDraftId: string
  /** Paragraphs that everyone may edit, that States alone may edit, that nobody may edit, and that is gone. */
  paragraph: ParagraphView
  statesOnly: ParagraphView
  locked: ParagraphView
  deletedId: string
  otherParagraph: ParagraphView
  stage(code: string): StageView
  otherStage(code: string): StageView
}

export const missing = 'no-such-object-anywhere'

async function draftsOf(world: World, { cookie }: Person, of: string) {
  const process = await get<ProcessView>(world.url, `/api/processes/${of}`, cookie)
  const english = process.drafts.find(({ language }) => language === 'en')
  const draft = await get<DraftView>(world.url, `/api/drafts/${english?.id}`, cookie)
  return { process, draft }
}

const words = (draft: DraftView): ParagraphView[] =>
  draft.paragraphs.filter(({ kind }) => kind === 'paragraph')

async function post<T>(person: Person, path: string, json: object): Promise<T> {
  const answer = await person.fetch(path, { json })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

export async function layGround(running?: World): Promise<Ground> {
  const { world, people } = await gatherPeople(running)
  const { secretariat, ngo } = people
  const { process, draft } = await draftsOf(world, secretariat, slug)
  const { process: other, draft: otherDraft } = await draftsOf(world, secretariat, otherSlug)
  const seenByNgo = await get<DraftView>(world.url, `/api/drafts/${draft.id}`, ngo.cookie)
  const deletedId = crypto.randomUUID()
  const structure = (command: object) => post(secretariat, `/api/drafts/${draft.id}/structure`, command)
  const after = words(draft).at(-1)?.id ?? null
  await structure({ type: 'insert', id: deletedId, after, kind: 'paragraph', level: 0, text: 'Gone.' })
  await structure({ type: 'delete', paragraph: deletedId })
  const bare = await post<{ draft: { id: string } }>(secretariat, `/api/processes/${slug}/drafts`, {
    title: 'On no table',
    source: { format: 'text', text: 'One paragraph.' },
    stage: 'fc6',
  })
  const find = (may: string): ParagraphView =>
    words(seenByNgo).find(({ can }) => can.edit === may) as ParagraphView
  const stageOf =
    ({ stages }: ProcessView) =>
    (code: string): StageView => {
      const found = stages.find((each) => each.code === code)
      if (!found) throw new Error(`no stage ${code}`)
      return found
    }
  return {
    world,
    people,
    process,
    other,
    draft,
    otherDraft,
    bareDraftId: bare.draft.id,
    paragraph: find('yes'),
    statesOnly: find('section-not-open'),
    locked: find('paragraph-locked'),
    deletedId,
    otherParagraph: words(otherDraft)[0] as ParagraphView,
    stage: stageOf(process),
    otherStage: stageOf(other),
  }
}
