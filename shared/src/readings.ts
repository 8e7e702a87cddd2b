/** Two texts of one paragraph that do not go together by themselves: what a person is shown to decide. */
import { z } from 'zod'

export const readings = z
  .object({
    /** The paragraph as it stood when both began. */
    base: z.string(),
    /** The paragraph as it stands. A decision names it, so that nothing written meanwhile is overwritten unseen. */
    current: z.string(),
    /** The paragraph as its author would have it. */
    own: z.string(),
    /** The places that touch, in the order of the text. */
    places: z.array(z.object({ base: z.string(), current: z.string(), own: z.string() })),
  })
  .meta({ id: 'Readings' })
export type Readings = z.infer<typeof readings>

/** What a person made of two readings; without `text` the texts go together by themselves, or are asked about. */
export const decision = z
  .strictObject({
    /** The words of the whole paragraph. */
    text: z.string().max(50_000).optional(),
    /** The `current` that was decided over. */
    over: z.string().max(200_000).optional(),
  })
  .refine(({ text, over }) => (text === undefined) === (over === undefined), {
    error: 'a text is decided over the one that was shown',
    path: ['over'],
  })
export type Decision = z.infer<typeof decision>
