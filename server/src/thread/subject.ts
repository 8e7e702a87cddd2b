/** A thread as a thing whose words are linked elsewhere: there for those who may know of it, on whatever it stands. */
import { threadSubject } from '@plenary/shared/thread-subject'
import type { Subjects } from '../subject/registry.ts'
import type { SubjectKind } from '../subject/subject.ts'
import { commentsOf } from './comment-store.ts'
import { standingById } from './find-thread.ts'
import { saidInThreads, shownIn } from './said.ts'
import { threadColumns } from './said-store.ts'

/** `subjects`: what threads stand on is among them. */
export const threadKind = (subjects: () => Subjects): SubjectKind => ({
  type: 'thread',
  async find(queries, id) {
    const found = await standingById({ subjects: subjects() }, queries, id)
    if (!found) return null
    const { thread: row, standing } = found
    const { acting, heard, forAll, link } = standing.subject
    return {
      type: 'thread',
      id,
      processId: row.processId,
      wholeId: id,
      acting,
      heard,
      topics: row.topics,
      forAll: row.visibility === 'all' && forAll,
      isPublic: false,
      place(actor) {
        const place = standing.placeFor(row, actor)
        return place && threadSubject(place)
      },
      live: null,
      hidesWhere: (actor) => standing.subject.hidesWhere?.(actor) === true,
      text: async (later) => shownIn(await commentsOf(later, [id])),
      title: '',
      link,
    }
  },
  source: { isPublic: false, said: saidInThreads(subjects) },
  columns: threadColumns(() => subjects().kinds()),
})
