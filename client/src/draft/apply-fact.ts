/** What a fact makes of the draft on the screen. Pure: the same fact twice changes nothing. */
import { type Content, textOf } from '@plenary/shared/content'
import type { DraftView } from '@plenary/shared/draft'
import type { Fact, FactType } from '@plenary/shared/events'
import type { ParagraphState } from '@plenary/shared/paragraph'
import type { Actor } from '@plenary/shared/participant'
import { byPosition, derive, numbered } from './derive.ts'

type Changed = Pick<DraftView, 'tablings'> & { paragraphs: readonly ParagraphState[] }
type Apply = (view: DraftView, fact: Fact) => Changed | null

/** Puts whole paragraphs in their places and takes away those that left. */
function restructure(view: DraftView, upserted: ParagraphState[], removed: string[]): Changed {
  const gone = new Set(removed)
  const incoming = new Map(upserted.map((each) => [each.id, each]))
  const kept = view.paragraphs
    .filter(({ id }) => !gone.has(id))
    .map((each) => {
      const next = incoming.get(each.id)
      incoming.delete(each.id)
      return next ? { ...each, ...next, content: sameContent(each.content, next.content) } : each
    })
  const paragraphs = [...kept, ...[...incoming.values()].filter(({ id }) => !gone.has(id))].sort(byPosition)
  return { tablings: view.tablings, paragraphs }
}

/** Keeps the array it has when the words are equal, so that nothing is drawn again. */
const sameContent = (have: Content, next: Content): Content =>
  JSON.stringify(have) === JSON.stringify(next) ? have : next

const onStructure: Apply = (view, { data }) =>
  'upserted' in data && data.draftId === view.id ? restructure(view, data.upserted, data.removed) : null

const onStage: Apply = (view, { data }) => {
  if (!('stage' in data) || !view.tablings.some(({ stage }) => stage.id === data.stage.id)) return null
  return {
    paragraphs: view.paragraphs,
    tablings: view.tablings.map((tabling) =>
      tabling.stage.id === data.stage.id ? { ...tabling, stage: data.stage } : tabling,
    ),
  }
}

const onRules: Apply = (view, { data }) =>
  'rules' in data && data.draftId === view.id
    ? {
        paragraphs: view.paragraphs,
        tablings: view.tablings.map((tabling) =>
          tabling.stage.id === data.stageId ? { ...tabling, rules: data.rules } : tabling,
        ),
      }
    : null

const appliers: Partial<Record<FactType, Apply>> = {
  'stage.opened': onStage,
  'stage.closed': onStage,
  'stage.changed': onStage,
  'draft.tabled': onRules,
  'rights.changed': onRules,
  'paragraph.inserted': onStructure,
  'paragraph.split': onStructure,
  'paragraph.merged': onStructure,
  'paragraph.moved': onStructure,
  'paragraph.deleted': onStructure,
  'paragraph.changed': onStructure,
  'paragraph.locked': onStructure,
  'paragraph.text': (view, { data }) =>
    'paragraph' in data &&
    data.draftId === view.id &&
    view.paragraphs.some(({ id }) => id === data.paragraph.id)
      ? restructure(view, [data.paragraph], [])
      : null,
}

/**
 * [TBL12] A fact is applied once, in the order of its number; one that is not newer than the view changes nothing.
 * Rights are derived again with every fact, because a stage, a lock or a heading may have changed them.
 */
export function applyFact(view: DraftView, fact: Fact, me: Actor | null, now: Date): DraftView {
  if (fact.seq <= view.seq || fact.processId !== view.process.id) return view
  const changed = appliers[fact.type]?.(view, fact) ?? null
  if (!changed) return { ...view, seq: fact.seq }
  const next = { ...view, tablings: changed.tablings }
  return { ...derive(next, changed.paragraphs, me, now), seq: fact.seq }
}

/** Facts after which somebody may read what was withheld from them before. */
const mayOpen = /^(stage|rights|draft)\.|^paragraph\.(moved|changed)$/

/** [REL2] Facts after which everyone but the pen-holder has another text, or the same by another right. */
const turnsThePage = (view: DraftView, { type, data }: Fact): boolean => {
  if (type === 'draft.released') return data.draft.id === view.id
  if (type === 'release.appointed') return data.draftId === view.id
  const isOver = type === 'stage.closed' || type === 'stage.changed' || type === 'stage.opened'
  return isOver && view.tablings.some(({ stage }) => stage.id === data.stage.id)
}

/**
 * What this view cannot know must be asked for: a round unknown to it that has taken the draft up, and words that were
 * withheld and may be read now.
 */
export const mustLoadAgain = (view: DraftView, fact: Fact): boolean =>
  turnsThePage(view, fact) ||
  (mayOpen.test(fact.type) && view.paragraphs.some(({ can }) => can.read !== 'yes')) ||
  ((fact.type === 'draft.tabled' || fact.type === 'rights.changed') &&
    fact.data.draftId === view.id &&
    !view.tablings.some(({ stage }) => stage.id === fact.data.stageId))

/**
 * [TBL13] The words of a paragraph whose live text is open on this page are those of the live text: it is ahead of
 * every fact, and an author must not see their own last words disappear when they leave. Rights do not depend on words.
 */
export function withContent(view: DraftView, id: string, content: Content): DraftView {
  const nth = view.paragraphs.findIndex((each) => each.id === id)
  const have = view.paragraphs[nth]
  if (!have || JSON.stringify(have.content) === JSON.stringify(content)) return view
  const paragraphs = view.paragraphs.with(nth, { ...have, content, text: textOf(content) })
  return { ...view, paragraphs: numbered(paragraphs) }
}

/** A fact about another draft of the process is no news here; one that names no draft is for everybody. */
export const concerns = (fact: Fact, draftId: string): boolean =>
  !('draftId' in fact.data) || fact.data.draftId === draftId
