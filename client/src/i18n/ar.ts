/** What the interface says in Arabic, all areas in one chunk. */
import { byArea } from './by-area.ts'

export const ar = byArea(
  import.meta.glob<object>('../../../locales/ar/*.json', { eager: true, import: 'default' }),
)
