/** Follows a word or phrase through the published texts of a draft, and its working text for those who may read it. */
import type { AnswerOf } from '@plenary/shared/api'
import { workingText } from '@plenary/shared/compare'
import { found, Refusal } from '@plenary/shared/problems'
import { longestMs, makeSlices } from '../clock/slices.ts'
import type { Context } from '../context.ts'
import type { Queries } from '../database/port.ts'
import { draftById } from '../draft/store.ts'
import { type Step as LineageStep, lineageOf } from '../paragraph/lineage-store.ts'
import type { RevisionRow } from '../revision/store.ts'
import { type TextParagraph, workingTextFor } from '../revision/working-text.ts'
import { type Kinship, matchParagraphs } from './match.ts'
import { alignmentsOf, allRevisionsOf, plainTextOf } from './store.ts'
import { contextOf, type Found, findTerm, type Term, termOf } from './term.ts'

type Answer = AnswerOf<'followTerm'>
type Step = Answer['revisions'][number]
type TermPlace = Step['places'][number]

/** Places listed of one text. Those where something changed are never left out for those where nothing did. */
export const mostPlaces = 300

interface Text extends Pick<Step, 'id' | 'symbol' | 'title'> {
  at: Date
  paragraphs: TextParagraph[]
  /** How its paragraphs come from others, where it came as a file. */
  aligned: Kinship[]
}

/** Where the term stands in one text, by paragraph. */
type Places = Map<string, { paragraph: TextParagraph; found: Found[] }>

/** Throws `invalid-input` for a term without a letter or digit, `not-found` as the draft does, `try-again` when it takes too long. */
export async function followTerm(
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  userId: string | undefined,
  draftId: string,
  query: string,
  longest = longestMs,
): Promise<Answer> {
  const term = termOf(query)
  if (!term) throw new Refusal('invalid-input', 'q: give a word or phrase.')
  const now = clock.now()
  const pause = makeSlices(clock, longest)
  const known = new Map<string, Found[]>()
  const steps: Step[] = []
  let before: { text: Text; places: Places } | null = null
  const lineage = await lineageOf(database, draftId, new Date(0), now)
  for await (const text of textsOf(database, userId, draftId, now)) {
    await pause()
    const places = await placesIn(text, term, known, pause)
    steps.push(stepOf(text, places, before, lineage))
    before = { text, places }
    await pause()
  }
  return { term: query, revisions: steps }
}

/** [TRM5] The oldest first, the working text last; without either there is no such draft for this person. */
async function* textsOf(
  queries: Queries,
  userId: string | undefined,
  draftId: string,
  now: Date,
): AsyncGenerator<Text> {
  found(await draftById(queries, draftId))
  const revisions = await allRevisionsOf(queries, draftId)
  const working = await workingTextFor(queries, userId, draftId, now)
  found(revisions[0] ?? working)
  const files = revisions.filter(({ kind }) => kind === 'imported').map(({ id }) => id)
  const aligned = files.length > 0 ? await alignmentsOf(queries, files) : []
  for (const revision of revisions) yield publishedText(queries, revision, aligned)
  if (working)
    yield {
      id: workingText,
      symbol: '',
      title: working.draft.title,
      at: now,
      paragraphs: working.paragraphs,
      aligned: [],
    }
}

async function publishedText(
  queries: Queries,
  { id, symbol, title, publishedAt }: RevisionRow,
  aligned: (Kinship & { revisionId: string })[],
): Promise<Text> {
  const rows = await plainTextOf(queries, id)
  return {
    id,
    symbol,
    title,
    at: publishedAt,
    paragraphs: rows.map(({ paragraphId, ...row }) => ({ ...row, id: paragraphId, content: [] })),
    aligned: aligned.filter(({ revisionId }) => revisionId === id),
  }
}

/** Most paragraphs of a text are those of the one before it: each wording is searched once. */
async function placesIn(
  { paragraphs }: Text,
  term: Term,
  known: Map<string, Found[]>,
  pause: () => Promise<void> | undefined,
): Promise<Places> {
  const places: Places = new Map()
  for (const paragraph of paragraphs) {
    const found = known.get(paragraph.text) ?? findTerm(paragraph.text, term)
    known.set(paragraph.text, found)
    if (found.length > 0) places.set(paragraph.id, { paragraph, found })
    const paused = pause()
    if (paused) await paused
  }
  return places
}

function stepOf(
  text: Text,
  places: Places,
  before: { text: Text; places: Places } | null,
  lineage: LineageStep[],
): Step {
  const { moved, kinOf } = before ? relate(before.text, text, lineage) : nothingBefore
  const had = before?.places ?? new Map()
  /** [TRM6] Words that stood elsewhere have moved: with their paragraph, or with a split or merge of it. */
  const here = [...places].map(([id, { paragraph, found }]): TermPlace => {
    const stood = had.has(id)
    const arrived = !stood && kinOf(id).some((kin) => had.has(kin))
    const change = arrived || (stood && moved.has(id)) ? 'moved' : stood ? 'stayed' : 'came'
    return placeOf(paragraph, found, change)
  })
  const left = [...had.values()]
    .filter(({ paragraph: { id } }) => !places.has(id) && !kinOf(id).some((kin) => places.has(kin)))
    .map(({ paragraph, found }) => placeOf(paragraph, found, 'left'))
  return {
    id: text.id,
    symbol: text.symbol,
    title: text.title,
    at: text.at.toISOString(),
    count: here.reduce((sum, { count }) => sum + count, 0),
    ...listed([...here, ...left]),
  }
}

const nothingBefore = { moved: new Set<string>(), kinOf: (_: string): string[] => [] }

function relate(before: Text, text: Text, lineage: LineageStep[]) {
  const between = lineage.filter(({ at }) => at >= before.at && at <= text.at)
  const slots = matchParagraphs(before.paragraphs, text.paragraphs, [
    ...between,
    ...before.aligned,
    ...text.aligned,
  ])
  const kin = new Map<string, string[]>()
  for (const { family } of slots) {
    const members = family ? [...new Set([...family.from, ...family.to].map(({ id }) => id))] : []
    for (const id of members)
      kin.set(
        id,
        members.filter((other) => other !== id),
      )
  }
  return {
    moved: new Set(slots.filter(({ moved }) => moved).flatMap(({ to }) => (to ? [to.id] : []))),
    kinOf: (id: string): string[] => kin.get(id) ?? [],
  }
}

function placeOf({ id, label, text }: TextParagraph, found: Found[], change: TermPlace['change']): TermPlace {
  const first = found[0] as Found
  return { paragraphId: id, label, count: found.length, change, ...contextOf(text, first) }
}

/** [TRM7] A list that a screen can hold. */
export function listed(places: TermPlace[]): Pick<Step, 'places' | 'more'> {
  if (places.length <= mostPlaces) return { places, more: 0 }
  const changed = places.filter(({ change }) => change !== 'stayed').slice(0, mostPlaces)
  const room = mostPlaces - changed.length
  const stayed = places.filter(({ change }) => change === 'stayed').slice(0, room)
  const chosen = new Set([...changed, ...stayed])
  return { places: places.filter((place) => chosen.has(place)), more: places.length - chosen.size }
}
