/**
 * The discussion of one place as a list: a question of a stage, a contribution, a published paragraph. A page hands in
 * what it is about and which rights hold there; fetching, live facts, drafts and sending are taken care of here.
 */
import { Button, VisuallyHidden } from '@mantine/core'
import type { Fact } from '@plenary/shared/events'
import type { Language } from '@plenary/shared/language'
import type { Actor } from '@plenary/shared/participant'
import { isSelf } from '@plenary/shared/participant'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { SubjectPlace } from '../api/places.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { Empty } from '../ui/Empty.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { Composer } from './Composer.tsx'
import { heardOf } from './heard.ts'
import type { KeptComment } from './kept-comments.ts'
import { mayOpen } from './may.ts'
import { covers, type ProcessRef, placeOf, type Topic } from './subject.ts'
import { ThreadCard, type ThreadLevel } from './ThreadCard.tsx'
import styles from './thread.module.css'
import { ThreadContext } from './thread-context.ts'
import { useOutbox, useRefusals } from './use-outbox.ts'
import { useThreads } from './use-threads.ts'

export interface ThreadsProps {
  topic: Topic
  process: ProcessRef
  /** Me in the process (`actorIn` or `actorHere` of draft/use-draft.ts). */
  actor: Actor | null
  /** What the threads stand on, as the rights table asks (`subjectPlaceOf…` of api/places.ts). */
  rights: SubjectPlace
  language: Language
  timeZone: string
  /** Of the heading this list stands under; threads are one below. */
  level?: 2 | 3 | 4 | 5
}

export function Threads({ topic, process, actor, rights, language, timeZone, level = 3 }: ThreadsProps) {
  const { t } = useTranslation()
  const [said, setSaid] = useState('')
  const [isWriting, setWriting] = useState(false)
  const begin = useRef<HTMLButtonElement>(null)
  const { outbox } = useOutbox()
  const hear = useCallback(
    (fact: Fact) => {
      const words = heardOf(fact, (id) => isSelf(actor, id), t)
      if (words) setSaid(words)
    },
    [actor, t],
  )
  const { threads, error, retry, me } = useThreads(topic, process, hear)
  const place = placeOf(topic)
  useRefusals(useCallback((words: KeptComment) => words.place === place && setWriting(true), [place]))
  const delegation = me?.delegation?.name ?? null
  const context = useMemo(
    () => ({ process, actor, delegation, language, timeZone, rightsAt: () => rights, announce: setSaid }),
    [process, actor, delegation, language, timeZone, rights],
  )
  const shown = threads?.filter((each) => covers(topic, each))
  const verdict = mayOpen(actor, 'all', rights, platformNow())
  const mayInside = mayOpen(actor, 'secretariat', rights, platformNow())
  const isBegun = outbox?.writingAt(place) != null
  const below = Math.min(level + 1, 6) as ThreadLevel
  const close = (): void => {
    setWriting(false)
    requestAnimationFrame(() => begin.current?.focus())
  }
  return (
    <ThreadContext value={context}>
      <div className={styles.list}>
        <VisuallyHidden role="status">{said}</VisuallyHidden>
        {error !== null && <Problem error={error} retry={retry} />}
        {!shown && error === null && <Shape kinds={['line', 'short', 'line']} />}
        {shown?.length === 0 && !isWriting && (
          <Empty title={t('thread.emptyTitle')} text={t('thread.emptyText')} />
        )}
        {shown?.map((thread) => (
          <ThreadCard key={thread.id} thread={thread} level={below} />
        ))}
        {isWriting && shown ? (
          <Composer
            topic={topic}
            quote={null}
            level={below}
            onDropQuote={() => undefined}
            onSent={close}
            onClose={close}
          />
        ) : verdict === 'yes' || mayInside === 'yes' ? (
          <div>
            <Button ref={begin} variant="default" onClick={() => setWriting(true)}>
              {t(isBegun ? 'thread.goOn' : 'thread.begin')}
            </Button>
          </div>
        ) : (
          shown && (
            <p className={styles.quiet}>{t('thread.compose.mayNot', { reason: reasonSaid(t, verdict) })}</p>
          )
        )}
      </div>
    </ThreadContext>
  )
}
