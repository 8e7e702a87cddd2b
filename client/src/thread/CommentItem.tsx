/** One comment: who, when, what; what became of it, and what one may do with it. */
import { UnstyledButton } from '@mantine/core'
import { isSelf } from '@plenary/shared/participant'
import { longestComment, type Thread } from '@plenary/shared/thread'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { Moment } from '../ui/Moment.tsx'
import { AskReason } from './AskReason.tsx'
import { acts } from './acts.ts'
import { CommentText } from './CommentText.tsx'
import { HiddenNote } from './HiddenNote.tsx'
import { type CommentAction, mayDo, mayDoWith } from './may.ts'
import { ReplyForm, replyPlace } from './ReplyForm.tsx'
import { TakeBack } from './TakeBack.tsx'
import styles from './thread.module.css'
import { useThreadContext } from './thread-context.ts'
import { deepestDrawn, type Placed } from './tree.ts'
import { useAct } from './use-act.ts'
import { useOutbox, useWordsAt } from './use-outbox.ts'
import { Versions } from './Versions.tsx'
import { Who } from './Who.tsx'

type Doing = 'reply' | 'edit' | 'takeBack' | 'report' | 'hide' | 'show' | 'appeal' | 'versions'

interface Props {
  thread: Thread
  row: Placed
  isFirst: boolean
  /** What the server says I may do with it; where it says nothing, the rights table is asked here. */
  can?: Record<CommentAction, string>
  /** Told when something was done about it. */
  onDone?(): void
}

export function CommentItem({
  thread,
  row: { comment, depth, answers },
  isFirst,
  can: served,
  onDone,
}: Props) {
  const { t } = useTranslation()
  const { actor, rightsAt, timeZone, announce } = useThreadContext()
  const { outbox, words } = useOutbox()
  const pending = words.find(({ id, state }) => id === comment.id && state === 'sending')
  const [doing, setDoing] = useState<Doing | null>(null)
  // Words that came back, or were left half written, open their field by themselves.
  useWordsAt(
    isFirst ? null : replyPlace(thread.id, comment.id),
    useCallback(() => setDoing('reply'), []),
  )
  const act = useAct()
  const tools = useRef<HTMLDivElement>(null)
  const mayReply = (): boolean =>
    !pending && mayDo(actor, 'thread.reply', rightsAt(thread.paragraphId), platformNow(), thread) === 'yes'
  const verdictOf = (action: CommentAction): string =>
    served?.[action] ?? mayDoWith(actor, action, rightsAt(thread.paragraphId), platformNow(), thread, comment)
  const may = (action: CommentAction): boolean => !pending && verdictOf(action) === 'yes'
  const isMine = isSelf(actor, comment.author.id)
  const close = (): void => {
    const was = doing
    setDoing(null)
    act.clear()
    requestAnimationFrame(() => tools.current?.querySelector<HTMLElement>(`[data-act="${was}"]`)?.focus())
  }
  const begin = (what: Doing): void => {
    act.clear()
    setDoing(what)
  }
  const finish = (said?: string): void => {
    close()
    onDone?.()
    if (said) announce(said)
  }
  const { id } = comment
  const asked: { [D in Doing]?: () => ReactNode } = {
    reply: () => (
      <ReplyForm
        threadId={thread.id}
        parentId={isFirst ? null : id}
        label={t('thread.comment.replyTo', { name: comment.author.name })}
        onSent={close}
        onClose={close}
      />
    ),
    edit: () => (
      <AskReason
        endpoint="editComment"
        label={t('thread.compose.body')}
        submit={t('thread.comment.save')}
        begin={comment.body}
        maxLength={longestComment}
        body={(body) => ({ body })}
        send={(text) => act.hand(() => acts.edit(id, text))}
        onSent={finish}
        onClose={close}
      />
    ),
    takeBack: () => (
      <TakeBack
        act={act}
        onYes={() => void act.run(() => acts.takeBack(id)).then((isDone) => isDone && finish())}
        onClose={close}
      />
    ),
    report: () => (
      <AskReason
        endpoint="reportComment"
        label={t('thread.moderation.reportLabel')}
        hint={t('thread.moderation.reportHint')}
        submit={t('thread.moderation.reportSubmit')}
        maxLength={1000}
        body={(reason) => ({ reason })}
        send={(text) => act.hand(() => acts.report(id, text))}
        onSent={() => finish(t('thread.moderation.reported'))}
        onClose={close}
      />
    ),
    versions: () => <Versions commentId={id} onClose={close} />,
  }
  for (const what of ['hide', 'show', 'appeal'] as const)
    asked[what] = () => (
      <AskReason
        endpoint={`${what}Comment`}
        label={t(`thread.moderation.${what}Label`)}
        submit={t(`thread.moderation.${what}Submit`)}
        maxLength={1000}
        warns={what === 'hide'}
        body={(reason) => ({ reason })}
        send={(text) => act.hand(() => acts[what](id, text))}
        onSent={finish}
        onClose={close}
      />
    )
  const offers: { what: Doing; name: string; isOffered: boolean }[] = [
    {
      what: 'reply',
      name: t('thread.comment.reply'),
      isOffered: !isFirst && mayReply() && !comment.deletedAt,
    },
    { what: 'edit', name: t('thread.comment.edit'), isOffered: may('comment.edit') },
    { what: 'takeBack', name: t('thread.comment.takeBack'), isOffered: may('comment.delete') },
    {
      what: 'report',
      name: t('thread.moderation.report'),
      isOffered: !isMine && actor?.role !== 'secretariat' && may('comment.report'),
    },
    { what: 'hide', name: t('thread.moderation.hide'), isOffered: !isMine && may('comment.hide') },
    { what: 'show', name: t('thread.moderation.show'), isOffered: may('comment.show') },
    {
      what: 'appeal',
      name: t('thread.moderation.appeal'),
      isOffered: may('comment.appeal') && comment.hidden?.appeal == null,
    },
  ]
  return (
    <li
      className={styles.comment}
      style={{ '--depth': Math.min(depth, deepestDrawn) } as React.CSSProperties}
      data-pending={pending ? true : undefined}
    >
      <p className={styles.by}>
        <Who person={comment.author} />
        {answers && (
          <span className={styles.quiet}>{t('thread.comment.answers', { name: answers.author.name })}</span>
        )}
        <span className={styles.quiet}>
          <Moment at={comment.at} timeZone={timeZone} />
        </span>
        {comment.editedAt && !comment.deletedAt && (
          <UnstyledButton
            className={styles.plain}
            aria-label={t('thread.comment.editedOpen')}
            aria-expanded={doing === 'versions'}
            data-act="versions"
            onClick={() => (doing === 'versions' ? close() : begin('versions'))}
          >
            {t('thread.comment.edited')}
          </UnstyledButton>
        )}
      </p>
      {comment.deletedAt ? (
        <p className={styles.mark}>{t('thread.comment.deleted')}</p>
      ) : (
        comment.body !== '' && <CommentText comment={comment} />
      )}
      {comment.hidden && <HiddenNote comment={comment} isMine={isMine} />}
      {pending && (
        <p className={styles.quiet} role="status">
          {t(outbox?.isWaiting(comment.id) ? 'thread.comment.waiting' : 'thread.comment.sending')}
        </p>
      )}
      {doing !== null && asked[doing]?.()}
      <div ref={tools} className={styles.tools} hidden={doing !== null && doing !== 'versions'}>
        {offers.map(
          ({ what, name, isOffered }) =>
            isOffered && (
              <UnstyledButton
                key={what}
                className={styles.plain}
                data-act={what}
                aria-label={
                  what === 'reply' ? t('thread.comment.replyTo', { name: comment.author.name }) : undefined
                }
                onClick={() => begin(what)}
              >
                {name}
              </UnstyledButton>
            ),
        )}
      </div>
    </li>
  )
}
