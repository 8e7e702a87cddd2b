/** Makes pictures for tests, as cameras and programs write them, and as nobody should. */
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import type { PictureKind } from './judge/picture.ts'

interface Wanted {
  width?: number
  height?: number
  /** As EXIF has it, 1 to 8: the picture is turned when it is shown. */
  orientation?: number
  /** Somebody's name, and where they stood. */
  artist?: string
  place?: boolean
}

/** Blue above, orange below, so that one can tell which way up it is. */
export async function pictureOf(kind: PictureKind, wanted: Wanted = {}): Promise<Buffer> {
  const { width = 40, height = 20, orientation, artist, place } = wanted
  const blue = { create: { width, height, channels: 3 as const, background: '#0047ab' } }
  const half = { ...blue.create, height: Math.ceil(height / 2), background: '#ff8000' }
  let picture = sharp(blue).composite([{ input: { create: half }, gravity: 'south' }])
  if (artist || place)
    picture = picture.withExif({
      ...(artist ? { IFD0: { Artist: artist } } : {}),
      ...(place ? { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '3/1 7/1 0/1' } } : {}),
    })
  if (orientation) picture = picture.withMetadata({ orientation })
  return picture.toFormat(kind, kind === 'webp' ? { lossless: true } : {}).toBuffer()
}

export const pngChunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

const headerEnd = 33

/** A PNG with more chunks behind its header. */
export const withChunks = (png: Buffer, ...chunks: Buffer[]): Buffer =>
  Buffer.concat([png.subarray(0, headerEnd), ...chunks, png.subarray(headerEnd)])

/** A PNG that says it is larger than it is. */
export function claiming(png: Buffer, width: number, height: number): Buffer {
  const header = Buffer.from(png.subarray(16, headerEnd - 4))
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  return Buffer.concat([png.subarray(0, 8), pngChunk('IHDR', header), png.subarray(headerEnd)])
}
