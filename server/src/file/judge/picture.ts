/** What every picture is asked: its size, and what was beside it that others need not have [FIL11]. */
import type { FileNote } from '@plenary/shared/file'
import { bounds, type Finding, tooLarge, unsafe } from './verdict.ts'

/** Nobody's reader has to draw a hundred million pixels of nothing. */
export function ensureSize(width: number, height: number): void {
  if (width < 1 || height < 1) throw unsafe('It is a picture without a size.')
  if (width > bounds.pictureSide || height > bounds.pictureSide)
    throw tooLarge(`A side of it has more than ${bounds.pictureSide} pixels.`)
}

/** [FIL11] The picture alone, written anew from the parts it is made of. */
export function pictureOf(pieces: Buffer[], taken: { place: boolean; details: boolean }): Finding {
  const notes: FileNote[] = [
    ...(taken.place ? (['place-removed'] as const) : []),
    ...(taken.details ? (['details-removed'] as const) : []),
  ]
  return { notes, replacement: notes.length > 0 ? Buffer.concat(pieces) : null }
}

export const tooManyPieces = () => tooLarge('It is written in too many pieces.')

/** The pieces of a picture, which are not to be without end. */
export function listed<T>(parts: Iterable<T>): T[] {
  const list: T[] = []
  for (const part of parts) {
    list.push(part)
    if (list.length > bounds.pictureParts) throw tooManyPieces()
  }
  return list
}

export const broken = () => unsafe('It is not built as such a picture is.')
