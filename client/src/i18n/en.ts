/** What the interface says in English, all areas in one chunk. */
import { byArea } from './by-area.ts'

export const en = byArea(
  import.meta.glob<object>('../../../locales/en/*.json', { eager: true, import: 'default' }),
)
