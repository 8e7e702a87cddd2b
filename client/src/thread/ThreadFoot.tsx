/** What one may do with a whole thread: support it, answer it, end it with its outcome, open it again, sort it. */
import { Button, UnstyledButton } from '@mantine/core'
import { isSelf } from '@plenary/shared/participant'
import type { Thread } from '@plenary/shared/thread'
import { useCallback, useContext, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { Problem } from '../ui/Problem.tsx'
import { AskReason } from './AskReason.tsx'
import { acts } from './acts.ts'
import { mayDo, type ThreadAction } from './may.ts'
import { ReplyForm, replyPlace } from './ReplyForm.tsx'
import { Sign } from './Signs.tsx'
import { TopicsForm } from './TopicsForm.tsx'
import styles from './thread.module.css'
import { ThreadToolsContext, useThreadContext } from './thread-context.ts'
import { useAct } from './use-act.ts'
import { useOutbox, useWordsAt } from './use-outbox.ts'

export function ThreadFoot({ thread }: { thread: Thread }) {
  const { t } = useTranslation()
  const { actor, rightsAt, announce } = useThreadContext()
  const toolsOf = useContext(ThreadToolsContext)
  const { words } = useOutbox()
  const act = useAct()
  const { id, supporters, status, outcome } = thread
  const [doing, setDoing] = useState<'reply' | 'resolve' | 'topics' | 'supporters' | null>(null)
  useWordsAt(
    replyPlace(id, null),
    useCallback(() => setDoing('reply'), []),
  )
  const isPending = words.some((each) => each.id === id)
  const may = (action: ThreadAction): boolean =>
    !isPending && mayDo(actor, action, rightsAt(thread.paragraphId), platformNow(), thread) === 'yes'
  const supports = supporters.some((each) => isSelf(actor, each.id))
  const close = (): void => {
    setDoing(null)
    act.clear()
  }
  const change = async (body: Parameters<typeof acts.change>[1], said?: string): Promise<void> => {
    if (!(await act.run(() => acts.change(id, body)))) return
    close()
    if (said) announce(said)
  }
  const canResolve = may('thread.resolve')
  return (
    <div className={styles.foot}>
      {status === 'resolved' && (
        <p className={styles.outcome}>
          <Sign name="resolved" />{' '}
          <span dir="auto">{outcome ? t('thread.resolve.by', { outcome }) : t('thread.resolve.plain')}</span>
        </p>
      )}
      {supporters.length > 0 && (
        <UnstyledButton
          className={styles.plain}
          aria-expanded={doing === 'supporters'}
          onClick={() => setDoing(doing === 'supporters' ? null : 'supporters')}
        >
          <Sign name="support" size={14} /> {t('thread.support.count', { count: supporters.length })}
        </UnstyledButton>
      )}
      {doing === 'supporters' && (
        <ul className={styles.plainList}>
          {supporters.map((each) => (
            <li key={each.id}>
              <bdi>{each.name}</bdi>
              {each.delegation && each.delegation !== each.name && (
                <bdi className={styles.of}>{each.delegation}</bdi>
              )}
            </li>
          ))}
        </ul>
      )}
      {act.error !== null && <Problem error={act.error} />}
      {doing === 'reply' && (
        <ReplyForm
          threadId={id}
          parentId={null}
          label={t('thread.comment.replyTo', { name: thread.author.name })}
          onSent={close}
          onClose={close}
        />
      )}
      {doing === 'resolve' && (
        <AskReason
          endpoint="changeThread"
          label={t('thread.resolve.label')}
          hint={t('thread.resolve.hint')}
          submit={t('thread.resolve.submit')}
          maxLength={1000}
          body={(outcome) => ({ status: 'resolved', outcome })}
          send={(outcome) => act.hand(() => acts.change(id, { status: 'resolved', outcome }))}
          onSent={() => {
            close()
            announce(t('thread.heard.resolved'))
          }}
          onClose={close}
        />
      )}
      {doing === 'topics' && (
        <TopicsForm thread={thread} act={act} onSave={(topics) => void change({ topics })} onClose={close} />
      )}
      <div className={styles.tools}>
        {doing !== 'reply' && may('thread.reply') && (
          <Button size="compact-sm" variant="light" onClick={() => setDoing('reply')}>
            {t('thread.comment.reply')}
          </Button>
        )}
        {may('thread.support') && (
          <UnstyledButton
            className={styles.plain}
            aria-pressed={supports}
            onClick={() => void act.run(() => acts.support(id, !supports))}
          >
            {t(supports ? 'thread.support.undo' : 'thread.support.do')}
          </UnstyledButton>
        )}
        {canResolve && status === 'open' && doing !== 'resolve' && (
          <UnstyledButton className={styles.plain} onClick={() => setDoing('resolve')}>
            {t('thread.resolve.do')}
          </UnstyledButton>
        )}
        {canResolve && status === 'resolved' && (
          <UnstyledButton
            className={styles.plain}
            onClick={() => void change({ status: 'open' }, t('thread.heard.reopened'))}
          >
            {t('thread.resolve.reopen')}
          </UnstyledButton>
        )}
        {may('thread.sort') && doing !== 'topics' && (
          <UnstyledButton className={styles.plain} onClick={() => setDoing('topics')}>
            {t('thread.topics.set')}
          </UnstyledButton>
        )}
        {!isPending && toolsOf(thread)}
      </div>
    </div>
  )
}
