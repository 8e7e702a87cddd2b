/**
 * What is wrong with a list of entries, as few and as exact faults as explain it. An entry's true number is the
 * one under which its hash is right; whatever its neighbours say of it follows from that.
 */
import { type Checkpoint, entryHash, genesis, type RecordEntry } from './record.ts'
import { displacedIn } from './record-order.ts'

/**
 * - `altered`: an entry does not say what it said when it was linked.
 * - `digest`: what an entry carried was altered; the entry itself was not.
 * - `removed`, `inserted`, `reordered`: an entry is gone, was never there, or stands elsewhere than it stood.
 * - `rewritten`: the entries agree with each other and not with a checkpoint.
 * - `signature`, `key`: a checkpoint that its key did not sign, or that another key signed.
 * - `contradiction`: two checkpoints that cannot both be true.
 */
export const faultKinds = [
  'altered',
  'digest',
  'removed',
  'inserted',
  'reordered',
  'rewritten',
  'signature',
  'key',
  'contradiction',
] as const
export type FaultKind = (typeof faultKinds)[number]

export interface Fault {
  /** The entry it is about; the checkpoint's number for faults of checkpoints. */
  number: number
  fault: FaultKind
  /** One English sentence for a report. */
  detail: string
}

/** An entry as it was judged alone. */
export interface Link {
  /** 1, 2, 3 … as they stand. */
  place: number
  number: number
  hash: string
  previous: string
  /** The hash it should have by what it says; null where it is no entry at all. */
  self: string | null
  opened: boolean
  digestFails?: true
  /** The entry, where its hash is not that of what it says. */
  entry?: Omit<RecordEntry, 'hash'> & { hash: string }
}

interface Named {
  faults: Fault[]
  last: { number: number; hash: string } | null
  covered: number
}

export function nameFaults(links: Link[], checkpoints: Checkpoint[], sealed: boolean): Named {
  const faults: Fault[] = []
  const faulty = new Set<number>()
  const name = (number: number, fault: Fault['fault'], detail: string): void => {
    faulty.add(number)
    faults.push({ number, fault, detail })
  }
  const sealedAt = Math.max(0, ...checkpoints.map(({ number }) => number))
  /** Nothing of a sealed record has a higher number. */
  const end = sealed && checkpoints.length > 0 ? sealedAt : Number.POSITIVE_INFINITY
  const attested = new Set([...links.map(({ previous }) => previous), ...checkpoints.map(({ hash }) => hash)])

  const { known, unknown } = trueNumbers(links)
  const kept = new Map<number, Link>()
  /** Entries that were never there, by number. */
  const surplus: number[] = []
  const insert = (number: number): void => {
    surplus.push(number)
    name(number, 'inserted', 'This entry was not in the record when it was linked.')
  }
  for (const [number, rivals] of known) {
    const own = rivals.find(({ hash }) => attested.has(hash)) ?? (rivals[0] as Link)
    const beyond = number < 1 || number > end
    if (!beyond) kept.set(number, own)
    for (const rival of rivals) if (beyond || rival !== own) insert(number)
  }
  for (const link of unknown) {
    const number = placeFor(link, kept, links, end)
    if (number === null) insert(link.number)
    else {
      kept.set(number, link)
      name(
        number,
        'altered',
        link.self ? 'Its hash is not that of what it says.' : 'It is not a whole entry.',
      )
    }
  }

  const inPlace = [...kept].sort(([, a], [, b]) => a.place - b.place).map(([number]) => number)
  for (const number of displacedIn(inPlace))
    name(
      number,
      'reordered',
      `It stands at place ${kept.get(number)?.place} as number ${kept.get(number)?.number}.`,
    )
  const gaps = gapsIn(inPlace, sealedAt)
  for (const { from, to } of gaps)
    name(
      from,
      'removed',
      from === to ? 'This entry is missing.' : `The entries ${from} to ${to} are missing.`,
    )
  for (const [number, link] of kept)
    if (
      link.number !== number &&
      !faulty.has(number) &&
      link.number !== number + shiftAt(number, surplus, gaps)
    )
      name(number, 'altered', `It says that its number is ${link.number}.`)

  nameBrokenLinks(kept, checkpoints, faulty, name)
  for (const [number, { digestFails }] of kept)
    if (digestFails && !faulty.has(number))
      name(number, 'digest', 'What it carried is not what its digest was made of.')
  const covered = nameRewritten(kept, checkpoints, faulty, name)
  const top = inPlace.reduce((a, b) => Math.max(a, b), 0)
  const last = kept.get(top)
  return { faults, covered, last: last ? { number: top, hash: last.hash } : null }
}

/** Whose hash is right under its own number, or under another that the entries around it suggest; and the rest. */
function trueNumbers(links: Link[]): { known: Map<number, Link[]>; unknown: Link[] } {
  const known = new Map<number, Link[]>()
  const numberOf = new Map<string, number>([[genesis, 0]])
  const settle = (link: Link, number: number): void => {
    known.set(number, [...(known.get(number) ?? []), link])
    numberOf.set(link.hash, number)
  }
  let open: Link[] = []
  for (const link of links)
    if (link.self === link.hash) settle(link, link.number)
    else open.push(link)
  let shift = 0
  for (let before = -1; before !== open.length; ) {
    before = open.length
    open = open.filter((link) => {
      const { entry, number, previous } = link
      const after = numberOf.get(previous)
      const likely = [after === undefined ? number : after + 1, number + shift, number + 1, number - 1]
      const right = entry && likely.find((one) => entryHash({ ...entry, number: one }) === entry.hash)
      if (right === undefined) return true
      shift = right - number
      settle(link, right)
      return false
    })
  }
  return { known, unknown: open }
}

/** The number an unreadable entry had: the one missing around its place, or its own if nobody else has it. */
function placeFor(
  { number, place }: Link,
  kept: Map<number, Link>,
  links: Link[],
  end: number,
): number | null {
  const around = (links[place - 2]?.number ?? 0) + 1
  const after = links[place]?.number ?? Number.POSITIVE_INFINITY
  if (!kept.has(around) && around <= end && after > around) return around
  return number >= 1 && number <= Math.min(end, links.length) && !kept.has(number) ? number : null
}

function gapsIn(numbers: number[], sealedAt: number): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = []
  let next = 1
  for (const number of [...numbers].sort((a, b) => a - b)) {
    if (number > next) gaps.push({ from: next, to: number - 1 })
    next = number + 1
  }
  if (sealedAt >= next) gaps.push({ from: next, to: sealedAt })
  return gaps
}

/** By how much stored numbers went up or down because entries before were put in or taken out and the rest renumbered. */
function shiftAt(number: number, surplus: number[], gaps: { from: number; to: number }[]): number {
  if (surplus.length === 0 && gaps.length === 0) return 0
  const more = surplus.filter((each) => each <= number).length
  const fewer = gaps.reduce((sum, { from, to }) => (to < number ? sum + to - from + 1 : sum), 0)
  return more - fewer
}

type Name = (number: number, fault: Fault['fault'], detail: string) => void

/**
 * Of two neighbours that disagree, the later one is believed when its own successor or a checkpoint vouches for
 * it: then the earlier one was altered and hashed anew.
 */
function nameBrokenLinks(
  kept: Map<number, Link>,
  checkpoints: Checkpoint[],
  faulty: ReadonlySet<number>,
  name: Name,
): void {
  const sealedHash = new Map(checkpoints.map(({ number, hash }) => [number, hash]))
  for (const number of [...kept.keys()].sort((a, b) => a - b)) {
    const link = kept.get(number) as Link
    const before = kept.get(number - 1)
    if (number > 1 && !before) continue
    const links = before ? [before.hash, before.self] : [genesis]
    if (links.includes(link.previous) || faulty.has(number) || faulty.has(number - 1)) continue
    const witness = kept.get(number + 1)?.previous ?? sealedHash.get(number)
    const laterStands = witness === undefined || witness === link.hash
    const blamed = before && laterStands ? number - 1 : number
    name(
      blamed,
      'altered',
      `The link between it and entry ${blamed === number ? number - 1 : number} is broken.`,
    )
  }
}

/** Checkpoints against the entries: the first that disagrees is named. Answers how far the record is covered. */
function nameRewritten(
  kept: Map<number, Link>,
  checkpoints: Checkpoint[],
  faulty: ReadonlySet<number>,
  name: Name,
): number {
  let covered = 0
  let said = false
  for (const { number, hash, at } of [...checkpoints].sort((a, b) => a.number - b.number)) {
    const link = kept.get(number)
    const agrees = number === 0 ? hash === genesis : link && (link.hash === hash || link.self === hash)
    if (agrees) covered = number
    else if (link && !said && !faulty.has(number)) {
      said = true
      name(
        number,
        'rewritten',
        `The checkpoint of ${at} gives it another hash: what follows entry ${covered} was rewritten.`,
      )
    }
  }
  return covered
}
