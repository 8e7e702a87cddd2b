/** What a schema says of the words of a form: under which field it stands, and how it is said. */
import type { z } from 'zod'

/** A sentence under `common.form.…`, with the number that it names. */
export interface FieldError {
  key: 'required' | 'tooShort' | 'tooLong' | 'tooSmall' | 'tooBig' | 'email' | 'moment' | 'address' | 'wrong'
  count?: number
}

export type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

const at = (values: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (have, key) =>
      typeof have === 'object' && have !== null ? (have as Record<PropertyKey, unknown>)[key] : undefined,
    values,
  )

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

const formats: Readonly<Record<string, FieldError['key']>> = {
  email: 'email',
  datetime: 'moment',
  date: 'moment',
  url: 'address',
}

/** Why one field is not as it must be. `value` is what stands in the body for it. */
function errorOf(issue: Issue, value: unknown): FieldError {
  if (isEmpty(value) || Number.isNaN(value)) return { key: 'required' }
  switch (issue.code) {
    case 'too_small': {
      const count = Number(issue.minimum)
      return { key: issue.origin === 'string' ? 'tooShort' : 'tooSmall', count }
    }
    case 'too_big': {
      const count = Number(issue.maximum)
      return { key: issue.origin === 'string' ? 'tooLong' : 'tooBig', count }
    }
    case 'invalid_format':
      return { key: formats[issue.format] ?? 'wrong' }
    default:
      return { key: 'wrong' }
  }
}

/**
 * The first error of each field, in the order of the schema. `fieldOf` says under which field of the form a part of
 * the body stands; what has no field there is `elsewhere`.
 */
export function errorsIn(
  issues: readonly Issue[],
  body: unknown,
  fieldOf: (path: Path) => string | null,
): { fields: Record<string, FieldError>; elsewhere: Issue[] } {
  const fields: Record<string, FieldError> = {}
  const elsewhere: Issue[] = []
  for (const issue of issues) {
    const field = fieldOf(issue.path)
    if (field === null) elsewhere.push(issue)
    else fields[field] ??= errorOf(issue, at(body, issue.path))
  }
  return { fields, elsewhere }
}

/** The field of the same name, where the form has one; a part within it stands under it too. */
export const sameName =
  (values: object) =>
  ([first]: Path): string | null =>
    first !== undefined && Object.hasOwn(values, first) ? String(first) : null
