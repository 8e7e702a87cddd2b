/** The threads of one paragraph in the margin: in short beside it, in full while it has the focus. */
import { UnstyledButton } from '@mantine/core'
import type { Thread } from '@plenary/shared/thread'
import { memo, useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Brief } from './Brief.tsx'
import { GroupInFull } from './GroupInFull.tsx'
import { groupId } from './group-id.ts'
import styles from './margin.module.css'
import type { Go } from './use-go.ts'

interface Props {
  paragraphId: string
  name: string
  top: number
  briefs: number
  isFull: boolean
  threads: readonly Thread[] | undefined
  onHeight: ((height: number) => void) | undefined
  go: Go
}

const none: readonly Thread[] = []

export const MarginGroup = memo(function MarginGroup(props: Props) {
  const { paragraphId, name, top, briefs, isFull, threads = none, onHeight, go } = props
  const { t } = useTranslation()
  const id = useId()
  const box = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const shown = box.current
    if (!shown || !onHeight) return
    const tell = (): void => onHeight(shown.offsetHeight)
    tell()
    const observer = new ResizeObserver(tell)
    observer.observe(shown)
    return () => observer.disconnect()
  }, [onHeight])
  const rest = threads.length - briefs
  return (
    <section
      ref={box}
      id={groupId(paragraphId)}
      className={styles.group}
      style={{ insetBlockStart: top }}
      data-full={isFull || undefined}
      aria-labelledby={id}
    >
      <h3 id={id} className={styles.groupName}>
        {t('thread.threadsOf', { name, count: threads.length })}
      </h3>
      {isFull ? (
        <GroupInFull paragraphId={paragraphId} name={name} threads={threads} level={4} />
      ) : (
        <>
          {threads.slice(0, briefs).map((thread) => (
            <Brief
              key={thread.id}
              thread={thread}
              isStop={false}
              onOpen={() => go.toThread(paragraphId, thread.id)}
            />
          ))}
          {rest > 0 && (
            <UnstyledButton
              className={styles.more}
              tabIndex={-1}
              onClick={() => go.toThread(paragraphId, threads[briefs]?.id ?? null)}
            >
              {briefs === 0 ? t('thread.count', { count: rest }) : t('thread.more', { count: rest })}
            </UnstyledButton>
          )}
        </>
      )}
    </section>
  )
})
