/**
 * What the answer to a command of one's own changes on the page: that which the command was about, and nothing else.
 * Several are on their way at once, and one that was asked for earlier may come later than another.
 */
import type { Contribution } from '@plenary/shared/contribution'
import { placeBlock } from './fact-handlers.ts'

/** [CPG22] A paragraph that was added or taken away; the others are as they have become meanwhile. */
export const withBlockOf = (have: Contribution, answer: Contribution, blockId: string): Contribution => ({
  ...have,
  blocks: placeBlock(have.blocks, blockId, answer.blocks.find(({ id }) => id === blockId) ?? null),
})

/** [CPG22] All that is said about it; its paragraphs and files have commands of their own. */
export const withAboutOf = (have: Contribution, answer: Contribution): Contribution => ({
  ...answer,
  blocks: have.blocks,
  files: have.files,
})
