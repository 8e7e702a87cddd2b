/** The former name of what every word is given. */
export type { Context as Tools } from './context.ts'
