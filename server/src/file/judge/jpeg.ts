/** JPEG: its segments in turn up to the end of the picture; what a camera or a program wrote besides is left out. */
import { exifMark, onlyOrientation, orientationOf, tellsPlace, textTellsPlace } from './exif.ts'
import { broken, ensureSize, pictureOf, tooManyPieces } from './picture.ts'
import { bounds, type Finding, unsafe } from './verdict.ts'

const marker = {
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  app14: 0xee,
  comment: 0xfe,
}
/** Frame headers, which carry the size; 0xc4, 0xc8 and 0xcc are tables of other kinds. */
const isFrame = (code: number): boolean => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code)
const isApplication = (code: number): boolean => code >= 0xe0 && code <= 0xef

interface Segment {
  code: number
  data: Buffer
  whole: Buffer
}

/** Where the packed picture data end: at a marker that is none of its own. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue
    const code = bytes[at + 1] as number
    if (code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)) return at
  }
  throw broken()
}

function segmentsOf(bytes: Buffer): { segments: Segment[]; rest: Buffer } {
  const segments: Segment[] = []
  let at = 2
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1
    const code = bytes[at + 1]
    if (bytes[at] !== 0xff || code === undefined) throw broken()
    if (code === marker.end) return { segments, rest: bytes.subarray(at + 2) }
    if (at + 4 > bytes.length) throw broken()
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) throw broken()
    const after = code === marker.scan ? endOfScan(bytes, end) : end
    if (segments.length >= bounds.pictureParts) throw tooManyPieces()
    segments.push({ code, data: bytes.subarray(at + 4, end), whole: bytes.subarray(at, after) })
    at = after
  }
}

const startsWith = (data: Buffer, text: string): boolean =>
  data.subarray(0, text.length).toString('latin1') === text

/** Application segments that the picture needs to look as it should: density, colours. */
const needed = ({ code, data }: Segment): boolean =>
  code === marker.app0
    ? startsWith(data, 'JFIF\0')
    : code === marker.app2
      ? startsWith(data, 'ICC_PROFILE\0')
      : code === marker.app14 && startsWith(data, 'Adobe')

const isExif = ({ code, data }: Segment): boolean =>
  code === marker.app1 && startsWith(data, exifMark.toString('latin1'))
const tiffOf = ({ data }: Segment): Buffer => data.subarray(exifMark.length)

function orientationSegment(orientation: number): Buffer {
  const data = Buffer.concat([exifMark, onlyOrientation(orientation)])
  const head = Buffer.from([0xff, marker.app1, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** Phones append smaller pictures, which go; anything else behind the end was put there to be read otherwise. */
function ensureHarmlessRest(rest: Buffer): void {
  const isPicture = rest[0] === 0xff && rest[1] === marker.start
  if (!isPicture && rest.some((byte) => byte !== 0)) throw unsafe('Something follows its end.')
}

export async function judgeJpeg(bytes: Buffer): Promise<Finding> {
  const { segments, rest } = segmentsOf(bytes)
  ensureHarmlessRest(rest)
  const frames = segments.filter(({ code }) => isFrame(code))
  if (frames.length === 0 || !segments.some(({ code }) => code === marker.scan)) throw broken()
  for (const { data } of frames) {
    if (data.length < 6) throw broken()
    ensureSize(data.readUInt16BE(3), data.readUInt16BE(1))
  }
  const isBeside = (segment: Segment): boolean =>
    (isApplication(segment.code) && !needed(segment)) || segment.code === marker.comment
  const beside = segments.filter(isBeside)
  const exif = beside.find(isExif)
  const orientation = exif ? orientationOf(tiffOf(exif)) : 1
  const pieces = [
    bytes.subarray(0, 2),
    ...(orientation === 1 ? [] : [orientationSegment(orientation)]),
    ...segments.filter((segment) => !isBeside(segment)).map(({ whole }) => whole),
    Buffer.from([0xff, marker.end]),
  ]
  return pictureOf(pieces, {
    place: beside.some((each) => (isExif(each) ? tellsPlace(tiffOf(each)) : textTellsPlace(each.data))),
    details: beside.length > 0 || rest.length > 0,
  })
}
