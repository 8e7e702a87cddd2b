/** The threads in the query cache: replies and facts go to every list that shows what they are about. */
import type { Thread, ThreadSubject } from '@plenary/shared/thread'
import type { QueryClient } from '@tanstack/react-query'
import { keyOf, type Topic, threadsKey } from './subject.ts'
import { applyTold, type Told } from './told.ts'

/** The list a thread belongs to. */
function topicOf(subject: ThreadSubject): Topic {
  switch (subject.type) {
    case 'paragraph':
      return { type: 'draft', draftId: subject.draftId }
    case 'revision':
      return { type: 'revision', revisionId: subject.revisionId }
    case 'question':
      return { type: 'question', stageId: subject.stageId, questionId: subject.questionId }
    case 'contribution':
      return { type: 'contribution', contributionId: subject.contributionId }
    case 'thing':
      return subject
  }
}

/** What is told changes this list: comments go wherever their thread is, threads to their own list alone. */
function applyTo(key: readonly unknown[], have: readonly Thread[], told: Told): readonly Thread[] {
  const isElsewhere =
    told.type !== 'comment' && JSON.stringify(keyOf(topicOf(told.thread.subject))) !== JSON.stringify(key)
  return isElsewhere ? have : applyTold(have, told)
}

/** What was told since the fetching of a list began: its answer may be older than that. */
const toldMeanwhile = new Map<string, Told[]>()

/** Fetches the threads of a place with what is told while they are on their way. */
export async function fetchWhileTold(
  key: readonly unknown[],
  fetch: () => Promise<readonly Thread[]>,
): Promise<readonly Thread[]> {
  const hash = JSON.stringify(key)
  const told: Told[] = []
  toldMeanwhile.set(hash, told)
  try {
    const threads = await fetch()
    return told.reduce((have, each) => applyTo(key, have, each), threads)
  } finally {
    // A fetching that began later has a list of its own.
    if (toldMeanwhile.get(hash) === told) toldMeanwhile.delete(hash)
  }
}

/** [MAR1] A reply and its echo take the same way to every list on this page. */
export function tell(cache: QueryClient, told: Told): void {
  for (const waiting of toldMeanwhile.values()) waiting.push(told)
  for (const [key, have] of cache.getQueriesData<readonly Thread[]>({ queryKey: threadsKey })) {
    const next = have && applyTo(key, have, told)
    if (next !== have) cache.setQueryData(key, next)
  }
}
