/**
 * [FIL11] Pictures are drawn anew: what is kept holds the pixels, upright, and nothing that a camera, a program or
 * anybody else put beside them. What was refused when it came is refused still, so that nobody takes it for harmless.
 */
import { type FileKind, type FileNote, largestFile } from '@plenary/shared/file'
import sharp, { type Metadata, type Sharp } from 'sharp'
import { tellsPlace, textTellsPlace } from './exif.ts'
import { bounds, type Finding, tooLarge, unsafe } from './verdict.ts'

export type PictureKind = Extract<FileKind, 'png' | 'jpg' | 'webp'>

// The library reads many kinds; strangers' bytes meet the decoders of those that are taken, and no other.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp'] })
// A picture comes once, and the other core belongs to those who type.
sharp.cache(false)
sharp.concurrency(1)

const broken = () => unsafe('It is not built as such a picture is.')
const follows = () => unsafe('Something follows its end.')

const endOfPng = Buffer.from('\0\0\0\0IEND\xae\x42\x60\x82', 'latin1')
const endOfJpeg = Buffer.from([0xff, 0xd9])

/** What a picture of each kind ends with. Drawing it anew leaves out what follows; bringing it was no accident. */
const ensureEnd: Record<PictureKind, (bytes: Buffer) => void> = {
  png(bytes) {
    if (!bytes.includes(endOfPng)) throw broken()
    if (!bytes.subarray(-endOfPng.length).equals(endOfPng)) throw follows()
  },
  jpg(bytes) {
    const end = bytes.lastIndexOf(endOfJpeg)
    if (end < 0) throw broken()
    // Phones append smaller pictures, which end in the same way, and fill up with nothing.
    if (bytes.subarray(end + endOfJpeg.length).some((byte) => byte !== 0)) throw follows()
  },
  webp(bytes) {
    const length = bytes.length < 12 ? 0 : bytes.readUInt32LE(4) + 8
    if (length > bytes.length || length === 0) throw broken()
    if (length < bytes.length) throw follows()
  },
}

/** Nobody's reader has to draw a hundred million pixels of nothing, nor does the server. */
function ensureSize({ width, height, pages = 1, pageHeight = height }: Metadata): void {
  if (width > bounds.pictureSide || pageHeight > bounds.pictureSide)
    throw tooLarge(`A side of it has more than ${bounds.pictureSide} pixels.`)
  if (width * pageHeight * pages > bounds.picturePixels) throw tooManyPixels()
}

const tooManyPixels = () =>
  tooLarge(`It has more than ${bounds.picturePixels / 1_000_000} million pixels. Save it smaller.`)

/** What it told besides the picture. */
function notesOf({ exif, xmp, iptc, comments, tifftagPhotoshop }: Metadata): FileNote[] {
  const place = (exif && tellsPlace(exif)) || (xmp && textTellsPlace(xmp))
  const details = [exif, xmp, iptc, comments, tifftagPhotoshop].some((each) => each !== undefined)
  return [...(place ? (['place-removed'] as const) : []), ...(details ? (['details-removed'] as const) : [])]
}

/** In its own kind, as near to what came as that kind allows. */
const written: Record<PictureKind, (picture: Sharp, of: Metadata, bytes: Buffer) => Sharp> = {
  png: (picture, { isPalette }) => picture.png({ compressionLevel: 9, palette: isPalette, dither: 0 }),
  // Without a second pass over the whole: it would be held in memory.
  jpg: (picture, { chromaSubsampling }) =>
    picture.jpeg({
      quality: 85,
      optimiseCoding: false,
      chromaSubsampling: chromaSubsampling === '4:4:4' ? '4:4:4' : '4:2:0',
    }),
  webp: (picture, _of, bytes) =>
    picture.webp({ quality: 90, lossless: bytes.subarray(0, 4096).includes('VP8L') }),
}

/** The library says what is wrong in words alone. */
function refusalOf(error: unknown): Error {
  const said = error instanceof Error ? error.message : String(error)
  if (/exceeds pixel limit/i.test(said)) return tooManyPixels()
  if (/timeout/i.test(said)) return tooLarge('It takes too long to be drawn. Save it smaller.')
  return broken()
}

/** Throws file-unsafe or too-large. */
export async function judgePicture(kind: PictureKind, bytes: Buffer): Promise<Finding> {
  ensureEnd[kind](bytes)
  const picture = sharp(bytes, {
    animated: true,
    failOn: 'error',
    limitInputPixels: bounds.picturePixels,
  }).timeout({ seconds: bounds.pictureSeconds })
  const of = await picture.metadata().catch((error: unknown) => {
    throw refusalOf(error)
  })
  ensureSize(of)
  // A picture that moves has no way up.
  const upright = (of.pages ?? 1) > 1 ? picture : picture.autoOrient()
  const replacement = await written[kind](upright, of, bytes)
    .toBuffer()
    .catch((error: unknown) => {
      throw refusalOf(error)
    })
  if (replacement.length > largestFile) throw tooLarge('Written anew it is too large. Save it smaller.')
  return { notes: notesOf(of), replacement }
}
