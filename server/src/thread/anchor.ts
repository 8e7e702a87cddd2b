/** Where the words of a new thread stand: pinned in live words, or found in a text that stands still. */
import type { Actor } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import type { Quote } from '@plenary/shared/thread'
import type { Pins, Range } from '../collab/anchors.ts'
import type { KeptWords, LiveWords, Subject } from '../subject/subject.ts'
import type { ThreadDeps } from './deps.ts'
import { quoteAt, selectionIn } from './find-quote.ts'
import type { ThreadRow } from './store.ts'

export type Anchored = Pick<ThreadRow, 'quote' | 'startsAt' | 'endsAt' | 'anchor'> &
  Partial<Pick<ThreadRow, 'keptAs' | 'keptPlace'>>

/** The anchor of a thread on something as a whole. */
export const onTheWhole: Anchored = {
  quote: null,
  startsAt: null,
  endsAt: null,
  anchor: { state: 'exact', exact: null, now: null, from: null, to: null },
}

export const exactly = (text: string, range: Range, pins: Pins | null): Anchored => ({
  quote: quoteAt(text, range),
  startsAt: pins?.start ?? null,
  endsAt: pins?.end ?? null,
  anchor: { state: 'exact', exact: text.slice(range.from, range.to), now: null, ...range },
})

/** [ANC2] The words are looked for in what is committed, and pinned there. */
export async function pinned(
  { collab }: Pick<ThreadDeps, 'collab'>,
  room: string,
  quote: Quote,
): Promise<Anchored> {
  const found = await collab().readWords(room, ({ text, pin }) => {
    const range = selectionIn(text, quote)
    return range && exactly(text, range, pin(range))
  })
  if (!found) throw new Refusal('quote-not-found')
  return found
}

/** [REL4] Words of a text that stands still are sought in that text; where they are in the one being written is found later. */
function standing({ as, textOf }: KeptWords, id: string, quote: Quote | undefined): Anchored {
  const text = textOf(id) ?? ''
  const range = quote && selectionIn(text, quote)
  if (quote && !range) throw new Refusal('quote-not-found')
  const anchored = range ? exactly(text, range, null) : onTheWhole
  return { ...anchored, keptAs: as, keptPlace: { standsOn: id, anchor: anchored.anchor } }
}

async function anchorInLive(
  deps: Pick<ThreadDeps, 'collab'>,
  { id }: Subject,
  { room, keptFor }: LiveWords,
  quote: Quote | undefined,
  actor: Actor,
): Promise<Anchored> {
  const own = keptFor(actor)
  if (own) return standing(own, id, quote)
  const anchored = quote ? await pinned(deps, room, quote) : onTheWhole
  // [REL4] What the pen-holder quotes of words that nobody else has is for nobody else before their release.
  const others = keptFor(null)
  const isTheirs = others && (quote !== undefined || others.textOf(id) === null)
  return isTheirs ? { ...anchored, keptAs: others.as, keptPlace: null } : anchored
}

/** [ANC6] [ANC7] What stands still stands there for ever: the quoted words must be in one of its pieces. */
async function anchorInText(
  { database }: Pick<ThreadDeps, 'database'>,
  subject: Subject,
  quote: Quote,
): Promise<Anchored> {
  for (const { id, text } of await subject.text(database)) {
    const range = selectionIn(text, quote)
    if (!range) continue
    if (id === null) return exactly(text, range, null)
    const anchor = { state: 'exact', exact: quote.exact, now: null, from: null, to: null } as const
    return { quote, startsAt: null, endsAt: null, anchor }
  }
  throw new Refusal('quote-not-found')
}

/** Throws quote-not-found where the words are not there. */
export async function anchorOn(
  deps: Pick<ThreadDeps, 'collab' | 'database'>,
  subject: Subject,
  quote: Quote | undefined,
  actor: Actor,
): Promise<Anchored> {
  if (subject.live) return anchorInLive(deps, subject, subject.live, quote, actor)
  return quote ? anchorInText(deps, subject, quote) : onTheWhole
}
