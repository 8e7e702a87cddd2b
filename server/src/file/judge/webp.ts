/** WebP: the chunks of its container in turn; what a camera or a program wrote besides is left out. */
import { exifMark, tellsPlace, textTellsPlace } from './exif.ts'
import { broken, ensureSize, listed, pictureOf } from './picture.ts'
import { type Finding, unsafe } from './verdict.ts'

const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const headerLength = 12
/** Bits of the extended header that announce EXIF and XMP. */
const announces = 0x08 | 0x04

interface Chunk {
  type: string
  data: Buffer
  whole: Buffer
}

function* chunksOf(bytes: Buffer): Generator<Chunk> {
  let at = headerLength
  while (at < bytes.length) {
    if (at + 8 > bytes.length) throw broken()
    const length = bytes.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (end > bytes.length) throw broken()
    yield {
      type: bytes.toString('latin1', at, at + 4),
      data: bytes.subarray(at + 8, at + 8 + length),
      whole: bytes.subarray(at, end),
    }
    at = end
  }
}

/** Width and height by the kind of chunk that says them. */
const sizes: Record<string, (data: Buffer) => [number, number]> = {
  VP8X: (data) => [data.readUIntLE(4, 3) + 1, data.readUIntLE(7, 3) + 1],
  'VP8 ': (data) => [data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff],
  VP8L: (data) => {
    const bits = data.readUInt32LE(1)
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]
  },
}

/** The extended header without the announcements of what is gone. */
function plainHeader({ type, whole }: Chunk): Buffer {
  if (type !== 'VP8X') return whole
  const copy = Buffer.from(whole)
  copy[8] = (copy[8] as number) & ~announces
  return copy
}

const tiffIn = (data: Buffer): Buffer =>
  data.subarray(0, exifMark.length).equals(exifMark) ? data.subarray(exifMark.length) : data

export async function judgeWebp(bytes: Buffer): Promise<Finding> {
  if (bytes.readUInt32LE(4) + 8 !== bytes.length)
    throw bytes.readUInt32LE(4) + 8 < bytes.length ? unsafe('Something follows its end.') : broken()
  const chunks = listed(chunksOf(bytes))
  const sized = chunks.filter(({ type }) => sizes[type])
  if (sized.length === 0) throw broken()
  for (const { type, data } of sized) {
    if (data.length < 10 && type !== 'VP8L') throw broken()
    if (data.length < 5) throw broken()
    ensureSize(...(sizes[type] as (data: Buffer) => [number, number])(data))
  }
  const others = chunks.filter(({ type }) => !kept.has(type))
  const body = Buffer.concat(chunks.filter(({ type }) => kept.has(type)).map(plainHeader))
  const header = Buffer.from(bytes.subarray(0, headerLength))
  header.writeUInt32LE(body.length + 4, 4)
  return pictureOf([header, body], {
    place: others.some(({ type, data }) =>
      type === 'EXIF' ? tellsPlace(tiffIn(data)) : textTellsPlace(data),
    ),
    details: others.length > 0,
  })
}
