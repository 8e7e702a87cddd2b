/** Small checks of values whose types cannot be trusted at run time, put together to shapes. */

export type Check = (value: unknown) => boolean
export const isId: Check = (value) => typeof value === 'string' && value !== ''
export const isFlag: Check = (value) => typeof value === 'boolean'
export const isMoment: Check = (value) =>
  (typeof value === 'string' || value instanceof Date) && !Number.isNaN(+new Date(value))
export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
export const oneOf =
  (known: readonly unknown[]): Check =>
  (value) =>
    known.includes(value)
export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
export const listIfAny =
  (check: Check): Check =>
  (value) =>
    value === undefined || listOf(check)(value)
export const allOr =
  (check: Check): Check =>
  (value) =>
    value === 'all' || listOf(check)(value)

/** Whether a value has every field, each of a kind it may be of. */
export const isShape =
  (fields: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([field, check]) => check((value as Record<string, unknown>)[field]))
