/** A thing as its own folder says it, once: its commands act on it as a target, and facilities are on it as a subject. */

import { can } from '@plenary/shared/abilities'
import type { Actor } from '@plenary/shared/participant'
import type { PlaceWith } from '@plenary/shared/place'
import { found, Refusal } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import type { Queries } from '../database/port.ts'
import type { Target } from '../participant/command.ts'
import type { ActingPlace } from '../participant/masks.ts'
import { actorIn } from '../participant/view.ts'
import type { Subjects } from './registry.ts'
import type { Listing, Subject, SubjectKind, SubjectRef, Whole } from './subject.ts'

export interface Thing<Row, Place extends { processId: string }> {
  type: string
  /** Null for what is not there, or is gone. */
  find(queries: Queries, id: string): Promise<Row | null>
  /** Where somebody acts who does something to it or on it [PSE1]. */
  acting(row: Row): ActingPlace
  /** All that its own rules ask about. */
  placeOf(queries: Queries, row: Row): Place | Promise<Place>
  /** [SUB2] Whether it is there for somebody; null: for whoever takes no part. Left out: it is public. */
  isFor?(actor: Actor | null, row: Row): boolean
  heard(row: Row): Subject['heard']
}

const isForAll = (): boolean => true

/** The thing as its own commands act on it. */
export const actedOn = <Row, Place extends { processId: string }>({
  find,
  acting,
  placeOf,
  isFor = isForAll,
  heard,
}: Thing<Row, Place>): Target<Row, Place> => ({
  find,
  acting,
  place: (queries, row, actor) => (isFor(actor, row) ? placeOf(queries, row) : null),
  stranger: (row) => (isFor(null, row) ? 'not-a-participant' : 'not-found'),
  concerns: heard,
})

/** What a facility knows of it besides. */
interface Shown<Row, Place> extends Omit<SubjectKind, 'type' | 'find' | 'moving'> {
  subjectOf(place: Place, row: Row, actor: Actor): PlaceWith<'subject'>
  wholeId?(row: Row): string
  topics?(row: Row): string[]
  /** Left out: as it is there at all. */
  isPublic?(row: Row): boolean
  /** Left out: everyone who takes part may read it. */
  forAll?(row: Row): boolean
  text?(queries: Queries, row: Row): ReturnType<Subject['text']>
  title(row: Row): string
  link(row: Row): string
}

/** The thing as threads, files and whatever else is on things know it. */
export const kindOf = <Row, Place extends { processId: string }>(
  { type, find, acting, placeOf, isFor = isForAll, heard }: Thing<Row, Place>,
  shown: Shown<Row, Place>,
): SubjectKind => {
  const { subjectOf, wholeId, topics, isPublic, forAll, text, title, link, ...more } = shown
  return {
    type,
    ...more,
    async find(queries, id) {
      const row = await find(queries, id)
      if (!row) return null
      const place = await placeOf(queries, row)
      return {
        type,
        id,
        processId: place.processId,
        wholeId: wholeId?.(row) ?? id,
        acting: acting(row),
        heard: heard(row),
        topics: topics?.(row) ?? [],
        forAll: forAll?.(row) ?? true,
        isPublic: isPublic?.(row) ?? isFor(null, row),
        place: (actor) => (isFor(actor, row) ? subjectOf(place, row, actor) : null),
        live: null,
        text: async (later) => (await text?.(later, row)) ?? [],
        title: title(row),
        link: link(row),
      }
    },
  }
}

/** A thing of any kind, as a facility acts on it. */
export const anyThing = (subjects: Subjects): Target<Subject, PlaceWith<'subject'>, SubjectRef> => ({
  find: subjects.find,
  acting: ({ acting }) => acting,
  place: (_, subject, actor) => subject.place(actor),
  stranger: ({ isPublic }) => (isPublic ? 'not-a-participant' : 'not-found'),
  concerns: ({ heard }) => heard,
})

/** A thing as whoever reads it finds it. */
export interface Reading<Row, Place> {
  row: Row
  place: Place
  /** Null for whoever takes no part in its process, or is not signed in. */
  actor: Actor | null
}

/** [SUB2] Throws not-found where there is no such thing, or none for this person. */
export async function readThing<Row, Place extends { processId: string }>(
  { find, acting, placeOf, isFor = isForAll }: Thing<Row, Place>,
  queries: Queries,
  userId: string | undefined,
  id: string,
): Promise<Reading<Row, Place>> {
  const row = found(await find(queries, id))
  const [place, actor] = await Promise.all([placeOf(queries, row), actorIn(queries, userId, acting(row))])
  found(isFor(actor, row) || null)
  return { row, place, actor }
}

/** [SUB2] A thing of any kind for whoever may read it, signed in or not. Throws not-found for everybody else. */
export async function readSubject(
  { subjects, clock }: Pick<Context, 'subjects' | 'clock'>,
  queries: Queries,
  userId: string | undefined,
  ref: SubjectRef,
): Promise<Subject> {
  const subject = found(await subjects.find(queries, ref))
  if (subject.isPublic) return subject
  const actor = found(await actorIn(queries, userId, subject.acting))
  const place = found(subject.place(actor))
  if (can(actor, 'subject.read', place, clock.now()) !== 'yes') throw new Refusal('not-found')
  return subject
}

/** The things of a whole as whoever lists them has them. Throws not-found where there is nothing of it for them. */
export async function readWhole(
  { subjects, clock }: Pick<Context, 'subjects' | 'clock'>,
  queries: Queries,
  userId: string,
  ref: SubjectRef,
): Promise<{ whole: Whole; actor: Actor; listing: Listing }> {
  const whole = found(await subjects.whole(queries, ref))
  const actor = found(await actorIn(queries, userId, whole.processId))
  return { whole, actor, listing: found(await whole.listFor(actor, clock.now())) }
}
