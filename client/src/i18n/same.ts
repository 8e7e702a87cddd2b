/** Measures a language against English: every key there, and the plural forms a language has of its own. */

/** The same keys with words of its own; what English says in `_one` and `_other` may have more forms. */
export type Same<T> = {
  [K in keyof T]: T[K] extends string ? string : Same<T[K]>
} & {
  [K in keyof T as K extends `${infer Base}_other`
    ? `${Base}_${'zero' | 'two' | 'few' | 'many'}`
    : never]?: string
}
