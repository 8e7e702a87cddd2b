/** Brings what others say to every list of threads on this page. */
import { type FeatureFacts, onEach } from '../live/facts.ts'
import { threadsKey } from './subject.ts'
import { tell } from './threads-cache.ts'
import { toldBy } from './told.ts'

export const threadFacts: FeatureFacts = {
  factHandlers: onEach(
    ['thread.opened', 'thread.changed', 'comment.added', 'comment.changed'],
    (fact, { cache }) => {
      const told = toldBy(fact)
      if (told) tell(cache, told)
    },
  ),
  // What was said between the fetching and the beginning.
  onBegin({ cache }) {
    void cache.invalidateQueries({ queryKey: threadsKey })
  },
}
