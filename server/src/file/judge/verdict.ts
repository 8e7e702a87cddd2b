/** What judging a file may answer: what it is and what it tells besides, or why it is not taken. */
import type { FileKind, FileNote } from '@plenary/shared/file'
import { Refusal } from '@plenary/shared/problems'

export interface Judgement {
  kind: FileKind
  notes: FileNote[]
  /** The picture drawn anew; null where the bytes stay as they came. */
  replacement: Uint8Array | null
}

/** What a judge of one kind finds. */
export type Finding = Omit<Judgement, 'kind'>

/** It holds something that acts, or is built to be read in two ways. `why` is shown to whoever brought it. */
export const unsafe = (why: string): Refusal => new Refusal('file-unsafe', why)

/** It is not what it says it is, or nothing we take. */
export const notTaken = (why: string): Refusal => new Refusal('file-kind-refused', why)

export const tooLarge = (why: string): Refusal => new Refusal('too-large', why)

/** Bounds of what a file may unpack to [FIL7] [FIL11]. */
export const bounds = {
  entries: 1000,
  unpackedBytes: 50 * 1024 * 1024,
  /** A part of an archive that unpacks to more than this many times its size, and to more than the next figure, is a bomb. */
  ratio: 200,
  ratioFromBytes: 1024 * 1024,
  /** Pixels of one side of a picture. */
  pictureSide: 12_000,
  /** Pixels of a picture, all its frames together: drawing one takes up to ten bytes of memory, outside the heap of its thread. */
  picturePixels: 50_000_000,
  /** Less than its thread has: a thread cannot be ended while the library is at work in it. */
  pictureSeconds: 20,
  /** Packed streams of objects in a PDF; each holds a hundred objects or more. */
  pdfPackedStreams: 10_000,
  /** Numbered characters in one XML part, and how deep it nests [FIL8]. */
  numberedCharacters: 100_000,
  xmlDepth: 256,
  /** Elements of one XML part; a text of a thousand pages has some hundred thousand. */
  xmlElements: 1_000_000,
} as const
