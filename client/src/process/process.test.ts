import type { Fact } from '@plenary/shared/events'
import type { DraftSummary, ProcessView } from '@plenary/shared/process'
import type { StageView } from '@plenary/shared/stage'
import { describe, expect, it } from 'vitest'
import { draftOnTable } from './draft-on-table.ts'
import { applyToProcess } from './fact-handlers.ts'

const round = { id: 'round', kind: 'round', textCode: 'zero', phase: 'open' } as StageView
const draft = (id: string, textCode: string | null, language: 'en' | 'ar' = 'en') =>
  ({ id, textCode, language, title: id }) as DraftSummary
const process = {
  id: 'p',
  stages: [round],
  openNow: [round],
  drafts: [draft('a', 'zero')],
} as unknown as ProcessView
const fact = (type: Fact['type'], data: object): Fact =>
  ({ seq: 1, type, at: '', processId: 'p', actor: null, data }) as Fact

describe('the draft a person opens first', () => {
  const drafts = [
    draft('old', 'older'),
    draft('english', 'zero'),
    draft('arabic', 'zero', 'ar'),
    draft('own', null),
  ]

  it('[UI7] works on the text that lies in the open round, in the first wished language that has one', () => {
    expect(draftOnTable(drafts, [round], ['ar', 'en'])?.id).toBe('arabic')
    expect(draftOnTable(drafts, [round], ['fr', 'en'])?.id).toBe('english')
    expect(draftOnTable(drafts, [round], ['fr'])?.id).toBe('english')
  })

  it('[UI7] is none when no round is open or none has a text', () => {
    expect(draftOnTable(drafts, [], ['en'])).toBeUndefined()
    expect(draftOnTable(drafts, [{ ...round, textCode: null }], ['en'])).toBeUndefined()
  })
})

describe('facts on the page of a process', () => {
  it('[UI8] a closed round is closed in the calendar and no longer open now, applied once or twice', () => {
    const closed = fact('stage.closed', { stage: { ...round, phase: 'closed' } })
    const once = applyToProcess(process, closed)
    expect(once.stages.map(({ phase }) => phase)).toEqual(['closed'])
    expect(once.openNow).toEqual([])
    expect(applyToProcess(once, closed)).toEqual(once)
  })

  it('[UI8] an imported draft is listed, once', () => {
    const imported = fact('draft.imported', { draft: draft('b', null) })
    const twice = applyToProcess(applyToProcess(process, imported), imported)
    expect(twice.drafts.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('[UI8] a fact about the words of a paragraph changes nothing here', () => {
    expect(applyToProcess(process, fact('paragraph.text', { draftId: 'a' }))).toBe(process)
  })
})
