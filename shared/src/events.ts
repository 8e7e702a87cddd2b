/** Every fact, by name: what it carries, whether it weighs enough for the record, whom it may be told to, what it changes. */
import { z } from 'zod'
import { factsOfTalk } from './facts-of-talk.ts'
import { factsOfTexts } from './facts-of-texts.ts'

/** Every fact, once, with all that is to be said of it. */
export const facts = { ...factsOfTexts, ...factsOfTalk }

export type FactType = keyof typeof facts
export type FactData<T extends FactType> = z.infer<(typeof facts)[T]['data']>

export const factTypes = Object.keys(facts) as [FactType, ...FactType[]]

/** A fact on the wire. `seq` grows by one within a process; an audience may see gaps. */
export type Fact = {
  [T in FactType]: {
    seq: number
    type: T
    at: string
    processId: string
    /** The participant who did it; null when the platform did. */
    actor: string | null
    data: FactData<T>
  }
}[FactType]

export const factView = z
  .object({
    seq: z.number().int(),
    type: z.enum(factTypes),
    at: z.iso.datetime(),
    processId: z.string(),
    actor: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Fact' })
