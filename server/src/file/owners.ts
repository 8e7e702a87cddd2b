/** Whose a file is: a thing of any kind that says how many files it has, asked for whoever brings one or takes one away. */
import type { PlaceWith } from '@plenary/shared/place'
import type { Target } from '../participant/command.ts'
import type { Subjects } from '../subject/registry.ts'
import type { FilesOn, Subject, SubjectRef } from '../subject/subject.ts'
import { anyThing } from '../subject/thing.ts'
import { type FileRow, fileById } from './store.ts'

/** What a thing of this kind says of its files; null where it has none. */
export const filesOn = (subjects: Subjects, { type }: Pick<SubjectRef, 'type'>): FilesOn | null =>
  subjects.kind(type)?.files ?? null

/** A thing that has files. */
export const fileOwner = (subjects: Subjects): Target<Subject, PlaceWith<'subject'>, SubjectRef> => ({
  ...anyThing(subjects),
  find: async (queries, ref) => (filesOn(subjects, ref) ? subjects.find(queries, ref) : null),
})

interface Kept {
  file: FileRow
  subject: Subject
}

/** A file that is there, on its thing. */
export const keptFile = (subjects: Subjects): Target<Kept, PlaceWith<'subject'>> => {
  const owner = fileOwner(subjects)
  return {
    async find(queries, id) {
      const file = await fileById(queries, id)
      const subject = file && (await owner.find(queries, ownerOf(file)))
      return file && subject && { file, subject }
    },
    acting: ({ subject }) => subject.acting,
    place: (_, { subject }, actor) => subject.place(actor),
    stranger: ({ subject: { isPublic } }) => (isPublic ? 'not-a-participant' : 'not-found'),
    concerns: ({ subject }) => subject.heard,
  }
}

/** How the row of a file names what it is on. */
export const ownerOf = ({ subjectType, subjectId }: FileRow): SubjectRef => ({
  type: subjectType,
  id: subjectId,
})
