/** Makes the second version of a text by chance, and knows the truth about it: for tests of alignment. */
import { type Aligned, classOf } from './words.ts'

type Change = 'same' | 'changed' | 'moved' | 'split' | 'merged' | 'inserted'

export interface Truth extends Aligned {
  /** Places in the first version. */
  from: number[]
  change: Change
}

export interface Plan {
  moved: number
  split: number
  merged: number
  reworded: number
  inserted: number
  deleted: number
  /** Share of words that a rewording replaces, leaves out or adds. */
  share: number
}

export interface SecondVersion {
  paragraphs: Truth[]
  deleted: number[]
}

export interface Chance {
  next(): number
  below(limit: number): number
}

/** Shorter paragraphs are left alone: what is split or reworded must be worth a paragraph afterwards. */
const wordsNeeded = 14

const sentences = (text: string): string[] => text.split(/(?<=[.;!?]) +(?=\p{Lu})/u)
const countOf = (text: string): number => text.split(' ').length

/** Words that the first version need not know. */
const strange =
  'notwithstanding henceforth equitable bespoke mentorship seafarers orchards telemedicine watershed cadastre apprenticeship ombudsperson lighthouse quarantine microcredit braille vocational beekeeping tidal archives'.split(
    ' ',
  )

function reworded(text: string, share: number, { next, below }: Chance): string {
  const words = text.split(' ')
  return words
    .flatMap((word) => {
      if (next() >= share) return [word]
      const other = words[below(words.length)] as string
      const new_ = strange[below(strange.length)] as string
      return [[], [new_], [new_, word], [other]][below(4)] as string[]
    })
    .join(' ')
}

const inserted = (texts: readonly Aligned[], { below }: Chance): string => {
  const borrowed = Array.from({ length: 25 }, () => {
    const words = (texts[below(texts.length)] as Aligned).text.split(' ')
    return words[below(words.length)] as string
  })
  return borrowed
    .flatMap((word, nth) => (nth % 2 ? [word] : [word, strange[below(strange.length)]]))
    .join(' ')
}

/** Each change falls on a paragraph of its own. */
export function secondVersion(first: readonly Aligned[], plan: Plan, chance: Chance): SecondVersion {
  const { below } = chance
  const body = first.flatMap((each, place) =>
    classOf(each) === 'body' && countOf(each.text) >= wordsNeeded ? [place] : [],
  )
  const used = new Set<number>()
  const isFree = (place: number): boolean => !used.has(place)
  const pick = (count: number, fits: (place: number) => number[] | null): number[] => {
    const picked: number[] = []
    for (let tries = 0; picked.length < count && tries < 5000; tries += 1) {
      const place = body[below(body.length)] as number
      const places = fits(place)
      if (!places?.every(isFree)) continue
      for (const each of places) used.add(each)
      picked.push(place)
    }
    if (picked.length < count) throw new Error('the first version is too short for this plan')
    return picked
  }
  const alone = (place: number): number[] => [place]
  const withNext = (place: number): number[] | null => {
    const next = first.findIndex((each, other) => other > place && classOf(each) !== 'note')
    return next > 0 && body.includes(next) ? [place, next] : null
  }
  const merged = pick(plan.merged, withNext)
  const split = pick(plan.split, (place) =>
    sentences((first[place] as Aligned).text).length > 1 ? [place] : null,
  )
  const moved = pick(plan.moved, alone)
  const changed = pick(plan.reworded, alone)
  const deleted = pick(plan.deleted, alone)
  const mergedNext = new Map(merged.map((place) => [(withNext(place) as number[])[1] as number, place]))

  const paragraphs = first.flatMap((each, place): Truth[] => {
    const { text } = each
    if (deleted.includes(place) || mergedNext.has(place)) return []
    if (merged.includes(place)) {
      const next = (withNext(place) as number[])[1] as number
      return [
        { ...each, text: `${text} ${(first[next] as Aligned).text}`, from: [place, next], change: 'merged' },
      ]
    }
    if (split.includes(place)) {
      const parts = sentences(text)
      const half = Math.max(1, Math.floor(parts.length / 2))
      return [parts.slice(0, half), parts.slice(half)].map((some) => ({
        ...each,
        text: some.join(' '),
        from: [place],
        change: 'split',
      }))
    }
    if (changed.includes(place))
      return [{ ...each, text: reworded(text, plan.share, chance), from: [place], change: 'changed' }]
    return [{ ...each, from: [place], change: moved.includes(place) ? 'moved' : 'same' }]
  })
  for (const place of moved) {
    const at = paragraphs.findIndex(({ from }) => from[0] === place)
    const [taken] = paragraphs.splice(at, 1)
    const far = 6 + below(Math.max(1, paragraphs.length - 12))
    paragraphs.splice((at + far) % paragraphs.length, 0, taken as Truth)
  }
  for (let nth = 0; nth < plan.inserted; nth += 1)
    paragraphs.splice(1 + below(paragraphs.length - 1), 0, {
      kind: 'paragraph',
      level: 0,
      text: inserted(first, chance),
      from: [],
      change: 'inserted',
    })
  return { paragraphs, deleted }
}
