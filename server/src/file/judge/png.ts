/** PNG: its chunks in turn, each with the checksum it says; what is no part of the picture is left out. */
import { crc32 } from 'node:zlib'
import { tellsPlace, textTellsPlace } from './exif.ts'
import { broken, ensureSize, listed, pictureOf } from './picture.ts'
import { type Finding, unsafe } from './verdict.ts'

/** What draws the picture. */
const kept = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'bKGD',
  'pHYs',
  'cICP',
])
const signatureLength = 8

interface Chunk {
  type: string
  data: Buffer
  whole: Buffer
}

function* chunksOf(bytes: Buffer): Generator<Chunk> {
  let at = signatureLength
  while (at < bytes.length) {
    if (at + 12 > bytes.length) throw broken()
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) throw broken()
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw broken()
    yield { type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) }
    at = end
    if (type === 'IEND' && at < bytes.length) throw unsafe('Something follows its end.')
  }
}

/** A capital first letter: without it the picture cannot be drawn. */
const isCritical = (type: string): boolean => /^[A-Z]/.test(type)

export async function judgePng(bytes: Buffer): Promise<Finding> {
  const chunks = listed(chunksOf(bytes))
  const [header] = chunks
  if (header?.type !== 'IHDR' || header.data.length !== 13 || chunks.at(-1)?.type !== 'IEND') throw broken()
  if (!chunks.some(({ type }) => type === 'IDAT')) throw broken()
  ensureSize(header.data.readUInt32BE(0), header.data.readUInt32BE(4))
  const others = chunks.filter(({ type }) => !kept.has(type))
  if (others.some(({ type }) => isCritical(type))) throw broken()
  return pictureOf(
    [
      bytes.subarray(0, signatureLength),
      ...chunks.filter(({ type }) => kept.has(type)).map(({ whole }) => whole),
    ],
    {
      place: others.some(({ type, data }) => (type === 'eXIf' ? tellsPlace(data) : textTellsPlace(data))),
      details: others.length > 0,
    },
  )
}
