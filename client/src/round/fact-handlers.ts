/** Keeps the page of a stage current: facts that may change what it shows ask for it again. */
import { queryKeys } from '../api/keys.ts'
import { type FactContext, type FeatureFacts, onEach, onGroup } from '../live/facts.ts'

const ask = ({ cache }: FactContext): void => void cache.invalidateQueries({ queryKey: queryKeys.stages })
const onFact = (_fact: unknown, context: FactContext): void => ask(context)

export const roundFacts: FeatureFacts = {
  factHandlers: {
    ...onGroup('stage', onFact),
    ...onGroup('rights', onFact),
    ...onGroup('draft', onFact),
    ...onEach(['clock.moved', 'revision.published'], onFact),
  },
  onBegin: ask,
}
