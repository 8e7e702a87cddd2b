/**
 * The verifier of the record, for the server, a browser and a file alike. Entries are added one by one in the
 * order they stand in; the findings name every fault with the number of the entry it is about.
 */
import { canonicalJson } from './canonical.ts'
import { isSigned } from './checkpoint.ts'
import { type Checkpoint, checkpoint, digestOf, entryHash, type OpenedEntry, openedEntry } from './record.ts'
import { type Fault, type Link, nameFaults } from './record-faults.ts'

export type { Fault } from './record-faults.ts'

export interface Findings {
  entries: number
  /** Entries whose data was there to be checked against their digest. */
  opened: number
  checkpoints: number
  /** The last entry; null where there is none. */
  last: { number: number; hash: string } | null
  /** The last entry that a signed checkpoint which agrees covers; 0 where there is none. */
  covered: number
  /** Public keys of the checkpoints. */
  keys: string[]
  faults: Fault[]
}

export interface VerifierOptions {
  /** The record must end with its last checkpoint, as a file of it does: what comes after was put there. */
  sealed?: boolean
  /** The only key whose checkpoints count, where it is known. Without it the findings name every key. */
  key?: string
}

const strictEntry = openedEntry.strict()

/** One entry as far as it can be judged alone. */
function judge(given: unknown, place: number): Link {
  const parsed = strictEntry.safeParse(given)
  if (!parsed.success) {
    const loose = (given ?? {}) as Partial<Record<keyof OpenedEntry, unknown>>
    const number = Number.isSafeInteger(loose.number) ? (loose.number as number) : place
    const text = (value: unknown): string => (typeof value === 'string' ? value : '')
    return {
      place,
      number,
      hash: text(loose.hash),
      previous: text(loose.previous),
      self: null,
      opened: false,
    }
  }
  const { salt, data, ...entry } = parsed.data
  const opened = salt !== null && data !== null
  const self = entryHash(entry)
  return {
    place,
    number: entry.number,
    hash: entry.hash,
    previous: entry.previous,
    self,
    opened,
    ...(opened && digestOf(salt, canonicalJson(data)) !== entry.digest ? { digestFails: true } : {}),
    // Kept only to find out under which number it was right.
    ...(self === entry.hash ? {} : { entry }),
  }
}

export interface RecordVerifier {
  add(entry: unknown): void
  addCheckpoint(given: unknown): void
  /** How many entries were added. */
  count(): number
  finish(): Findings
}

/** [REC7] Any single entry that was altered, removed, reordered or inserted is found and named. */
export function makeRecordVerifier({ sealed = false, key }: VerifierOptions = {}): RecordVerifier {
  const links: Link[] = []
  const checkpoints: Checkpoint[] = []
  const faults: Fault[] = []
  let given = 0

  function addCheckpoint(value: unknown): void {
    given += 1
    const parsed = checkpoint.strict().safeParse(value)
    const number = Number((value as { number?: unknown } | null)?.number)
    if (!parsed.success || !isSigned(parsed.data))
      faults.push({
        number: Number.isSafeInteger(number) ? number : 0,
        fault: 'signature',
        detail: 'The checkpoint is not signed by the key it names.',
      })
    else checkpoints.push(parsed.data)
  }

  return {
    add: (entry) => void links.push(judge(entry, links.length + 1)),
    addCheckpoint,
    count: () => links.length,
    finish() {
      const counted = checkpoints.filter((each) => key === undefined || each.key === key)
      for (const { number, key: other } of checkpoints)
        if (key !== undefined && other !== key)
          faults.push({ number, fault: 'key', detail: 'The checkpoint is signed by another key.' })
      faults.push(...contradictions(counted))
      const { faults: named, last, covered } = nameFaults(links, counted, sealed)
      return {
        entries: links.length,
        opened: links.filter(({ opened }) => opened).length,
        checkpoints: given,
        last,
        covered,
        keys: [...new Set(checkpoints.map((each) => each.key))],
        faults: [...named, ...faults].sort((a, b) => a.number - b.number),
      }
    },
  }
}

/** [REC8] One key that signed two histories: the same entry, or the same position of the log, with two hashes. */
function contradictions(checkpoints: Checkpoint[]): Fault[] {
  const entries = new Map<number, string>()
  const logs = new Map<number, string>()
  return checkpoints.flatMap(({ number, hash, log }): Fault[] => {
    const known = entries.get(number)
    const root = logs.get(log.position)
    entries.set(number, known ?? hash)
    logs.set(log.position, root ?? log.root)
    if (known !== undefined && known !== hash)
      return [
        {
          number,
          fault: 'contradiction',
          detail: 'Two signed checkpoints give this entry different hashes.',
        },
      ]
    if (root !== undefined && root !== log.root)
      return [
        {
          number,
          fault: 'contradiction',
          detail: `Two signed checkpoints give position ${log.position} of the log different roots.`,
        },
      ]
    return []
  })
}
