/** The words of a comment as its author wrote them: plain, with their lines, in their own language and direction. */
import { directionOf } from '@plenary/shared/language'
import type { Comment } from '@plenary/shared/thread'
import { useQuery } from '@tanstack/react-query'
import { peopleQuery, piecesOf } from './people.ts'
import styles from './thread.module.css'
import { useThreadContext } from './thread-context.ts'

/** In their own language where that has a direction of its own; what is written in another script still reads right. */
export function CommentText({ comment }: { comment: Comment }) {
  const { process } = useThreadContext()
  const { body, language, mentions } = comment
  const { data: people } = useQuery({ ...peopleQuery(process.slug), enabled: mentions.length > 0 })
  const names = people?.filter(({ id }) => mentions.includes(id)).map(({ name }) => name) ?? []
  return (
    <p className={styles.words} lang={language} dir={directionOf(language) === 'rtl' ? 'rtl' : 'auto'}>
      {piecesOf(body, names).map(({ text, isName }, nth) =>
        isName ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place.
          <bdi key={nth} className={styles.mention}>
            {text}
          </bdi>
        ) : (
          text
        ),
      )}
    </p>
  )
}
