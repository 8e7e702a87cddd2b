/**
 * The neutral form of a paragraph's content: one line of text with marks, and objects. It is what importers make, what
 * the live text is seeded from and projected to, and what published text is; hashes are made of it.
 */
import { z } from 'zod'
import type { Rows } from './row.ts'
import type { table } from './table.ts'

type MarkRows = (typeof table)['marks']
type ObjectRows = (typeof table)['objects']

export type Mark = {
  [Name in keyof MarkRows]: { type: Name } & {
    [Key in keyof MarkRows[Name]['holds']]: z.infer<MarkRows[Name]['holds'][Key]>
  }
}[keyof MarkRows]

export interface TextPart {
  type: 'text'
  text: string
  marks?: Mark[] | undefined
}
export type ObjectPart = {
  [Name in keyof ObjectRows]: { type: Name; id: string } & (ObjectRows[Name] extends { isPair: true }
    ? { end: 'open' | 'close' }
    : unknown)
}[keyof ObjectRows]
export type Inline = TextPart | ObjectPart
export type Content = Inline[]

/** Schemas of marks, parts and content by these rows. */
export function schemasOf({ marks, objects }: Rows) {
  const mark = z.discriminatedUnion(
    'type',
    oneOrMore(
      Object.entries(marks).map(([name, { holds }]) => z.object({ type: z.literal(name), ...holds })),
    ),
  )
  const text = z.object({ type: z.literal('text'), text: z.string().min(1), marks: z.array(mark).optional() })
  const inline = z.discriminatedUnion('type', [
    text,
    ...Object.entries(objects).map(([name, { isPair }]) =>
      z.object({
        type: z.literal(name),
        id: z.string(),
        ...(isPair ? { end: z.enum(['open', 'close']) } : {}),
      }),
    ),
  ])
  // What the schemas of these rows infer is what the types above say of the table.
  return {
    mark: mark as unknown as z.ZodType<Mark, Mark>,
    inline: inline as unknown as z.ZodType<Inline, Inline>,
    content: z.array(inline) as unknown as z.ZodType<Content, Content>,
  }
}

const oneOrMore = <T>(all: T[]): [T, ...T[]] => all as [T, ...T[]]

/** Joins neighbours with equal marks and drops empty runs, so that equal texts have equal content. */
export function normalise(parts: Content): Content {
  const out: Content = []
  for (const part of parts) {
    const last = out.at(-1)
    if (part.type === 'text' && part.text === '') continue
    if (part.type === 'text' && last?.type === 'text' && sameMarks(last.marks, part.marks))
      out[out.length - 1] = { ...last, text: last.text + part.text }
    else out.push(part.type === 'text' && part.marks?.length === 0 ? { type: 'text', text: part.text } : part)
  }
  return out
}

const sameMarks = (a: Mark[] | undefined, b: Mark[] | undefined): boolean =>
  a === b || JSON.stringify(a ?? []) === JSON.stringify(b ?? [])
