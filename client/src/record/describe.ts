/** An entry as the words of a sentence: what it is about, who did it, where it leads. */
import type { ParticipantView } from '@plenary/shared/participant'
import type { OpenedEntry } from '@plenary/shared/record'
import type { StageAct } from '@plenary/shared/round'

export interface Description {
  /** The name of what it is about, as its people wrote it; null when it is withheld or has none. */
  subject: string | null
  /** Where it can be seen. */
  to: string | null
  reason: string | null
  /** What was done to a stage by somebody's act. */
  act: StageAct | null
}

type Data = Record<string, unknown>
const inside = (data: Data | null, ...names: string[]): unknown =>
  names.reduce<unknown>((value, name) => (value as Data | null | undefined)?.[name], data)
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const placeOf = ({ draft, paragraph, data }: OpenedEntry): string | null => {
  const one = paragraph ?? text(inside(data, 'paragraphId')) ?? text(inside(data, 'upserted', '0', 'id'))
  if (!draft) return null
  return one ? `/drafts/${draft}?p=${one}` : `/drafts/${draft}`
}

/** `names` are those of people the reader may see. */
export function describe(entry: OpenedEntry, names: ReadonlyMap<string, ParticipantView>): Description {
  const { data } = entry
  const revision = text(inside(data, 'revision', 'id')) ?? text(inside(data, 'revisionId'))
  const joined = text(inside(data, 'participant', 'id'))
  return {
    subject:
      text(inside(data, 'stage', 'title')) ??
      text(inside(data, 'revision', 'symbol')) ??
      text(inside(data, 'draft', 'title')) ??
      (joined && (names.get(joined)?.name ?? null)) ??
      excerpt(text(inside(data, 'upserted', '0', 'text'))),
    to: revision ? `/revisions/${revision}` : placeOf(entry),
    reason: text(inside(data, 'reason')),
    act: text(inside(data, 'act')) as StageAct | null,
  }
}

const longest = 90
/** The beginning of a paragraph, to know it by. */
const excerpt = (words: string | null): string | null =>
  words !== null && words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words

/** An opaque id, short enough to be told apart by people. */
export const shortId = (id: string): string => id.slice(0, 8)

/**
 * [UI22] Whose clocks an entry goes by: those of the stage it is about, else the reader's own. What another stage of
 * the process goes by says nothing about it.
 */
export const zoneOf = ({ data }: OpenedEntry, readers: string): string =>
  text(inside(data, 'stage', 'timeZone')) ?? readers
