/** Stocktaking: what the stages up to one have brought and left open, by topic. */
import { can } from '@plenary/shared/abilities'
import { found } from '@plenary/shared/problems'
import type { OpenIssue, Stocktaking } from '@plenary/shared/stocktaking'
import { topics } from '@plenary/shared/topic'
import { publishedSummaries } from '../consultation/store.ts'
import { type ProcessRow, processById } from '../process/store.ts'
import { placeOfStage } from '../stage/place.ts'
import { type StageRow, stageById, stagesOf } from '../stage/store.ts'
import { stageViewOf } from '../stage/view.ts'
import { beginningOf } from './excerpt.ts'
import { type PostedRow, postedContributions } from './issue-store.ts'
import { issuesOf } from './issues.ts'
import { type ReadDeps, readerIn } from './reader.ts'
import type { Reader } from './sources.ts'
import { viewHeard, viewIssues } from './view-issues.ts'

/** Most contributions a stocktaking looks through, and most it shows of each under one topic: the register has all. */
const most = { contributions: 5000, shown: 20, issues: 100 }

/** In the order of the list of topics; what has none stands at the end. */
function byTopic<T>(items: T[], topicsOf: (item: T) => readonly string[]): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>()
  for (const item of items) {
    const own = topicsOf(item).filter((id) => topics.includes(id))
    for (const id of own.length > 0 ? own : [null]) groups.set(id, [...(groups.get(id) ?? []), item])
  }
  return groups
}

/** [STK1] The stage and all before it in the calendar that were not called off. */
const upTo = (stages: StageRow[], stage: StageRow): StageRow[] =>
  stages.filter(({ order, cancelledAt }) => order <= stage.order && cancelledAt === null)

export async function takeStock(
  deps: ReadDeps,
  stageId: string,
  userId: string | undefined,
): Promise<{ stocktaking: Stocktaking }> {
  const { database } = deps
  const stage = found(await stageById(database, stageId))
  const { processId } = stage
  const reader = await readerIn(deps, userId, processId)
  const { actor, now } = reader
  const all = await stagesOf(database, [processId])
  const stageIds = upTo(all, stage).map(({ id }) => id)
  const until = { stageIds, openedBefore: stage.closesAt }
  const posted = await postedContributions(database, processId, { stageIds, limit: most.contributions })
  const open = actor ? await viewIssues(reader, await issuesOf(reader, processId, { until })) : []
  const summaries = await publishedSummaries(database, stageIds)
  const { id, slug, title, language } = (await processById(database, processId)) as ProcessRow
  const round = all.find(
    ({ kind, order, cancelledAt }) => kind === 'round' && order > stage.order && !cancelledAt,
  )
  return {
    stocktaking: {
      stage: stageViewOf(stage, now),
      process: { id, slug, title, language },
      topics: await underTopics(reader, posted, open),
      summaries: summaries.map(({ summary, stage: of }) => ({
        stage: of,
        publishedAt: (summary.publishedAt as Date).toISOString(),
        language: summary.language,
        excerpt: beginningOf(summary.text, 400),
      })),
      round: round ? { id: round.id, title: round.title } : null,
      showsIssues: actor !== null,
      can: { carry: can(actor, 'issue.carry', placeOfStage(stage), now) },
    },
  }
}

async function underTopics(
  reader: Reader,
  posted: PostedRow[],
  open: OpenIssue[],
): Promise<Stocktaking['topics']> {
  const contributions = byTopic(posted, ({ contribution }) => contribution.topics)
  const issues = byTopic(open, ({ topics: own }) => own)
  const said = [...topics, null].filter((topic) => contributions.has(topic) || issues.has(topic))
  return Promise.all(
    said.map(async (topic) => {
      const [given, left] = [contributions.get(topic) ?? [], issues.get(topic) ?? []]
      return {
        topic,
        contributions: { count: given.length, items: await viewHeard(reader, given.slice(0, most.shown)) },
        issues: { count: left.length, items: left.slice(0, most.issues) },
      }
    }),
  )
}
