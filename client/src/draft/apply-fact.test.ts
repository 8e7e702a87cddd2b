/** Facts on the screen: each changes what it says, once, and nothing else is drawn again. */
import type { DraftView } from '@plenary/shared/draft'
import { describe, expect, it } from 'vitest'
import { applyFact, mustLoadAgain, withContent } from './apply-fact.ts'
import { derive, nextTurnMs, stageNow } from './derive.ts'
import { actor, fact, now, stage, state, view, words } from './test-view.ts'

const me = actor()
const labels = ({ paragraphs }: DraftView) => paragraphs.map(({ id, label }) => `${id}:${label ?? ''}`)
const edits = ({ paragraphs }: DraftView) => paragraphs.map(({ can }) => can.edit)

describe('a draft on the screen', () => {
  it('[TBL11] has the labels, HTML and rights the server would give', () => {
    const draft = view()
    expect(labels(draft)).toEqual(['h1:I.', 'one:1.', 'two:2.', 'h2:II.', 'three:3.', 'four:(a)'])
    expect(edits(draft)).toEqual(Array(6).fill('yes'))
    expect(edits(view(actor({ kind: 'ngo' })))).toEqual([
      ...Array(3).fill('section-not-open'),
      ...Array(3).fill('yes'),
    ])
    expect(edits(view(actor({ role: 'observer' })))).toEqual(Array(6).fill('observers-read'))
    expect(draft.stage?.id).toBe('st-1')
  })

  it('[TBL12] changes one paragraph when its words change, and draws no other again', () => {
    const before = view()
    const next = state('two', 'c', { text: 'new <b>', content: words('new <b>') })
    const after = applyFact(before, fact(11, 'paragraph.text', { draftId: 'd-1', paragraph: next }), me, now)
    expect(after.paragraphs[2]).toMatchObject({ text: 'new <b>', html: 'new &lt;b&gt;', label: '2.' })
    expect(after.paragraphs.filter((each, nth) => each !== before.paragraphs[nth])).toHaveLength(1)
    expect(after.seq).toBe(11)
  })

  it('[TBL12] applies a fact once: the same again, or an older one, changes nothing', () => {
    const moved = fact(12, 'paragraph.moved', {
      draftId: 'd-1',
      upserted: [state('one', 'cc')],
      removed: [],
      lineage: null,
    })
    const once = applyFact(view(), moved, me, now)
    expect(labels(once)).toEqual(['h1:I.', 'two:1.', 'one:2.', 'h2:II.', 'three:3.', 'four:(a)'])
    expect(applyFact(once, moved, me, now)).toBe(once)
    const older = fact(11, 'paragraph.text', {
      draftId: 'd-1',
      paragraph: state('one', 'b', { text: 'old' }),
    })
    expect(applyFact(once, older, me, now)).toBe(once)
  })

  it('[TBL12] inserts, splits, merges and deletes, and numbers anew', () => {
    const inserted = applyFact(
      view(),
      fact(11, 'paragraph.inserted', {
        draftId: 'd-1',
        upserted: [state('new', 'bb')],
        removed: [],
        lineage: null,
      }),
      me,
      now,
    )
    expect(labels(inserted).slice(1, 4)).toEqual(['one:1.', 'new:2.', 'two:3.'])
    expect(inserted.paragraphs[2]?.room).toBe('p-new')
    expect(inserted.paragraphs[2]?.can.edit).toBe('yes')
    const merged = applyFact(
      inserted,
      fact(12, 'paragraph.merged', {
        draftId: 'd-1',
        upserted: [state('one', 'b', { text: 'one new' })],
        removed: ['new'],
        lineage: { from: 'new', to: 'one' },
      }),
      me,
      now,
    )
    expect(labels(merged)).toEqual(labels(view()))
    expect(merged.paragraphs[1]?.text).toBe('one new')
  })

  it('[TBL12] keeps a text fact for a paragraph that was deleted meanwhile from bringing it back', () => {
    const late = fact(11, 'paragraph.text', { draftId: 'd-1', paragraph: state('gone', 'z') })
    expect(labels(applyFact(view(), late, me, now))).toEqual(labels(view()))
  })

  it('[TBL12] follows footnotes: a new reference renumbers those behind it', () => {
    const noted = derive(
      view(),
      [
        state('one', 'b', { content: [...words('one'), { type: 'footnote', id: 'f1' }] }),
        state('f1', 'ba', { kind: 'footnote' }),
        state('two', 'c', { content: [...words('two'), { type: 'footnote', id: 'f2' }] }),
        state('f2', 'ca', { kind: 'footnote' }),
      ],
      me,
      now,
    )
    expect(noted.paragraphs[2]?.html).toContain('>2<')
    const without = applyFact(
      noted,
      fact(11, 'paragraph.text', { draftId: 'd-1', paragraph: state('one', 'b') }),
      me,
      now,
    )
    expect(without.paragraphs[2]?.html).toContain('>1<')
    expect(without.paragraphs.find(({ id }) => id === 'f2')?.label).toBe('1')
  })

  it('[TBL12] a lock closes the paragraph, a closing the whole draft', () => {
    const locked = applyFact(
      view(),
      fact(11, 'paragraph.locked', {
        draftId: 'd-1',
        upserted: [state('one', 'b', { status: 'locked' })],
        removed: [],
        lineage: null,
      }),
      me,
      now,
    )
    expect(edits(locked)).toEqual(['yes', 'paragraph-locked', 'yes', 'yes', 'yes', 'yes'])
    const closed = applyFact(
      view(),
      fact(11, 'stage.closed', {
        stage: { ...stage, closesAt: '2018-02-13T08:10:00.000Z', phase: 'closed' },
      }),
      me,
      now,
    )
    expect(edits(closed)).toEqual(Array(6).fill('round-closed'))
    expect(closed.stage?.phase).toBe('closed')
  })

  it('[TBL12] leaves facts of other drafts and processes alone', () => {
    const before = view()
    const other = fact(11, 'paragraph.text', { draftId: 'd-2', paragraph: state('one', 'b', { text: 'x' }) })
    expect(applyFact(before, other, me, now).paragraphs).toBe(before.paragraphs)
    expect(applyFact(before, { ...other, processId: 'pr-2' }, me, now)).toBe(before)
  })

  it('[TBL12] asks for the draft again when a round it does not know takes it up', () => {
    const tabled = (stageId: string) => fact(11, 'draft.tabled', { draftId: 'd-1', stageId, rules: [] })
    expect(mustLoadAgain(view(), tabled('st-9'))).toBe(true)
    expect(mustLoadAgain(view(), tabled('st-1'))).toBe(false)
    expect(edits(applyFact(view(), tabled('st-1'), me, now))).toEqual(Array(6).fill('kind-not-admitted'))
  })

  it('[TBL16] takes rights away at the closing by the clock alone, and knows when that will be', () => {
    const draft = view()
    const closing = new Date('2018-02-14T17:00:00.000Z')
    expect(nextTurnMs(draft.tablings, now)).toBe(+closing - +now)
    const after = derive(draft, draft.paragraphs, me, closing)
    expect(edits(after)).toEqual(Array(6).fill('round-closed'))
    expect(after.stage?.phase).toBe('closed')
    expect(derive(draft, draft.paragraphs, me, new Date(+closing - 1))).toBe(draft)
    expect(nextTurnMs(draft.tablings, closing)).toBeNull()
  })

  it('[TBL11] puts the open round first, then the next one, then the last', () => {
    const later = {
      ...stage,
      id: 'st-2',
      opensAt: '2018-03-01T08:00:00.000Z',
      closesAt: '2018-03-02T08:00:00.000Z',
    }
    const tablings = [
      { stage, rules: [] },
      { stage: later, rules: [] },
    ]
    expect(stageNow(tablings, now)?.id).toBe('st-1')
    expect(stageNow(tablings, new Date('2018-02-20T00:00:00Z'))?.id).toBe('st-2')
    expect(stageNow(tablings, new Date('2018-04-01T00:00:00Z'))?.id).toBe('st-2')
    expect(stageNow([], now)).toBeNull()
  })

  it('[TBL13] live words of an open room stand over what facts have told, and equal words change nothing', () => {
    const before = view()
    const after = withContent(before, 'one', words('mine'))
    expect(after.paragraphs[1]).toMatchObject({ text: 'mine', html: 'mine' })
    expect(after.paragraphs[2]).toBe(before.paragraphs[2])
    expect(withContent(after, 'one', words('mine'))).toBe(after)
    expect(withContent(before, 'gone', words('x'))).toBe(before)
  })
})
