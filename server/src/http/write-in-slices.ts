/** Writes an answer of megabytes as JSON without keeping others waiting: its lists element by element, each by its schema. */
import { z } from 'zod'

/** Awaited between two elements, where it answers with something to wait for. */
export type Pause = () => Promise<void> | undefined

/** Nothing is said of the whole that is not said of its parts: checks and other keys would be missed part by part. */
const isSum = (schema: z.ZodType): boolean =>
  (schema.def.checks ?? []).length === 0 && !(schema instanceof z.ZodObject && schema.def.catchall)

const whole = (schema: z.ZodType, value: unknown): string => JSON.stringify(z.encode(schema, value))

async function list(element: z.ZodType, values: readonly unknown[], pause: Pause): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (const value of values) {
    pieces.push(Buffer.from(`${pieces.length === 0 ? '[' : ','}${whole(element, value)}`))
    const paused = pause()
    if (paused) await paused
  }
  return Buffer.concat([...pieces, Buffer.from(pieces.length === 0 ? '[]' : ']')])
}

/** [API3] The same bytes as written at once. Throws where the value is not what the schema says. */
export async function writeInSlices(schema: z.ZodType, value: unknown, pause: Pause): Promise<Buffer> {
  const isRecord = typeof value === 'object' && value !== null
  if (isSum(schema) && schema instanceof z.ZodArray && Array.isArray(value))
    return list(schema.element as z.ZodType, value, pause)
  if (!isSum(schema) || !(schema instanceof z.ZodObject) || !isRecord)
    return Buffer.from(whole(schema, value))
  const pieces: Buffer[] = []
  for (const [key, part] of Object.entries<z.ZodType>(schema.shape)) {
    const own = (value as Record<string, unknown>)[key]
    // What is left out and may be is not written; what may not be is refused by its schema.
    if (own === undefined && part.safeParse(undefined).success) continue
    pieces.push(Buffer.from(`${pieces.length === 0 ? '{' : ','}${JSON.stringify(key)}:`))
    pieces.push(await writeInSlices(part, own, pause))
  }
  return Buffer.concat([...pieces, Buffer.from(pieces.length === 0 ? '{}' : '}')])
}
