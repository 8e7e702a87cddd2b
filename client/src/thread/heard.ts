/** What is said aloud, politely, when others speak: enough to know who, never the words themselves. */
import type { Fact } from '@plenary/shared/events'
import type { Say } from '../i18n/use-translation.ts'

/** [MAR12] Null for what I did myself, and for what need not interrupt anybody. */
export function heardOf(fact: Fact, isMe: (id: string | null) => boolean, t: Say): string | null {
  if (fact.type === 'comment.added') {
    const { author } = fact.data.comment
    return isMe(author.id) ? null : t('thread.heard.reply', { name: author.name })
  }
  if (fact.type === 'thread.opened') {
    const { author, kind } = fact.data.thread
    return isMe(author.id)
      ? null
      : t('thread.heard.thread', { name: author.name, kind: t(`thread.kind.${kind}`) })
  }
  return null
}
