/** The way from a thread or a published summary to the paragraph it bears on, for those who may link it. */
import { can } from '@plenary/shared/abilities'
import type { Consultation } from '@plenary/shared/consultation'
import type { Actor } from '@plenary/shared/participant'
import type { PlaceWith } from '@plenary/shared/place'
import type { Thread } from '@plenary/shared/thread'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { placeOfSource } from '../api/places.ts'
import { meQuery } from '../api/queries.ts'
import { actorIn } from '../draft/use-draft.ts'
import { platformNow } from '../live/clock.ts'
import { LinkPassage } from '../response/LinkPassage.tsx'
import { useThreadContext } from '../thread/thread-context.ts'

const mayLink = (actor: Actor | null, place: PlaceWith<'source'>): boolean =>
  can(actor, 'passage.link', place, platformNow()) === 'yes'

/** [RSP12] For the tools of a thread. What only some may read bears on nothing that everyone reads. */
export const linkThread = (thread: Thread): ReactNode =>
  thread.visibility === 'all' ? <LinkThread thread={thread} /> : null

function LinkThread({ thread }: { thread: Thread }) {
  const { actor, process } = useThreadContext()
  const { id, processId, author, comments, subject, paragraphId } = thread
  const said = comments.filter(({ deletedAt, hidden }) => !deletedAt && !hidden)
  if (said.length === 0 || !mayLink(actor, placeOfSource(processId, id, author))) return null
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
  const place = placeOfSource(process.id, stage.id, null)
  if (!summary?.publishedAt || !mayLink(actorIn(me, process.id), place)) return null
  return (
    <LinkPassage
      slug={process.slug}
      source={{ type: 'summary', id: stage.id, blockId: null }}
      text={summary.text}
    />
  )
}
