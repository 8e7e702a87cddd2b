/** The threads in the query cache: replies and facts go to every list that shows what they are about. */
import type { Thread, ThreadSubject } from '@plenary/shared/thread'
import type { QueryClient } from '@tanstack/react-query'
import { applyTold, type Told } from './apply-fact.ts'
import { keyOf, type Topic } from './subject.ts'

/** The list a thread belongs to. */
export function topicOf(subject: ThreadSubject): Topic {
  switch (subject.type) {
    case 'paragraph':
      return { type: 'draft', draftId: subject.draftId }
    case 'revision':
      return { type: 'revision', revisionId: subject.revisionId }
    case 'question':
      return { type: 'question', stageId: subject.stageId, questionId: subject.questionId }
    case 'contribution':
      return { type: 'contribution', contributionId: subject.contributionId }
  }
}

/** What is told changes this list: comments go wherever their thread is, threads to their own list alone. */
export function applyTo(key: readonly unknown[], have: readonly Thread[], told: Told): readonly Thread[] {
  const isElsewhere =
    told.type !== 'comment' && JSON.stringify(keyOf(topicOf(told.thread.subject))) !== JSON.stringify(key)
  return isElsewhere ? have : applyTold(have, told)
}

/** [MAR1] A reply and its echo take the same way to every list on this page. */
export function tell(cache: QueryClient, told: Told): void {
  for (const [key, have] of cache.getQueriesData<readonly Thread[]>({ queryKey: ['threads'] })) {
    const next = have && applyTo(key, have, told)
    if (next !== have) cache.setQueryData(key, next)
  }
}
