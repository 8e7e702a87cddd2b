/** What passes between the server and a thread beside it. */
import type { ProblemCode } from '@plenary/shared/problems'

/** What a module has to export under the name `work` to be done beside the server. Both ways must be structured-cloneable. */
export type Work<I = never, O = unknown> = (input: I) => O | Promise<O>

/** An error loses its class on the way between threads: a refusal crosses as its code and detail. */
export type Answer =
  | { done: unknown }
  | { refused: { code: ProblemCode; detail: string | undefined } }
  | { failed: { message: string; stack: string | undefined } }
