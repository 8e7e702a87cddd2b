/** How a comparison is looked at: side by side or inline, what is filtered. It stands in the address, so that it can be sent. */

export interface CompareView {
  side: boolean
  /** Only what changed; runs of unchanged paragraphs are folded. */
  only: boolean
  /** The id of a heading, `noSection` for what stands under none, null for all. */
  section: string | null
  /** Empty for no filter. */
  term: string
}

/** Stands for paragraphs before the first heading. */
export const noSection = 'none'

/** The address holds "2018" as a number; what a person looks for is always words. */
export const wordsIn = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 200) : ''

/** [RVC8] Whatever the address says becomes a view that can be drawn. */
export const readView = (search: Record<string, unknown>): CompareView => ({
  side: search.view === 'side',
  only: search.only === true || search.only === 1,
  section: wordsIn(search.section) || null,
  term: wordsIn(search.term),
})

export interface CompareSearch {
  view?: 'side'
  only?: true
  section?: string
  term?: string
}

/** What stands in the address: nothing for what is usual. */
export const writeView = ({ side, only, section, term }: CompareView): CompareSearch => ({
  ...(side ? { view: 'side' as const } : {}),
  ...(only ? { only: true as const } : {}),
  ...(section ? { section } : {}),
  ...(term ? { term } : {}),
})
