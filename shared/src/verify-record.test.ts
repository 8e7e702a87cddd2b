import { describe, expect, it } from 'vitest'
import { sizeOf } from '../../tests/size.ts'
import { canonicalJson } from './canonical.ts'
import { fingerprintOf, isSigned, publicKeyOf, signCheckpoint } from './checkpoint.ts'
import { type Checkpoint, digestOf, entryHash, genesis, type OpenedEntry } from './record.ts'
import { displacedIn } from './record-order.ts'
import { type Findings, makeRecordVerifier } from './verify-record.ts'

const seeds = sizeOf('TAMPERINGS')
const secretKey = '11'.repeat(32)
const otherKey = '22'.repeat(32)

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

type Unlinked = Omit<OpenedEntry, 'previous' | 'hash' | 'number'>
const unlinked = (n: number): Unlinked => {
  const salt = n.toString(16).padStart(32, '0')
  const data = { stage: { id: `s${n % 7}`, title: `Stage ${n}` }, reason: n % 3 ? 'a reason' : 'سبب' }
  return {
    type: n % 2 ? 'stage.opened' : 'stage.changed',
    at: new Date(1_518_510_600_000 + n * 1000).toISOString(),
    process: n % 5 ? 'gcr' : 'gcm',
    seq: n,
    actor: n % 4 ? `participant-${n % 4}` : null,
    draft: n % 3 ? 'd1' : null,
    stage: 's1',
    paragraph: null,
    digest: digestOf(salt, canonicalJson(data)),
    salt,
    data,
  }
}

const rehash = (entry: OpenedEntry): OpenedEntry => {
  const { salt, data, ...said } = entry
  return { ...said, hash: entryHash(said), salt, data }
}
const link = (entry: Unlinked, number: number, previous: string): OpenedEntry =>
  rehash({ ...entry, number, previous, hash: '' })

function recordOf(length: number, entry: (n: number) => Unlinked = unlinked): OpenedEntry[] {
  const entries: OpenedEntry[] = []
  for (let n = 1; n <= length; n += 1) entries.push(link(entry(n), n, entries.at(-1)?.hash ?? genesis))
  return entries
}

const sealAt = (entries: OpenedEntry[], number: number, key = secretKey): Checkpoint =>
  signCheckpoint(
    {
      number,
      hash: entries[number - 1]?.hash ?? genesis,
      at: new Date(1_518_520_000_000 + number).toISOString(),
      log: { position: number * 10, root: (number + 1).toString(16).padStart(64, '0') },
    },
    key,
  )
const sealsOf = (entries: OpenedEntry[], every = 20): Checkpoint[] => {
  const numbers = Array.from({ length: Math.floor(entries.length / every) }, (_, nth) => (nth + 1) * every)
  return [...new Set([...numbers, entries.length])].map((number) => sealAt(entries, number))
}

function verify(
  entries: readonly unknown[],
  checkpoints: readonly unknown[],
  options: Parameters<typeof makeRecordVerifier>[0] = { sealed: true },
): Findings {
  const verifier = makeRecordVerifier(options)
  for (const entry of entries) verifier.add(entry)
  for (const each of checkpoints) verifier.addCheckpoint(each)
  return verifier.finish()
}
const named = ({ faults }: Findings): string[] => faults.map(({ number, fault }) => `${number} ${fault}`)

const whole = recordOf(60)
const seals = sealsOf(whole)

describe('the verifier', () => {
  it('[REC7] finds nothing wrong with a record that was left alone, and says how far it is covered', () => {
    expect(verify(whole, seals)).toEqual({
      entries: 60,
      opened: 60,
      checkpoints: 3,
      last: { number: 60, hash: whole[59]?.hash },
      covered: 60,
      keys: [publicKeyOf(secretKey)],
      faults: [],
    })
    expect(verify([], [], {}).faults).toEqual([])
    expect(verify([], [sealAt([], 0)], {}).faults).toEqual([])
  })

  it('[REC3] verifies what was shredded or withheld, as long as the entry stands', () => {
    const withheld = whole.map((entry, nth) => (nth % 2 ? { ...entry, salt: null, data: null } : entry))
    expect(verify(withheld, seals)).toMatchObject({ opened: 30, faults: [] })
  })

  it('[REC5] gives the same bytes and hashes whatever the order in which a fact was written', () => {
    const shuffled = whole.map((entry) => Object.fromEntries(Object.entries(entry).reverse()))
    expect(verify(shuffled, seals).faults).toEqual([])
  })
})

type Fields = Record<string, unknown>
interface Tampering {
  entries: Fields[]
  /** Numbers that may be named, and the kinds that name it rightly. */
  numbers: number[]
  kinds: string[]
}
const other = (value: unknown, random: () => number): unknown =>
  typeof value === 'number'
    ? value + 1 + Math.floor(random() * 70)
    : typeof value === 'string' && /^[0-9a-f]{32,}$/.test(value)
      ? value.replace(/./, (first) => (first === 'a' ? 'b' : 'a'))
      : value === null
        ? 'someone'
        : typeof value === 'string'
          ? random() < 0.2
            ? null
            : `${value}x`
          : random() < 0.5
            ? { ...(value as Fields), more: 1 }
            : {}

const covered = ['type', 'at', 'process', 'seq', 'actor', 'draft', 'stage', 'paragraph', 'digest', 'previous']
const pick = <T>(items: readonly T[], random: () => number): T =>
  items[Math.floor(random() * items.length)] as T
const copy = (): Fields[] => whole.map((entry) => ({ ...entry }))

const tamperings: Record<string, (random: () => number) => Tampering> = {
  'a field altered': (random) => {
    const at = Math.floor(random() * 60)
    const entries = copy()
    const entry = entries[at] as Fields
    const field = pick([...covered, 'number', 'hash', 'salt', 'data'], random)
    entry[field] = other(entry[field], random)
    const kinds = field === 'salt' || field === 'data' ? ['digest', 'altered'] : ['altered']
    return { entries, numbers: [at + 1], kinds }
  },
  'a field altered and hashed anew': (random) => {
    const at = Math.floor(random() * 60)
    const entries = copy()
    const field = pick(
      covered.filter((each) => each !== 'at'),
      random,
    )
    const changed = { ...(whole[at] as OpenedEntry), [field]: other(whole[at]?.[field as 'type'], random) }
    entries[at] = rehash(changed as OpenedEntry)
    return { entries, numbers: [at + 1], kinds: ['altered', 'digest', 'rewritten'] }
  },
  'a field taken out or added': (random) => {
    const at = Math.floor(random() * 60)
    const entries = copy()
    const entry = entries[at] as Fields
    if (random() < 0.5) delete entry[pick(covered, random)]
    else entry.extra = 'x'
    return { entries, numbers: [at + 1], kinds: ['altered'] }
  },
  'an entry removed': (random) => {
    const at = Math.floor(random() * 60)
    return { entries: copy().toSpliced(at, 1), numbers: [at + 1], kinds: ['removed'] }
  },
  'an entry removed and the rest renumbered': (random) => {
    const at = Math.floor(random() * 60)
    const entries = copy()
      .toSpliced(at, 1)
      .map((entry, nth) => ({ ...entry, number: nth + 1 }))
    return { entries, numbers: [at + 1], kinds: ['removed'] }
  },
  'the end cut off': (random) => {
    const at = Math.floor(random() * 60)
    return { entries: copy().slice(0, at), numbers: [at + 1], kinds: ['removed'] }
  },
  'two entries swapped': (random) => {
    const at = Math.floor(random() * 59)
    const to = at + 1 + Math.floor(random() * (59 - at))
    const entries = copy()
    ;[entries[at], entries[to]] = [entries[to] as Fields, entries[at] as Fields]
    return { entries, numbers: [at + 1, to + 1], kinds: ['reordered'] }
  },
  'two entries swapped and renumbered': (random) => {
    const at = Math.floor(random() * 59)
    const to = at + 1 + Math.floor(random() * (59 - at))
    const entries = copy()
    entries[at] = { ...(whole[to] as OpenedEntry), number: at + 1 }
    entries[to] = { ...(whole[at] as OpenedEntry), number: to + 1 }
    return { entries, numbers: [at + 1, to + 1], kinds: ['reordered'] }
  },
  'an entry moved': (random) => {
    const at = Math.floor(random() * 60)
    const to = (at + 2 + Math.floor(random() * 56)) % 60
    const entries = copy().toSpliced(at, 1)
    entries.splice(to, 0, { ...(whole[at] as OpenedEntry) })
    return { entries, numbers: [at + 1], kinds: ['reordered'] }
  },
  'a forged entry inserted': (random) => {
    const at = Math.floor(random() * 61)
    const forged = link(unlinked(1000 + at), at + 1, whole[at - 1]?.hash ?? genesis)
    const entries = copy()
    entries.splice(at, 0, forged)
    return { entries, numbers: [at + 1], kinds: ['inserted'] }
  },
  'a forged entry inserted and the rest renumbered': (random) => {
    const at = Math.floor(random() * 61)
    const forged = link(unlinked(1000 + at), at + 1, whole[at - 1]?.hash ?? genesis)
    const entries = copy()
    entries.splice(at, 0, forged)
    return {
      entries: entries.map((entry, nth) => (nth > at ? { ...entry, number: nth + 1 } : entry)),
      numbers: [at + 1],
      kinds: ['inserted'],
    }
  },
  'an entry copied': (random) => {
    const at = Math.floor(random() * 60)
    const entries = copy()
    entries.splice(at, 0, { ...(whole[at] as OpenedEntry) })
    return { entries, numbers: [at + 1], kinds: ['inserted'] }
  },
  'nonsense inserted': (random) => {
    const at = Math.floor(random() * 61)
    const entries = copy()
    entries.splice(at, 0, pick<Fields>([{}, { number: at + 1 }, { hash: 'x' }], random))
    return { entries, numbers: [at, at + 1], kinds: ['inserted'] }
  },
}

describe('tampering', () => {
  const names = Object.keys(tamperings)
  it.each(names)(
    `[REC7] %s: found and named with its number, and nothing else is (${seeds} seeds)`,
    (name) => {
      for (let seed = 1; seed <= seeds; seed += 1) {
        const { entries, numbers, kinds } = (tamperings[name] as (random: () => number) => Tampering)(
          randomFrom(seed * 7919 + names.indexOf(name)),
        )
        const { faults } = verify(entries, seals)
        const right = faults.filter(({ number, fault }) => numbers.includes(number) && kinds.includes(fault))
        const wrong = faults.filter(({ number }) => !numbers.includes(number))
        expect([seed, right.length > 0, wrong], `seed ${seed}: ${JSON.stringify(faults)}`).toEqual([
          seed,
          true,
          [],
        ])
      }
    },
  )

  it('[REC7] finds a history rewritten from some entry on, hash by hash, by the checkpoints kept', () => {
    for (let from = 1; from <= 60; from += 1) {
      const forged = recordOf(60, (n) => (n < from ? unlinked(n) : { ...unlinked(n), actor: 'nobody' }))
      const { faults } = verify(forged, seals)
      const checkpoint = Math.ceil(from / 20) * 20
      expect(faults, `from ${from}`).toEqual([
        {
          number: checkpoint,
          fault: 'rewritten',
          detail: expect.stringContaining(`entry ${checkpoint - 20} `),
        },
      ])
    }
  })

  it('[REC8] finds an older record put back by a checkpoint that a witness kept', () => {
    const older = whole.slice(0, 42)
    const findings = verify(older, [...sealsOf(older), sealAt(whole, 50)], {})
    expect(named(findings)).toEqual(['43 removed'])
  })

  it('[REC8] finds two histories signed for two witnesses', () => {
    const forged = recordOf(60, (n) => (n < 55 ? unlinked(n) : { ...unlinked(n), actor: 'nobody' }))
    expect(named(verify(whole, [...seals, sealAt(forged, 60)]))).toContain('60 contradiction')
    const otherLog = signCheckpoint(
      { ...(seals[2] as Checkpoint), log: { position: 600, root: 'f'.repeat(64) } },
      secretKey,
    )
    expect(named(verify(whole, [...seals, otherLog]))).toEqual(['60 contradiction'])
  })

  it('[REC6] finds a checkpoint that was changed, or that another key signed', () => {
    for (const change of [
      { number: 59 },
      { hash: 'a'.repeat(64) },
      { at: '2018-02-13T08:30:00.000Z' },
      { log: { position: 1, root: '' } },
      { key: publicKeyOf(otherKey) },
      { signature: '0'.repeat(128) },
      { signature: 'zz' },
    ])
      expect(named(verify(whole, [...seals, { ...(seals[2] as Checkpoint), ...change }]))).toHaveLength(1)
    const foreign = [...seals, sealAt(whole, 30, otherKey)]
    expect(verify(whole, foreign)).toMatchObject({ keys: [publicKeyOf(secretKey), publicKeyOf(otherKey)] })
    expect(named(verify(whole, foreign, { key: publicKeyOf(secretKey) }))).toEqual(['30 key'])
    expect(named(verify(whole, seals, { sealed: true, key: publicKeyOf(otherKey) }))).toHaveLength(3)
    expect(isSigned(seals[0] as Checkpoint)).toBe(true)
    expect(fingerprintOf(publicKeyOf(secretKey))).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
  })

  it('[REC7] names a swap as two, and a move as one', () => {
    expect(displacedIn([1, 2, 3])).toEqual([])
    expect(displacedIn([1, 5, 3, 4, 2, 6])).toEqual([2, 5])
    expect(displacedIn([1, 5, 2, 3, 4, 6])).toEqual([5])
    expect(displacedIn([2, 3, 4, 1])).toEqual([1])
  })
})
