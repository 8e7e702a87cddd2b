/** What passes between the server and the thread that parses: a source goes in, an import or a refusal comes back. */
import type { ImportInput } from '@plenary/shared/draft'
import type { ProblemCode } from '@plenary/shared/problems'
import type { Imported } from './parse-source.ts'

export type Source = ImportInput['source']

export type ParserAnswer =
  | { imported: Imported }
  | { refused: { code: ProblemCode; detail: string | undefined } }
  | { failed: { message: string; stack: string | undefined } }
