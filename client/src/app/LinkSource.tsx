/** The way from a thread or a published summary to the paragraph it bears on, for those who may link it. */
import { can } from '@plenary/shared/abilities'
import type { Consultation } from '@plenary/shared/consultation'
import type { Actor } from '@plenary/shared/participant'
import type { PassagePlace } from '@plenary/shared/response-abilities'
import type { Thread } from '@plenary/shared/thread'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { meQuery } from '../api/queries.ts'
import { actorIn } from '../draft/use-draft.ts'
import { platformNow } from '../live/clock.ts'
import { LinkPassage } from '../response/LinkPassage.tsx'
import { useThreadPlace } from '../thread/place-context.ts'

const mayLink = (actor: Actor | null, processId: string, source: PassagePlace['source']): boolean =>
  can(actor, 'passage.link', { processId, tablings: [], passage: { source } }, platformNow()) === 'yes'

/** [RSP12] For the tools of a thread. What only some may read bears on nothing that everyone reads. */
export const linkThread = (thread: Thread): ReactNode =>
  thread.visibility === 'all' ? <LinkThread thread={thread} /> : null

function LinkThread({ thread }: { thread: Thread }) {
  const { actor, process } = useThreadPlace()
  const { id, processId, author, comments, subject, paragraphId } = thread
  const said = comments.filter(({ deletedAt, hidden }) => !deletedAt && !hidden)
  const source = { authorId: author.id, delegationId: author.delegation?.id ?? null }
  if (said.length === 0 || !mayLink(actor, processId, source)) return null
  return (
    <LinkPassage
      slug={process.slug}
      source={{ type: 'thread', id, blockId: null }}
      text={said.map(({ body }) => body).join('\n\n')}
      at={'draftId' in subject && paragraphId ? { draftId: subject.draftId, paragraphId } : undefined}
      isQuiet
    />
  )
}

/** [RSP12] Below a published summary. */
export function LinkSummary({ consultation: { stage, process, summary } }: { consultation: Consultation }) {
  const { data: me } = useQuery(meQuery)
  const nobody = { authorId: null, delegationId: null }
  if (!summary?.publishedAt || !mayLink(actorIn(me, process.id), process.id, nobody)) return null
  return (
    <LinkPassage
      slug={process.slug}
      source={{ type: 'summary', id: stage.id, blockId: null }}
      text={summary.text}
    />
  )
}
