/** The largest value that a schema admits: every text as long, every list as full as it may be. */
import { z } from 'zod'

interface Shape {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  format?: string
  pattern?: string
  maxLength?: number
  maximum?: number
  minimum?: number
  maxItems?: number
  items?: Shape
  properties?: Record<string, Shape>
  anyOf?: Shape[]
  oneOf?: Shape[]
  allOf?: Shape[]
  $ref?: string
  $defs?: Record<string, Shape>
}

const formats: Record<string, string> = {
  email: 'somebody@example.org',
  'date-time': '2018-03-01T09:00:00Z',
  date: '2018-03-01',
  time: '09:00:00',
  uuid: '0190aaaa-0000-7000-8000-000000000001',
  uri: 'https://example.org/',
  'time-zone': 'Europe/Zurich',
}
/** Words with a sign here and there that costs more than a letter. */
const words = 'Parties shall <not> & “expel” réfugiés; é 難民 [1] '
const textOf = (length: number): string =>
  words
    .repeat(Math.ceil(length / words.length))
    .slice(0, length)
    .trimEnd()

/** `bytes`: what all of it may weigh; shared out among the parts of a list or an object. */
export function largest(schema: z.ZodType, bytes: number): unknown {
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  const resolve = (shape: Shape): Shape => {
    const name = shape.$ref?.split('/').at(-1)
    return name ? ((name === '#' ? whole : whole.$defs?.[name]) ?? {}) : shape
  }
  const make = (given: Shape, room: number, deep: number): unknown => {
    const shape = resolve(given)
    if ('const' in shape) return shape.const
    if (shape.enum) return shape.enum[0]
    const choices = shape.anyOf ?? shape.oneOf
    if (choices) {
      if (deep > 8) return null
      const all = choices.map((each) => make(each, room, deep + 1))
      return all.sort((a, b) => (JSON.stringify(b) ?? '').length - (JSON.stringify(a) ?? '').length)[0]
    }
    if (shape.allOf) return Object.assign({}, ...shape.allOf.map((each) => make(each, room, deep + 1)))
    const type = Array.isArray(shape.type) ? shape.type[0] : shape.type
    if (type === 'string') {
      if (shape.format && formats[shape.format]) return formats[shape.format]
      const length = Math.min(shape.maxLength ?? room, Math.floor(room / 1.2))
      const plain = 'a'.repeat(length)
      return shape.pattern && new RegExp(shape.pattern, 'u').test(plain) ? plain : textOf(length)
    }
    if (type === 'number' || type === 'integer') return Math.min(shape.maximum ?? 1, 1_000_000)
    if (type === 'boolean') return true
    if (type === 'array') {
      const one = make(shape.items ?? {}, Math.min(room, 2000), deep + 1)
      const weighs = (JSON.stringify(one) ?? '').length + 1
      const count = Math.max(1, Math.min(shape.maxItems ?? 100_000, Math.floor(room / weighs)))
      return Array.from({ length: count }, () => one)
    }
    if (type === 'object' || shape.properties) {
      const parts = Object.entries(shape.properties ?? {})
      return Object.fromEntries(
        parts.map(([key, part]) => [key, make(part, Math.floor((room * 0.9) / parts.length), deep + 1)]),
      )
    }
    return null
  }
  return make(whole, bytes, 0)
}

/** Texts this long are free words: what is shorter names something. */
const freeFrom = 200
/** Words of somewhere else, which have to be the same there. */
const quoted = new Set(['quote', 'prefix', 'suffix', 'base', 'baseText', 'csv'])

/** A value that is admitted, with every free text in it made as long as its schema lets it be. */
export function grown(schema: z.ZodType, value: unknown): unknown {
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  const longest = (shape: Shape): number =>
    Math.max(shape.maxLength ?? 0, ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].map(longest))
  const grow = (given: Shape | undefined, part: unknown, key: string): unknown => {
    const name = given?.$ref?.split('/').at(-1)
    const shape = (name ? (name === '#' ? whole : whole.$defs?.[name]) : given) ?? {}
    const choices = [shape, ...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])]
    if (typeof part === 'string') {
      const most = longest(shape)
      const isFree =
        most >= freeFrom && !quoted.has(key) && !choices.some(({ pattern, format }) => pattern || format)
      return isFree && part !== '' ? `${part} ${textOf(most)}`.slice(0, most).trimEnd() : part
    }
    if (Array.isArray(part)) {
      const items = choices.find((each) => each.items)?.items
      return part.map((each) => grow(items, each, key))
    }
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(
      Object.entries(part).map(([own, each]) => [
        own,
        grow(choices.find(({ properties }) => properties?.[own])?.properties?.[own], each, own),
      ]),
    )
  }
  return grow(whole, value, '')
}
