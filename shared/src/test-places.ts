/** Whole places for tests: a draft in a process, with what a test wishes to be otherwise. */
import { type Parts, type PlaceWith, part, type Shapes } from './place.ts'
import type { RightRule } from './stage.ts'

const windows = { opensAt: '2018-02-12T00:00:00Z', closesAt: '2018-02-14T00:00:00Z', cancelled: false }

export const testStage = (processId: string, over: Partial<Shapes['stage']> = {}): Parts['stage'] =>
  part('stage', { id: 'stage', processId, kind: 'round', ...windows, ...over })

export interface TestRound {
  stage?: Partial<Shapes['stage']>
  rules: readonly RightRule[]
  closed?: boolean
}

/** The paragraph `paragraph` of the draft `draft`, which these rounds have on their table. */
export const testParagraph = (
  processId: string,
  rounds: readonly TestRound[],
  over: Partial<Shapes['paragraph']> = {},
  text: Partial<Pick<Shapes['rounds'], 'releasedAt' | 'kept'>> = {},
): PlaceWith<'draft' | 'rounds' | 'paragraph'> => ({
  processId,
  draft: part('draft', { id: 'draft', processId }),
  rounds: part('rounds', {
    draftId: 'draft',
    tablings: rounds.map(({ stage, rules, closed = false }) => ({
      stage: testStage(processId, stage),
      rules,
      closed,
    })),
    releasedAt: null,
    kept: false,
    ...text,
  }),
  paragraph: part('paragraph', {
    id: 'paragraph',
    draftId: 'draft',
    status: 'open',
    sections: [],
    deleted: false,
    ...over,
  }),
})
