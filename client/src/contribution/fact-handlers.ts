/** What a fact changes on the page of a contribution, and whether it must be read again. */
import type { Block, Contribution } from '@plenary/shared/contribution'
import type { Fact } from '@plenary/shared/events'
import { putNewest } from '../api/newest.ts'
import { type FactContext, type FactOf, type FeatureFacts, onEach, onGroup } from '../live/facts.ts'
import { contributionKeys } from './queries.ts'

/** Asks anew for every contribution that was read and that the fact may concern. */
function readAgain(fact: Fact, { cache }: FactContext): void {
  for (const [queryKey, have] of cache.getQueriesData<Contribution>({ queryKey: contributionKeys.all }))
    if (have && concernsContribution(have.id, have.stageId, fact)) void cache.invalidateQueries({ queryKey })
}

export const contributionFacts: FeatureFacts = {
  factHandlers: {
    ...onGroup('stage', readAgain),
    ...onEach(['clock.moved', 'consultation.changed'], readAgain),
    ...onGroup('contribution', (fact, context) => {
      readAgain(fact, context)
      void context.cache.invalidateQueries({ queryKey: contributionKeys.lists })
    }),
    'contribution.block': (fact: FactOf<'contribution.block'>, { cache }) =>
      putNewest<Contribution>(cache, contributionKeys.one(fact.data.contributionId), (have) =>
        applyToContribution(have, fact),
      ),
  },
  onBegin({ cache }) {
    void cache.invalidateQueries({ queryKey: contributionKeys.all })
    void cache.invalidateQueries({ queryKey: contributionKeys.lists })
  },
}

/**
 * [CPG7] A paragraph is put where its position says, or leaves; applying the same twice does no harm. What it follows
 * is not asked: a fact of before an answer of one's own would move a paragraph for a moment, and an element that moves
 * loses the caret.
 */
export function placeBlock(blocks: Block[], blockId: string, block: Block | null): Block[] {
  const before = blocks.find(({ id }) => id === blockId)
  const others = blocks.filter(({ id }) => id !== blockId)
  if (!block) return before ? others : blocks
  // Facts go to all who write it alike: whether I may write in it is what I was told for myself.
  const next = before ? { ...block, room: before.room } : block
  const at = others.findIndex((other) => isBehind(other, next))
  return at < 0 ? [...others, next] : others.toSpliced(at, 0, next)
}

const isBehind = (one: Block, other: Block): boolean =>
  one.position === other.position ? one.id > other.id : one.position > other.position

export function applyToContribution(contribution: Contribution, fact: Fact): Contribution {
  if (fact.type !== 'contribution.block' || fact.data.contributionId !== contribution.id) return contribution
  const { blockId, block } = fact.data
  return { ...contribution, blocks: placeBlock(contribution.blocks, blockId, block) }
}

/** Facts after which what may be done to a contribution, and what is said about it, must be asked of the server. */
function concernsContribution(id: string, stageId: string, fact: Fact): boolean {
  switch (fact.type) {
    case 'contribution.changed':
    case 'contribution.received':
    case 'contribution.posted':
    case 'contribution.declined':
    case 'contribution.withdrawn':
      return fact.data.contribution.id === id
    case 'consultation.changed':
      return fact.data.stageId === stageId && fact.data.part === 'input'
    case 'stage.opened':
    case 'stage.closed':
    case 'stage.changed':
      return fact.data.stage.id === stageId
    case 'clock.moved':
      return true
    default:
      return false
  }
}
