/** Comments of a thread as they are read: an answer stands below what it answers, at most so deep. */
import type { Comment } from '@plenary/shared/thread'
import { deepestReply } from '@plenary/shared/thread'

/** Deeper answers stand in one line below the third step: a margin is narrow. */
export const deepestDrawn = 3

export interface Placed {
  comment: Comment
  /** Steps below the first comment, from 0. */
  depth: number
  /** What it answers, where the drawing no longer shows it. */
  answers: Comment | null
}

/** [MAR2] In the order of reading; an answer to what is not known stands where the answers to the thread stand. */
export function placed(comments: readonly Comment[]): Placed[] {
  const known = new Map(comments.map((each) => [each.id, each]))
  const first = comments[0]
  const below = new Map<string | null, Comment[]>()
  for (const each of comments) {
    if (each === first) continue
    const parent = each.parentId !== null && known.has(each.parentId) ? each.parentId : (first?.id ?? null)
    below.set(parent, [...(below.get(parent) ?? []), each])
  }
  const rows: Placed[] = []
  const seen = new Set<string>()
  const walk = (comment: Comment, depth: number, parent: Comment | null): void => {
    if (seen.has(comment.id)) return
    seen.add(comment.id)
    const isFlat = depth > deepestDrawn
    rows.push({ comment, depth: Math.min(depth, deepestReply), answers: isFlat ? parent : null })
    for (const each of below.get(comment.id) ?? []) walk(each, depth + 1, comment)
  }
  if (first) walk(first, 0, null)
  return rows
}
