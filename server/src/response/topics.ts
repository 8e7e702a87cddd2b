/** Topics of paragraphs, and what both compacts say under each. */
import type { AnswerOf } from '@plenary/shared/api'
import { found } from '@plenary/shared/problems'
import type { Bearing } from '@plenary/shared/response'
import { topics } from '@plenary/shared/topic'
import type { TopicParagraph, TopicSide } from '@plenary/shared/topic-api'
import { draftById, draftSummaries } from '../draft/store.ts'
import { type ProcessRow, processesAfter } from '../process/store.ts'
import { beginningOf } from './excerpt.ts'
import { bearingsOf } from './found-store.ts'
import { postedContributions, topicsPosted } from './issue-store.ts'
import { issuesOf } from './issues.ts'
import { type ReadDeps, readerIn } from './reader.ts'
import { type Reader, sourcesIn } from './sources.ts'
import { topicsOfDraft } from './topic-store.ts'
import { viewHeard, viewIssues } from './view-issues.ts'
import { type DraftVisibility, visibilityOf } from './visibility.ts'

/** Most a side shows of each; how many there are is said. */
const most = { contributions: 20, issues: 20, processes: 20 }

/** [TOP1] A paragraph is under its own topics and under those of the headings above it. */
const topicsAt = (
  { id, sections }: { id: string; sections: string[] },
  own: Map<string, string[]>,
): string[] => [...new Set([...sections, id].flatMap((each) => own.get(each) ?? []))]

/** For the drafting table: only paragraphs on which something bears, or which have a topic. */
export async function bearingsIn(
  deps: ReadDeps,
  userId: string,
  draftId: string,
): Promise<{ bearings: Bearing[] }> {
  const { database } = deps
  const { processId } = found(await draftById(database, draftId))
  const reader = await readerIn(deps, userId, processId)
  const actor = found(reader.actor)
  const sight = found(await visibilityOf(database, actor, draftId, reader.now))
  const own = await topicsOfDraft(database, draftId)
  const counts = new Map<string, { passages: number; waiting: number }>()
  for (const { paragraphId, waits } of await bearingsOf(database, await sourcesIn(reader), draftId, false)) {
    const id = sight.of(paragraphId)?.id ?? paragraphId
    const so = counts.get(id) ?? { passages: 0, waiting: 0 }
    counts.set(id, { passages: so.passages + 1, waiting: so.waiting + (waits ? 1 : 0) })
  }
  const bearings = sight.paragraphs.map((paragraph) => ({
    paragraphId: paragraph.id,
    ...(counts.get(paragraph.id) ?? { passages: 0, waiting: 0 }),
    topics: topicsAt(paragraph, own),
    ownTopics: own.get(paragraph.id) ?? [],
  }))
  return { bearings: bearings.filter(({ passages, topics: at }) => passages > 0 || at.length > 0) }
}

const isText = ({ kind, text, mayRead }: DraftVisibility['paragraphs'][number]): boolean =>
  mayRead && text !== '' && kind !== 'part' && kind !== 'heading' && kind !== 'footnote'

/** Who reads one process, and its drafts as they may have them. */
async function sideOf(deps: ReadDeps, process: ProcessRow, userId: string | undefined) {
  const { database } = deps
  const reader = await readerIn(deps, userId, process.id)
  const { actor, now } = reader
  const texts: { sight: DraftVisibility; own: Map<string, string[]> }[] = []
  for (const { id } of await draftSummaries(database, process.id)) {
    const own = await topicsOfDraft(database, id)
    const sight = own.size > 0 ? await visibilityOf(database, actor, id, now) : null
    if (sight) texts.push({ sight, own })
  }
  return { reader, texts }
}

const nameOf = ({ id, slug, title, language }: ProcessRow) => ({ id, slug, title, language })

export async function listTopics(
  deps: ReadDeps,
  userId: string | undefined,
): Promise<AnswerOf<'listTopics'>> {
  const processes = await processesAfter(deps.database, '', most.processes)
  const counted: { slug: string; inTexts: string[]; given: string[] }[] = []
  for (const process of processes) {
    const { texts } = await sideOf(deps, process, userId)
    const inTexts = texts.flatMap(({ sight, own }) =>
      sight.paragraphs.filter(isText).flatMap((paragraph) => topicsAt(paragraph, own)),
    )
    const given = (await topicsPosted(deps.database, process.id)).flat()
    counted.push({ slug: process.slug, inTexts, given })
  }
  const countOf = (ids: string[], topic: string): number => ids.filter((id) => id === topic).length
  return {
    processes: processes.map(nameOf),
    topics: topics.map((topic) => ({
      topic,
      processes: counted.map(({ slug, inTexts, given }) => ({
        slug,
        paragraphs: countOf(inTexts, topic),
        contributions: countOf(given, topic),
      })),
    })),
  }
}

/** [TOP3] Both processes under one topic; of each what this reader may have of it. */
export async function viewTopic(
  deps: ReadDeps,
  topic: string,
  userId: string | undefined,
): Promise<AnswerOf<'getTopic'>> {
  found(topics.includes(topic) ? topic : null)
  const { database } = deps
  const sides: TopicSide[] = []
  for (const process of await processesAfter(database, '', most.processes)) {
    const { reader, texts } = await sideOf(deps, process, userId)
    const posted = await postedContributions(database, process.id, { topic, limit: most.contributions })
    const total = (await topicsPosted(database, process.id)).filter((own) => own.includes(topic)).length
    const issues = await viewIssues(reader, await issuesOf(reader, process.id, { topic }))
    const shown = await Promise.all(texts.map((text) => textUnder(reader, text, topic)))
    sides.push({
      process: nameOf(process),
      texts: shown.filter(({ paragraphs }) => paragraphs.length > 0),
      contributions: { count: total, items: await viewHeard(reader, posted) },
      issues: { count: issues.length, items: issues.slice(0, most.issues) },
      showsIssues: reader.actor !== null,
    })
  }
  return { topic, sides }
}

async function textUnder(
  reader: Reader,
  { sight, own }: { sight: DraftVisibility; own: Map<string, string[]> },
  topic: string,
): Promise<TopicSide['texts'][number]> {
  const { draft, revision } = sight
  const { queries, actor } = reader
  const borne = await bearingsOf(queries, await sourcesIn(reader), draft.id, actor === null)
  const bearing = borne.map(({ paragraphId }) => sight.of(paragraphId)?.id)
  const titles = new Map(
    sight.paragraphs.map(({ id, label, text }) => [id, [label, text].filter(Boolean).join(' ')]),
  )
  const paragraphs = sight.paragraphs
    .filter((paragraph) => isText(paragraph) && topicsAt(paragraph, own).includes(topic))
    .map(
      ({ id, kind, label, text, html, sections }): TopicParagraph => ({
        ...{ paragraphId: id, draftId: draft.id, kind, label, text, html: html() },
        section: beginningOf(titles.get(sections.at(-1) ?? '') ?? '', 120) || null,
        passages: bearing.filter((each) => each === id).length,
      }),
    )
  return {
    ...{ draftId: draft.id, title: draft.title, language: draft.language, paragraphs },
    revision: revision && { id: revision.id, symbol: revision.symbol, title: revision.title },
  }
}
