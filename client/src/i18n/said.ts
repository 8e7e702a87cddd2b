/** What is said of codes that come from the server: one that this page does not know yet is not shown as a key. */
import type { Say } from './use-translation.ts'

/** The words of a key that is known only when it is asked for, or these. */
export const sayOr = (t: Say, key: string, otherwise: string): string =>
  (t as (key: string, options: object) => string)(key, { defaultValue: otherwise })

/** Why something is refused. */
export const reasonSaid = (t: Say, code: string): string => sayOr(t, `problem.${code}`, t('problem.internal'))

export const topicName = (t: Say, id: string): string => sayOr(t, `topic.${id}`, id)
