/** Lists people arrange by hand: an item goes up, down or out; the others keep their order. */

export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  if (from < 0 || from >= items.length || to < 0 || to >= items.length) return [...items]
  const next = [...items]
  const [item] = next.splice(from, 1)
  next.splice(to, 0, item as T)
  return next
}

export const replaced = <T extends { id: string }>(
  items: readonly T[],
  id: string,
  change: Partial<T>,
): T[] => items.map((item) => (item.id === id ? { ...item, ...change } : item))
