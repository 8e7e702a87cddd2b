/** What a row of the table of facts says. */
import type { z } from 'zod'
import type { AudienceName, PrivateAudience } from './audience.ts'

/** What a row of the table says; none of it may be left out. */
export interface Row {
  /** What the fact carries. */
  data: z.ZodType
  /**
   * `record`: it weighs enough for the record. `screens`: it only keeps screens current and may be pruned. What is said in
   * threads and in drafts of contributions is of the second sort, because the record shows how many entries there are.
   */
  weight: 'record' | 'screens'
  /** Whom it may be told to (audience.ts). */
  audience: AudienceName
  /** `older`: of these only the newest about a paragraph is kept, it says all that those before it said. */
  supersedes: 'older' | 'nothing'
  /** Whether a right in a draft may be another one after it. */
  changesRights: boolean
}

/** [FCT5] What is told to nobody but its author or its writers has no place in the record: such a row does not compile. */
type Sound<R extends Row> = R['audience'] extends PrivateAudience
  ? R['weight'] extends 'screens'
    ? R
    : never
  : R
export const table = <const T extends Record<string, Row>>(rows: { [K in keyof T]: Sound<T[K]> }) => rows
