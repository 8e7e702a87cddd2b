/** A small draft on the table, for tests. */
import type { Content } from '@plenary/shared/content'
import type { DraftView } from '@plenary/shared/draft'
import type { Fact, FactData, FactType } from '@plenary/shared/events'
import type { ParagraphState } from '@plenary/shared/paragraph'
import type { Actor } from '@plenary/shared/participant'
import type { StageView } from '@plenary/shared/stage'
import { derive } from './derive.ts'

export const now = new Date('2018-02-13T08:30:00.000Z')

export const words = (text: string): Content => (text === '' ? [] : [{ type: 'text', text }])

export function state(id: string, position: string, changes: Partial<ParagraphState> = {}): ParagraphState {
  const text = changes.text ?? id
  return {
    id,
    position,
    kind: 'paragraph',
    level: 0,
    status: 'open',
    unnumbered: false,
    content: words(text),
    text,
    ...changes,
  }
}

export const stage: StageView = {
  id: 'st-1',
  code: 'R1',
  kind: 'round',
  order: 1,
  title: 'Round 1',
  theme: null,
  place: 'Geneva',
  timeZone: 'Europe/Zurich',
  opensAt: '2018-02-13T08:00:00.000Z',
  closesAt: '2018-02-14T17:00:00.000Z',
  sittings: [],
  textCode: null,
  scope: null,
  note: null,
  verified: true,
  sources: [],
  phase: 'open',
  publishedAt: null,
}

export const actor = (changes: Partial<Actor> = {}): Actor => ({
  id: 'me',
  processId: 'pr-1',
  kind: 'member-state',
  role: 'member',
  delegationId: null,
  ...changes,
})

/** I. one two — II. three (a) four. Member States edit everything, NGOs section II. */
export function view(me: Actor | null = actor(), at: Date = now): DraftView {
  const paragraphs = [
    state('h1', 'a', { kind: 'heading', level: 1 }),
    state('one', 'b'),
    state('two', 'c'),
    state('h2', 'd', { kind: 'heading', level: 1 }),
    state('three', 'e'),
    state('four', 'f', { kind: 'subparagraph', level: 1 }),
  ]
  const bare: DraftView = {
    id: 'd-1',
    title: 'Draft',
    language: 'en',
    textCode: null,
    process: { id: 'pr-1', slug: 'p', title: 'P' },
    stage: null,
    text: { of: 'working', withPen: false, releasedAt: null, keptAt: null },
    tablings: [
      {
        stage,
        rules: [
          { kinds: ['member-state'], actions: ['read', 'comment', 'propose', 'edit'], sections: 'all' },
          { kinds: ['ngo'], actions: ['read', 'comment', 'edit'], sections: ['h2'] },
        ],
      },
    ],
    seq: 10,
    self: me?.id ?? 'me',
    paragraphs: [],
  }
  return derive(bare, paragraphs, me, at)
}

export const fact = <T extends FactType>(seq: number, type: T, data: FactData<T>): Fact =>
  ({ seq, type, at: now.toISOString(), processId: 'pr-1', actor: null, data }) as Fact
