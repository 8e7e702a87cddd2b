/** "…/locales/fr/stage.json" → "stage": a file holds the keys that begin with its name. */
export const byArea = (files: Record<string, object>): Record<string, object> =>
  Object.fromEntries(
    Object.entries(files).map(([path, words]) => [path.replace(/^.*\/|\.json$/g, ''), words]),
  )
