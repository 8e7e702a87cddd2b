import { type Block, type Contribution, newContribution } from '@plenary/shared/contribution'
import type { Fact } from '@plenary/shared/events'
import type { StageView } from '@plenary/shared/stage'
import { describe, expect, it } from 'vitest'
import { withAboutOf, withBlockOf } from './answers.ts'
import { applyToContribution, placeBlock } from './fact-handlers.ts'
import { readFilters, withFilter } from './filters.ts'
import {
  emptyInput,
  type GroupInput,
  joinForm,
  keptForm,
  keptWaiting,
  missingIn,
  sentOf,
} from './group-input.ts'
import { nextToBring } from './next-to-bring.ts'
import { saidBy } from './said-by.ts'
import { behind } from './split.ts'

/** Positions are as ids, so that paragraphs stand in the order of the alphabet. */
const block = (id: string, more: Partial<Block> = {}): Block => ({
  id,
  part: 'body',
  position: id,
  content: [],
  text: id,
  html: id,
  room: `c-${id}`,
  ...more,
})
const ids = (blocks: Block[]): string => blocks.map(({ id }) => id).join('')

describe('filters in the address', () => {
  it('[CPG6] what the page does not know is as if it were not there', () => {
    expect(readFilters({ form: 'statement', kind: 'pirate', topic: 'objective-23', page: 3 })).toEqual({
      form: 'statement',
      topic: 'objective-23',
    })
    expect(readFilters({ mine: 'true' })).toEqual({ mine: true })
    expect(readFilters({ mine: 'false', language: ['ar'] })).toEqual({})
  })

  it('[CPG6] a filter is set and taken away, the others stay', () => {
    const set = withFilter({ form: 'written' }, 'language', 'ar')
    expect(set).toEqual({ form: 'written', language: 'ar' })
    expect(withFilter(set, 'form', '')).toEqual({ language: 'ar' })
  })
})

describe('paragraphs of a contribution', () => {
  it('[CPG7] a paragraph stands where its position says, in whatever order they come and if told twice', () => {
    const blocks = [block('b'), block('d')]
    const place = (...which: Block[]): string =>
      ids(which.reduce((have, each) => placeBlock(have, each.id, each), blocks))
    expect(place(block('c'))).toBe('bcd')
    expect(place(block('a'), block('e'))).toBe('abde')
    expect(place(block('e'), block('c'), block('a'))).toBe('abcde')
    expect(place(block('c'), block('c'))).toBe('bcd')
    expect(place(block('a', { position: 'd' }))).toBe('bad')
    expect(place(block('f', { position: 'd' }))).toBe('bdf')
    expect(ids(placeBlock(blocks, 'b', null))).toBe('d')
    expect(placeBlock(blocks, 'gone', null)).toBe(blocks)
  })

  it('[CPG7] words told before a paragraph came, and heard after it, move nothing', () => {
    const shown = { id: 'k', blocks: [block('a'), block('b'), block('c')] } as unknown as Contribution
    const told = {
      type: 'contribution.block',
      data: { contributionId: 'k', blockId: 'c', block: block('c', { text: 'more' }), after: 'a' },
    } as Fact
    const { blocks } = applyToContribution(shown, told)
    expect([ids(blocks), blocks[2]?.text]).toEqual(['abc', 'more'])
  })

  it('[CPG22] an answer changes what its command was about, whatever came in between', () => {
    const asked = { id: 'k', title: 'Aid', files: [], blocks: [block('a')] } as unknown as Contribution
    const shown = { ...asked, title: 'Legal aid', blocks: [block('a'), block('c')] }
    const added = withBlockOf(shown, { ...asked, blocks: [block('a'), block('b')] }, 'b')
    expect([ids(added.blocks), added.title]).toEqual(['abc', 'Legal aid'])
    expect(ids(withBlockOf(shown, asked, 'c').blocks)).toBe('a')
    const about = withAboutOf(shown, { ...asked, title: 'Aid from the first day' })
    expect([ids(about.blocks), about.title]).toEqual(['ac', 'Aid from the first day'])
  })

  it('[CPG7] new words keep the room I was told for myself', () => {
    const before = [block('a', { room: null })]
    const [after] = placeBlock(before, 'a', block('a', { text: 'new' }))
    expect([after?.text, after?.room]).toEqual(['new', null])
    const contribution = { id: 'k', blocks: before } as unknown as Contribution
    const other = {
      type: 'contribution.block',
      data: { contributionId: 'another', blockId: 'a', block: null, after: null },
    } as Fact
    expect(applyToContribution(contribution, other)).toBe(contribution)
  })

  it('[CPG14] what stands behind the caret keeps its marks and its references', () => {
    const content = [
      { type: 'text' as const, text: 'one ' },
      { type: 'footnote' as const, id: 'f' },
      { type: 'text' as const, text: 'two', marks: [{ type: 'em' as const }] },
    ]
    expect(behind(content, 0)).toEqual(content)
    expect(behind(content, 4)).toEqual(content.slice(1))
    expect(behind(content, 6)).toEqual([{ type: 'text', text: 'wo', marks: [{ type: 'em' }] }])
    expect(behind(content, 8)).toEqual([])
  })
})

const today = '2018-02-13'
const whole: GroupInput = {
  ...emptyInput(today, 'en'),
  place: 'Adjumani',
  country: 'Uganda',
  size: '14',
  people: 'women',
  spokenLanguage: 'Dinka',
  consent: 'spoken',
  verbatim: 'As it was said.',
}

describe('what a facilitator enters', () => {
  it('[CPG11] everything but the translation is asked for; the words may be there in translation alone', () => {
    expect(missingIn(whole, today)).toEqual([])
    expect(missingIn(emptyInput(today, 'en'), today)).toEqual([
      'place',
      'country',
      'size',
      'people',
      'spokenLanguage',
      'consent',
      'verbatim',
    ])
    expect(missingIn({ ...whole, verbatim: '', translation: 'In translation.' }, today)).toEqual([])
    for (const size of ['0', '2.5', 'many', '10001', ''])
      expect(missingIn({ ...whole, size }, today)).toEqual(['size'])
    expect(missingIn({ ...whole, heldOn: '2018-02-14' }, today)).toEqual(['heldOn'])
  })

  it('[CPG11] is sent as the server takes it, and no field of it asks for a name', () => {
    const id = crypto.randomUUID()
    const sent = newContribution.parse(sentOf(id, 'Women, Adjumani', { ...whole, translation: 'Said.' }))
    expect(sent.facilitation).toMatchObject({ size: 14, translationLanguage: 'en', consent: 'spoken' })
    expect([sent.id, sent.form, sent.body, sent.verbatim]).toEqual([
      id,
      'facilitated',
      'Said.',
      'As it was said.',
    ])
    expect(newContribution.parse(sentOf(id, 'T', whole)).facilitation?.translationLanguage).toBeNull()
    expect(Object.keys(whole).filter((field) => /name|email|phone/i.test(field))).toEqual([])
  })

  it('[CPG13] is kept on the device, apart for each account and stage, until it is sent', () => {
    const kept = new Map<string, string>()
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }
    const empty = emptyInput(today, 'en')
    keptForm('ana', 'stage', storage).keep(whole)
    expect(joinForm(keptForm('ana', 'stage', storage).read(), empty)).toEqual(whole)
    expect(joinForm(keptForm('ben', 'stage', storage).read(), empty)).toBe(empty)
    expect(joinForm(keptForm('ana', 'other', storage).read(), empty)).toBe(empty)
    const waiting = { stageId: 'stage', refused: null, sent: { ...sentOf('i', 'T', whole), id: 'i' } }
    keptWaiting('ana', storage).keep([waiting])
    expect(keptWaiting('ana', storage).read()).toEqual([waiting])
    expect(keptWaiting('ben', storage).read()).toBeNull()
    keptWaiting('ana', storage).keep(null)
    expect(keptWaiting('ana', storage).read()).toBeNull()
    const full = {
      ...storage,
      setItem: () => {
        throw new Error('full')
      },
    }
    expect(keptForm('ana', 'stage', full).keep(whole)).toBe(false)
  })

  it('[CPG10] below five no number is told', () => {
    const words = (key: string, gaps: object): string => `${key} ${JSON.stringify(gaps)}`
    const facilitation = newContribution.parse(sentOf(crypto.randomUUID(), 'T', whole)).facilitation
    if (!facilitation) throw new Error('no group')
    const say = (size: number | null) =>
      saidBy({ ...facilitation, size }, words as unknown as Parameters<typeof saidBy>[1], 'en')
    expect(say(14)).toContain('"count":14')
    expect(say(null)).toContain('contribution.group.fewSaid')
    expect(say(null)).not.toContain('"count"')
  })
})

describe('where something can be brought', () => {
  it('[CPG12] stages open now come first, then the next; milestones and what is over never', () => {
    const stage = (id: string, opensAt: string, closesAt: string, more: Partial<StageView> = {}) =>
      ({
        id,
        kind: 'thematic-consultation',
        opensAt,
        closesAt,
        phase: 'upcoming',
        ...more,
      }) as StageView
    const stages = [
      stage('later', '2018-05-01', '2018-05-02'),
      stage('next', '2018-03-01', '2018-03-02'),
      stage('over', '2018-01-01', '2018-01-02', { phase: 'closed' }),
      stage('now', '2018-02-01', '2018-02-28', { phase: 'open' }),
      stage('cancelled', '2018-02-01', '2018-02-28', { phase: 'cancelled' }),
      stage('milestone', '2018-02-01', '2018-02-28', { kind: 'milestone', phase: 'open' }),
    ]
    expect(nextToBring(stages, new Date('2018-02-13')).map(({ id }) => id)).toEqual(['now', 'next', 'later'])
  })
})
