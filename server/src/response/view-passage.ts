/** Passages as one reader may have them: where they come from, what they bear on, and the answer. */
import { can } from '@plenary/shared/abilities'
import type { Passage, Response } from '@plenary/shared/response'
import { type RevisionRow, revisionById } from '../revision/store.ts'
import type { SaidByMany, Subjects } from '../subject/registry.ts'
import type { Said } from '../subject/source.ts'
import { beginningOf, standsIn } from './excerpt.ts'
import { type FoundPassage, foundByIds } from './found-store.ts'
import { refOf } from './passage-store.ts'
import { placeOfPassage } from './place.ts'
import { type Reader, sourcesIn } from './sources.ts'
import { type DraftVisibility, visibilityOf } from './visibility.ts'

/** What a page of passages shares, read once. */
interface ViewContext {
  said: SaidByMany
  revisions: Map<string, RevisionRow>
  sights: Map<string, DraftVisibility | null>
}

const distinct = <T>(values: (T | null | undefined)[]): T[] => [
  ...new Set(values.filter((value): value is T => value !== null && value !== undefined)),
]

async function groundFor(reader: Reader, rows: FoundPassage[]): Promise<ViewContext> {
  const { queries, subjects, actor, now } = reader
  const revisions = new Map<string, RevisionRow>()
  for (const id of distinct(rows.map(({ passage }) => passage.revisionId))) {
    const revision = await revisionById(queries, id)
    if (revision) revisions.set(id, revision)
  }
  const sights = new Map<string, DraftVisibility | null>()
  for (const id of distinct(rows.map(({ passage }) => passage.draftId)))
    sights.set(id, await visibilityOf(queries, actor, id, now))
  const said = await subjects.said(
    reader,
    rows.map(({ passage }) => refOf(passage)),
  )
  return { said, revisions, sights }
}

function responseOf({ passage }: FoundPassage, { revisions }: ViewContext): Response | null {
  const { outcome, reason, revisionId, words, answeredAt } = passage
  if (!outcome || !answeredAt) return null
  const revision = revisions.get(revisionId ?? '')
  return {
    outcome,
    reason: reason ?? '',
    revision: revision ? { id: revision.id, symbol: revision.symbol, title: revision.title } : null,
    words,
    at: answeredAt.toISOString(),
  }
}

type About = Pick<Passage, 'title' | 'attributedTo' | 'kind' | 'topics' | 'quote' | 'note' | 'gone'>
const nothing = { title: '', attributedTo: [], kind: '', topics: [], quote: null, note: null }

/** How long the name of what has no title may be: as much of its beginning. */
const longestName = 90

/** [RSP4] Words whose source was taken back, reworded, or is not for this reader are not shown. */
function aboutSource({ passage, isOut }: FoundPassage, said: Said | null): About {
  const { quote, note } = passage
  if (!isOut || !said) return { ...nothing, gone: 'withdrawn' }
  if (!said.readable) return { ...nothing, gone: null }
  const { title, attributedTo, kind, topics, words } = said
  const stands = ({ id, text }: { id: string; text: string }): boolean =>
    id === passage.blockId && standsIn(text, quote?.exact ?? '')
  if (words && quote && !words.some(stands)) return { ...nothing, gone: 'reworded' }
  const name = title || beginningOf(words?.[0]?.text ?? '', longestName)
  return { ...{ title: name, attributedTo, kind, topics, quote, note }, gone: null }
}

function viewOf(row: FoundPassage, ground: ViewContext, { actor, now }: Reader): Passage {
  const { passage, stage } = row
  const paragraph = ground.sights.get(passage.draftId)?.of(passage.paragraphId) ?? null
  const said = ground.said(refOf(passage))
  const place = placeOfPassage(passage, said?.of ?? null)
  return {
    id: passage.id,
    processId: passage.processId,
    source: { ...refOf(passage), blockId: passage.blockId, link: said?.link ?? null },
    ...aboutSource(row, said),
    stage: stage?.id ? { id: stage.id, title: stage.title } : null,
    draftId: passage.draftId,
    paragraphId: paragraph?.id ?? passage.paragraphId,
    paragraph: { label: paragraph?.label ?? null, excerpt: beginningOf(paragraph?.text ?? '', 160) },
    linkedAt: passage.linkedAt.toISOString(),
    response: responseOf(row, ground),
    can: {
      answer: can(actor, 'passage.answer', place, now),
      unlink: can(actor, 'passage.unlink', place, now),
    },
  }
}

export async function viewPassages(reader: Reader, rows: FoundPassage[]): Promise<Passage[]> {
  const ground = await groundFor(reader, rows)
  return rows.map((row) => viewOf(row, ground, reader))
}

/** These as they are now, in the order in which they were linked. */
export async function passagesById(reader: Reader, ids: string[]): Promise<Passage[]> {
  return viewPassages(reader, await foundByIds(reader.queries, await sourcesIn(reader), ids))
}

/**
 * What the fact of a passage carries to everyone in the process: no words that somebody among them may not read, be
 * they the paragraph's or of a source that is not public. Screens that show the passage ask for it anew.
 */
export const factOf = ({ subjects }: { subjects: Subjects }, passage: Passage): Passage => ({
  ...passage,
  ...(subjects.kind(passage.source.type)?.source?.isPublic
    ? {}
    : { title: '', attributedTo: [], quote: null, note: null }),
  paragraph: { label: passage.paragraph.label, excerpt: '' },
})
