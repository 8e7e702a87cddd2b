/** What the interface says in French, all areas in one chunk. */
import { byArea } from './by-area.ts'

export const fr = byArea(
  import.meta.glob<object>('../../../locales/fr/*.json', { eager: true, import: 'default' }),
)
