/** Parses beside the server's work, with bounded time, memory and waiting, so that a hostile text stalls nobody [IMP3]. */
import { Refusal } from '@plenary/shared/problems'
import { type Bounds, besideMe, makeBeside } from '../../worker/beside.ts'
import { judgeSource } from './judge-source.ts'
import type { Source } from './messages.ts'
import type { Imported } from './parse-source.ts'
import type { work } from './parser.ts'

export const importLimits: Bounds = {
  longestMs: 30_000,
  memoryMb: 1024,
  atOnce: 2,
  waiting: 4,
  waitingEach: 2,
  tooMuch: new Refusal('too-large', 'The text is too intricate to be read in time. Import it in parts.'),
}

/** Of one person, texts are read one after another; `who` is null for the command line. */
export type Parse = (source: Source, who?: string | null) => Promise<Imported>

export function makeParser(limits: Bounds): Parse {
  const parse = makeBeside<typeof work>(besideMe(import.meta.url, 'parser'), limits)
  return async (source, who) => {
    // What is too long or no text at all is refused before it takes a place or crosses to the thread.
    judgeSource(source)
    return parse(source, who)
  }
}

export const parseBeside = makeParser(importLimits)
