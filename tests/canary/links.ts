/** What of the bytes others received would tell that two ids are one person. */
import type { Wiretap } from './wiretap.ts'

/** Every JSON value in what came over HTTP and socket.io. */
function* valuesIn(tap: Wiretap): Generator<unknown> {
  for (const { bytes } of tap.pieces) {
    const text = bytes.toString()
    const body = /^\d*\[/.test(text) ? text.indexOf('[') : text.indexOf('\n\n') + 2
    for (const line of [text.slice(body), ...text.slice(body).split('\n')])
      try {
        yield JSON.parse(line)
        break
      } catch {
        // A file of lines is read line by line; pictures and frames of rooms are none of these.
      }
  }
}

const isObject = (value: unknown): value is object => value !== null && typeof value === 'object'

/** An act is an object without the lists of other acts in it: a thread without its comments, a fact with what it carries. */
function* actsIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const each of value) yield* actsIn(each)
  else if (isObject(value)) {
    const lists: unknown[] = []
    const own = JSON.stringify(value, (_, part: unknown) => {
      if (!Array.isArray(part) || !part.some(isObject)) return part
      lists.push(part)
      return undefined
    })
    yield own
    for (const list of lists) yield* actsIn(list)
  }
}

const longEnough = /[\p{L}\p{N}_.:@-]{8,}/gu
/** A moment marks no person: whoever acts at that time shares it. */
const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

export interface Act {
  text: string
  /** Its strings of eight characters and more. */
  strings: string[]
}

/** Every act in what others received, each once. */
export const actsOf = (tap: Wiretap): Act[] =>
  [...new Set([...valuesIn(tap)].flatMap((value) => [...actsIn(value)]))].map((text) => ({
    text,
    strings: (text.match(longEnough) ?? []).filter((each) => !moment.test(each)),
  }))

/** What an act names somebody by: their id, or the name alone. */
export interface Mask {
  id: string
  name: string
}
const names = ({ id, name }: Mask, text: string): boolean => text.includes(id) || text.includes(name)

/**
 * [CAN2] Strings that stand beside each of two masks and beside nobody else; and acts that name both. Acts of further
 * masks of the same person are no acts of others.
 */
export function sharedBetween(acts: Act[], one: Mask, two: Mask, mine: Mask[]): string[] {
  const [ofOne, ofTwo, ofOthers] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const both: string[] = []
  for (const { text, strings } of acts) {
    const [hasOne, hasTwo] = [names(one, text), names(two, text)]
    if (hasOne && hasTwo) both.push(text)
    const others = hasTwo ? ofTwo : mine.some((mask) => names(mask, text)) ? null : ofOthers
    const into = hasOne ? ofOne : others
    if (into) for (const each of strings) into.add(each)
  }
  return [...[...ofOne].filter((each) => ofTwo.has(each) && !ofOthers.has(each)), ...both]
}
