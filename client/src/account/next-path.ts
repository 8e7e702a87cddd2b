/** Where to go after signing in: a path of this site, and nothing else. */

/** Only the origin is compared, so any name does for both. */
const here = 'http://plenary.invalid'

/**
 * [UI1] A path of this site with its query, or "/" for whatever is not one: another site's address in any
 * disguise (//host, /\host, control characters), something without a leading slash, the sign-in page itself.
 */
export function nextPath(wish: string | undefined): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, and "/\t/host" becomes "//host".
  if (!wish?.startsWith('/') || /[\\\u0000-\u001f]/.test(wish)) return '/'
  const url = parsed(wish)
  if (!url || url.origin !== here || url.pathname.startsWith('//')) return '/'
  return url.pathname === '/sign-in' ? '/' : url.pathname + url.search + url.hash
}

function parsed(path: string): URL | null {
  try {
    return new URL(path, here)
  } catch {
    return null
  }
}
