/** A sample zero draft of the compact on refugees, in its outline and in words of our own, for demonstrations. */
import { type Block, remark } from './sample.ts'
import { arrangements, followUp, introduction } from './sample-refugees-arrangements.ts'
import { framework } from './sample-refugees-framework.ts'
import { areasOfSupport } from './sample-refugees-support.ts'

export const sampleRefugees: Block[] = [
  remark(
    'Sample text, written for demonstrations in the outline of the compact. It is not a document of the United Nations and quotes none.',
  ),
  ...framework,
  ...introduction,
  ...arrangements,
  ...areasOfSupport,
  ...followUp,
]
