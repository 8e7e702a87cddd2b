/** The words of the interface by their keys, in the language it speaks now; only keys that exist compile. */
import type { i18n } from 'i18next'
import { useTranslation as useAnyTranslation } from 'react-i18next'
import type { WordsKey } from './keys.ts'

/** What stands in the gaps; `count` chooses the form of a plural. */
type Gaps = Readonly<Record<string, unknown>> & { count?: number; defaultValue?: never }

/** What i18next itself derives of the keys costs the compiler ten seconds: a list of them is enough. */
export type Say = (key: WordsKey, gaps?: Gaps) => string

export const useTranslation = useAnyTranslation as unknown as () => { t: Say; i18n: i18n }
