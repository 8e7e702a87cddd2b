/** All threads of a paragraph: the one being read in full, the others in short; and the way to begin another. */
import { Button } from '@mantine/core'
import type { Thread } from '@plenary/shared/thread'
import { useTranslation } from '../i18n/use-translation.ts'
import { Brief } from './Brief.tsx'
import { Composer } from './Composer.tsx'
import { useDraftTalk } from './draft-talk.ts'
import styles from './margin.module.css'
import { placeOf, type Topic } from './subject.ts'
import { ThreadCard, threadElementId } from './ThreadCard.tsx'
import { useThreadContext } from './thread-context.ts'
import { useOutbox } from './use-outbox.ts'

interface Props {
  paragraphId: string
  name: string
  threads: readonly Thread[]
  /** Of the headings of threads: one below the heading over them. */
  level: 3 | 4
}

export function GroupInFull({ paragraphId, name, threads, level }: Props) {
  const { t } = useTranslation()
  const talk = useDraftTalk()
  const { announce } = useThreadContext()
  const { outbox } = useOutbox()
  if (!talk) return null
  const { opened, open, writing, write, view } = talk
  const topic: Topic = { type: 'draft', draftId: view.id, paragraphId }
  const isWriting = writing?.paragraphId === paragraphId
  // A single thread is read at once; of several the person chooses.
  const read = threads.some(({ id }) => id === opened) ? opened : threads.length === 1 ? threads[0]?.id : null
  const isBegun = outbox?.writingAt(placeOf(topic)) != null
  const close = (): void => {
    write(null)
    requestAnimationFrame(() => document.getElementById(beginId(paragraphId))?.focus())
  }
  return (
    <div className={styles.full}>
      {isWriting ? (
        <Composer
          key={writing.quote?.exact ?? ''}
          topic={topic}
          level={level}
          quote={writing.quote}
          onDropQuote={() => write({ paragraphId, quote: null })}
          onSent={() => {
            announce(t('thread.heard.sent'))
            close()
          }}
          onClose={close}
        />
      ) : (
        <Button
          id={beginId(paragraphId)}
          className={styles.begin ?? ''}
          size="compact-sm"
          variant="default"
          aria-label={t('thread.beginOn', { name })}
          onClick={() => write({ paragraphId, quote: null })}
        >
          {t(isBegun ? 'thread.goOn' : 'thread.begin')}
        </Button>
      )}
      {threads.map((thread) =>
        thread.id === read ? (
          <ThreadCard key={thread.id} thread={thread} level={level} />
        ) : (
          <Brief
            key={thread.id}
            thread={thread}
            isStop
            onOpen={() => {
              open(thread.id)
              requestAnimationFrame(() => document.getElementById(threadElementId(thread.id))?.focus())
            }}
          />
        ),
      )}
    </div>
  )
}

const beginId = (paragraphId: string): string => `begin-${paragraphId}`
