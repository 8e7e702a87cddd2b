/** What participants reported and what is hidden, for the secretariat to judge. */
import { Title } from '@mantine/core'
import type { ReportedComment } from '@plenary/shared/thread'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { call } from '../api/call.ts'
import { meQuery, processQuery } from '../api/queries.ts'
import { actorIn } from '../draft/use-draft.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Empty } from '../ui/Empty.tsx'
import { Moment } from '../ui/Moment.tsx'
import { paged } from '../ui/paged.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import { CommentItem } from './CommentItem.tsx'
import { Sign } from './Signs.tsx'
import styles from './thread.module.css'
import { ThreadContext, type ThreadContextValue, useThreadContext } from './thread-context.ts'
import { Who } from './Who.tsx'

export function ReportsPage({ slug }: { slug: string }) {
  const { t } = useTranslation()
  const process = useQuery(processQuery(slug)).data
  const me = useQuery(meQuery).data
  useTitle(t('thread.reports.title'))
  const query = useInfiniteQuery({
    queryKey: ['reports', slug],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call('listReports', { params: { slug }, query: { cursor: pageParam, limit: 50 }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
  })
  const place = useMemo<ThreadContextValue | null>(
    () =>
      process
        ? {
            process: { id: process.id, slug },
            actor: actorIn(me, process.id),
            delegation: null,
            language: process.language,
            timeZone: process.openNow[0]?.timeZone ?? process.stages[0]?.timeZone ?? 'UTC',
            // What may be done with each comes with it: threads of every kind stand here beside each other.
            rightsAt: () => null,
            // The list is asked again once something was done; that says more than a word about it.
            announce: () => undefined,
          }
        : null,
    [process, me, slug],
  )
  const { items, failed, more } = paged(query)
  const isThere = query.data !== undefined
  return (
    <>
      <Title order={1}>{t('thread.reports.title')}</Title>
      <p>{t('thread.reports.lead')}</p>
      {failed}
      {!failed && !(isThere && place) && <Shape kinds={['block', 'block']} />}
      {isThere && items.length === 0 && (
        <Empty title={t('thread.reports.emptyTitle')} text={t('thread.reports.emptyText')} />
      )}
      {isThere && place && (
        <ThreadContext value={place}>
          <ol className={styles.list}>
            {items.map((item) => (
              <Reported key={item.comment.id} item={item} onDone={() => void query.refetch()} />
            ))}
          </ol>
        </ThreadContext>
      )}
      {more}
    </>
  )
}

function Reported({ item, onDone }: { item: ReportedComment; onDone(): void }) {
  const { t } = useTranslation()
  const { timeZone } = useThreadContext()
  const { comment, thread, reports } = item
  const { subject, paragraphId } = thread
  const row = { comment, depth: 0, answers: null }
  return (
    <li className={styles.card} data-status={comment.hidden ? 'resolved' : 'open'}>
      <h2 className={styles.title}>
        <Sign name={thread.kind} />
        {t(`thread.kind.${thread.kind}`)}
      </h2>
      <ol className={styles.comments}>
        <CommentItem
          thread={{ ...thread, comments: [comment] }}
          row={row}
          isFirst
          can={item.can}
          onDone={onDone}
        />
      </ol>
      <ul className={styles.reports}>
        {reports.map(({ by, reason, at }) => (
          <li key={`${by.id} ${at}`}>
            <Who person={by} isShort />: <span dir="auto">{reason}</span>{' '}
            <span className={styles.quiet}>
              <Moment at={at} timeZone={timeZone} />
            </span>
          </li>
        ))}
      </ul>
      {subject.type === 'paragraph' && (
        <p>
          <Link to="/drafts/$draftId" params={{ draftId: subject.draftId }} search={{ p: paragraphId ?? '' }}>
            {t('thread.reports.goTo')}
          </Link>
        </p>
      )}
    </li>
  )
}
