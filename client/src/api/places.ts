/** Places of the rights table, made of what the server sent. */
import type { Consultation } from '@plenary/shared/consultation'
import type { Contribution } from '@plenary/shared/contribution'
import { contributionSubject } from '@plenary/shared/contribution-subject'
import type { DraftView, Tabling } from '@plenary/shared/draft'
import type { ParagraphStatus } from '@plenary/shared/paragraph'
import { paragraphSubject } from '@plenary/shared/paragraph-subject'
import { type Parts, type PlaceWith, part } from '@plenary/shared/place'
import { questionSubject } from '@plenary/shared/question-subject'
import { revisionSubject } from '@plenary/shared/revision-subject'
import type { StageView } from '@plenary/shared/stage'
import type { Comment, Thread } from '@plenary/shared/thread'

const stagePart = (processId: string, stage: StageView): Parts['stage'] =>
  part('stage', { ...stage, processId, cancelled: stage.phase === 'cancelled' })

export const placeOfStage = (processId: string, stage: StageView): PlaceWith<'stage'> => ({
  processId,
  stage: stagePart(processId, stage),
})

export const placeOfDraft = (processId: string, id: string): PlaceWith<'draft'> => ({
  processId,
  draft: part('draft', { id, processId }),
})

/** `tablings`: the rounds as they are, or as they would be. */
export const placeInRounds = (
  { id, process, text }: Pick<DraftView, 'id' | 'process' | 'text'>,
  tablings: readonly Tabling[],
): PlaceWith<'draft' | 'rounds'> => ({
  ...placeOfDraft(process.id, id),
  rounds: part('rounds', {
    draftId: id,
    tablings: tablings.map(({ stage, rules }) => ({
      stage: stagePart(process.id, stage),
      rules,
      closed: false,
    })),
    releasedAt: text.releasedAt,
    kept: text.of === 'kept',
  }),
})

export type ParagraphPlace = PlaceWith<'draft' | 'rounds' | 'paragraph'>

export const placeOfParagraph = (
  place: PlaceWith<'draft' | 'rounds'>,
  { id, status }: { id: string; status: ParagraphStatus },
  sections: readonly string[],
): ParagraphPlace => ({
  ...place,
  paragraph: part('paragraph', { id, draftId: place.draft.id, status, sections, deleted: false }),
})

/** A paragraph that was deleted stands in no section any more. */
export const placeOfGone = (place: PlaceWith<'draft' | 'rounds'>, id: string): ParagraphPlace => ({
  ...place,
  paragraph: part('paragraph', {
    id,
    draftId: place.draft.id,
    status: 'open',
    sections: [],
    deleted: true,
  }),
})

export const placeOfRevision = (processId: string, id: string): PlaceWith<'revision'> => ({
  processId,
  revision: part('revision', { id, processId }),
})

/** Who is named as its author, and for which delegation; nobody's is a published summary. */
export const placeOfSource = (
  processId: string,
  id: string,
  by: { id: string; delegation: { id: string } | null } | null,
): PlaceWith<'source'> => ({
  processId,
  source: part('source', {
    id,
    processId,
    authorId: by?.id ?? null,
    delegationId: by?.delegation?.id ?? null,
  }),
})

/** What threads stand on. */
export type SubjectPlace = PlaceWith<'subject'>

export const subjectPlaceOfParagraph = (place: ParagraphPlace): SubjectPlace => paragraphSubject(place)

export const subjectPlaceOfRevision = (processId: string, id: string): SubjectPlace =>
  revisionSubject(placeOfRevision(processId, id))

export function subjectPlaceOfQuestion({ process, stage, inputUntil }: Consultation): SubjectPlace {
  const input = part('input', { stageId: stage.id, until: inputUntil })
  return questionSubject({ processId: process.id, stage: stagePart(process.id, stage), input })
}

/** What is shown to me I see. */
export function subjectPlaceOfContribution({
  id,
  processId,
  status,
}: Pick<Contribution, 'id' | 'processId' | 'status'>): SubjectPlace {
  const sight = part('sight', { contributionId: id, processId, seen: true, posted: status === 'posted' })
  return contributionSubject({ processId, sight })
}

/** The id by which these places name what a thread is on. */
const standsOn = ({ subject, paragraphId }: Pick<Thread, 'subject' | 'paragraphId'>): string => {
  switch (subject.type) {
    case 'paragraph':
      return paragraphId ?? subject.paragraphId
    case 'revision':
      return subject.revisionId
    case 'question':
      return subject.stageId
    case 'contribution':
      return subject.contributionId
    case 'thing':
      return subject.id
  }
}

/** `audience`: what is shown to me I may know of. */
export const threadPart = (thread: Thread, audience: Parts['thread']['audience']): Parts['thread'] =>
  part('thread', {
    id: thread.id,
    processId: thread.processId,
    subject: thread.subject.type,
    on: standsOn(thread),
    visibility: thread.visibility,
    audience,
    authorId: thread.author.id,
    delegationId: thread.author.delegation?.id ?? null,
    status: thread.status,
  })

/** A thread that somebody is about to open here. */
export const newThreadPart = (
  { processId, subject }: SubjectPlace,
  said: Pick<Parts['thread'], 'visibility' | 'audience' | 'authorId' | 'delegationId'>,
): Parts['thread'] => {
  return part('thread', {
    ...said,
    id: 'new',
    processId,
    subject: subject.type,
    on: subject.id,
    status: 'open',
  })
}

export const commentPart = (comment: Comment): Parts['comment'] =>
  part('comment', {
    id: comment.id,
    threadId: comment.threadId,
    authorId: comment.author.id,
    deleted: comment.deletedAt !== null,
    hidden: comment.hidden !== null,
  })
