/** The page of a published text, and under each paragraph what those who take part say about it. */
import type { Actor } from '@plenary/shared/participant'
import type { RevisionView } from '@plenary/shared/revision'
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { subjectPlaceOfRevision } from '../api/places.ts'
import { meQuery, processQuery } from '../api/queries.ts'
import { actorIn } from '../draft/use-draft.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { RevisionPage } from '../revision/RevisionPage.tsx'
import { Threads } from '../thread/Threads.tsx'
import { useThreads } from '../thread/use-threads.ts'
import styles from './RevisionRoute.module.css'

interface Discussion {
  revision: RevisionView
  actor: Actor
  timeZone: string
  /** Threads by paragraph. */
  counts: ReadonlyMap<string, number>
}

/** Null where nobody is signed in who takes part: for them a text is what was published. */
const DiscussionContext = createContext<Discussion | null>(null)

export function RevisionRoute({ id }: { id: string }) {
  return <RevisionPage id={id} Around={Discussed} Below={ParagraphDiscussion} />
}

function Discussed({ revision, children }: { revision: RevisionView; children: ReactNode }) {
  const { data: me } = useQuery(meQuery)
  const actor = useMemo(() => actorIn(me, revision.process.id), [me, revision.process.id])
  if (!actor) return children
  return (
    <WithThreads revision={revision} actor={actor}>
      {children}
    </WithThreads>
  )
}

function WithThreads({
  revision,
  actor,
  children,
}: Pick<Discussion, 'revision' | 'actor'> & { children: ReactNode }) {
  const { threads } = useThreads({ type: 'revision', revisionId: revision.id }, revision.process)
  const process = useQuery(processQuery(revision.process.slug)).data
  const timeZone = process?.stages.find(({ id }) => id === revision.stageId)?.timeZone ?? 'UTC'
  const value = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { paragraphId } of threads ?? [])
      if (paragraphId !== null) counts.set(paragraphId, (counts.get(paragraphId) ?? 0) + 1)
    return { revision, actor, timeZone, counts }
  }, [revision, actor, timeZone, threads])
  return <DiscussionContext value={value}>{children}</DiscussionContext>
}

/** Opened by the person; where nothing was said the way to say something shows when the paragraph has their attention. */
function ParagraphDiscussion({ paragraphId }: { paragraphId: string }) {
  const { t, i18n } = useTranslation()
  const discussion = useContext(DiscussionContext)
  const [isOpen, setOpen] = useState(false)
  if (!discussion) return null
  const { revision, actor, timeZone, counts } = discussion
  const count = counts.get(paragraphId) ?? 0
  return (
    <details
      className={styles.discussion}
      data-quiet={(count === 0 && !isOpen) || undefined}
      lang={i18n.language}
      dir={i18n.dir()}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{count === 0 ? t('thread.begin') : t('thread.count', { count })}</summary>
      {isOpen && (
        <Threads
          topic={{ type: 'revision', revisionId: revision.id, paragraphId }}
          process={revision.process}
          actor={actor}
          rights={subjectPlaceOfRevision(revision.process.id, revision.id)}
          language={revision.language}
          timeZone={timeZone}
          level={3}
        />
      )}
    </details>
  )
}
