/** Pictures are drawn anew, and what is more than a picture, or none, is refused. */
import { Refusal } from '@plenary/shared/problems'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { docxOf } from '../test-archives.ts'
import { claiming, pictureOf, pngChunk, withChunks } from '../test-pictures.ts'
import { judgePicture, type PictureKind } from './picture.ts'

const kinds = ['png', 'jpg', 'webp'] as const

const verdictOf = async (kind: PictureKind, bytes: Buffer): Promise<string> => {
  try {
    await judgePicture(kind, bytes)
    return 'taken'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** Red, green and blue of one pixel. */
async function colourAt(picture: Uint8Array, left: number, top: number): Promise<number[]> {
  const one = sharp(picture).removeAlpha().extract({ left, top, width: 1, height: 1 })
  return [...(await one.raw().toBuffer())]
}
const isNear = (colour: number[], [red, green, blue]: [number, number, number]): boolean =>
  [red, green, blue].every((wanted, nth) => Math.abs(wanted - (colour[nth] ?? Number.NaN)) < 24)
const blue: [number, number, number] = [0x00, 0x47, 0xab]
const orange: [number, number, number] = [0xff, 0x80, 0x00]

describe('pictures', () => {
  it.each(kinds)('[FIL11] a %s loses its place and its author, and stands upright', async (kind) => {
    const came = await pictureOf(kind, { place: true, artist: 'Amina Q', orientation: 6 })
    expect(came.includes('Amina Q')).toBe(true)
    expect((await sharp(came).metadata()).orientation).toBe(6)
    const { notes, replacement } = await judgePicture(kind, came)
    expect(notes).toEqual(['place-removed', 'details-removed'])
    const kept = Buffer.from(replacement as Uint8Array)
    expect(kept.includes('Amina Q')).toBe(false)
    const { exif, xmp, iptc, icc, comments, orientation, width, height } = await sharp(kept).metadata()
    expect([exif, xmp, iptc, icc, comments, orientation]).toEqual(Array(6).fill(undefined))
    // What lay on its side, 40 by 20, stands: the bottom of what came is now at the left.
    expect([width, height]).toEqual([20, 40])
    expect(isNear(await colourAt(kept, 2, 20), orange)).toBe(true)
    expect(isNear(await colourAt(kept, 17, 20), blue)).toBe(true)
    expect((await judgePicture(kind, kept)).notes).toEqual([])
  })

  it('[FIL11] leaves nothing that stood beside the pixels, in whatever piece', async () => {
    const secret = 'Amina Q, block 4'
    const text = pngChunk('tEXt', Buffer.from(`Author\0${secret}`))
    const ours = pngChunk('prVt', Buffer.from(secret))
    const png = await judgePicture('png', withChunks(await pictureOf('png'), text, ours))
    expect(png.notes).toEqual(['details-removed'])
    expect(Buffer.from(png.replacement as Uint8Array).includes('Amina')).toBe(false)

    const plain = await pictureOf('jpg')
    const remark = Buffer.concat([Buffer.from([0xff, 0xfe, 0, secret.length + 2]), Buffer.from(secret)])
    const jpg = await judgePicture('jpg', Buffer.concat([plain.subarray(0, 2), remark, plain.subarray(2)]))
    expect(Buffer.from(jpg.replacement as Uint8Array).includes('Amina')).toBe(false)

    // A phone's smaller picture behind the picture itself.
    const behind = await pictureOf('jpg', { artist: secret })
    const both = await judgePicture('jpg', Buffer.concat([plain, behind, Buffer.alloc(3)]))
    expect(Buffer.from(both.replacement as Uint8Array).includes('Amina')).toBe(false)
  })

  it.each(kinds)('[FIL11] a %s without anything beside looks as it did', async (kind) => {
    const came = await pictureOf(kind)
    const { notes, replacement } = await judgePicture(kind, came)
    expect(notes).toEqual([])
    const { format, width, height } = await sharp(replacement as Uint8Array).metadata()
    expect([format, width, height]).toEqual([kind === 'jpg' ? 'jpeg' : kind, 40, 20])
    expect(isNear(await colourAt(replacement as Uint8Array, 20, 3), blue)).toBe(true)
    expect(isNear(await colourAt(replacement as Uint8Array, 20, 16), orange)).toBe(true)
    if (kind !== 'jpg')
      expect(
        await sharp(replacement as Uint8Array)
          .raw()
          .toBuffer(),
      ).toEqual(await sharp(came).raw().toBuffer())
  })

  it('[FIL11] keeps all frames of a picture that moves', async () => {
    const frames = Buffer.concat([Buffer.alloc(4 * 4 * 3, 0), Buffer.alloc(4 * 4 * 3, 255)])
    const raw = { width: 4, height: 8, channels: 3 as const, pageHeight: 4 }
    const moving = await sharp(frames, { raw })
      .webp({ loop: 2, delay: [100, 300] })
      .toBuffer()
    const { replacement } = await judgePicture('webp', moving)
    const { pages, loop, delay } = await sharp(replacement as Uint8Array).metadata()
    expect({ pages, loop, delay }).toEqual({ pages: 2, loop: 2, delay: [100, 300] })
  })

  it('[FIL11] refuses floods of pixels, whether they are there or only said to be', async () => {
    expect(await verdictOf('png', await pictureOf('png', { width: 50_000, height: 1 }))).toBe('too-large')
    expect(await verdictOf('jpg', await pictureOf('jpg', { width: 50_000, height: 1 }))).toBe('too-large')
    expect(await verdictOf('webp', await pictureOf('webp', { width: 16_000, height: 1 }))).toBe('too-large')
    const png = await pictureOf('png')
    expect(await verdictOf('png', claiming(png, 50_000, 50_000))).toBe('too-large')
    expect(await verdictOf('png', claiming(png, 11_000, 11_000))).toBe('too-large')
  })

  it('[FIL11] refuses what is something else besides, and what is broken', async () => {
    const [png, jpg, webp] = await Promise.all(kinds.map((kind) => pictureOf(kind)))
    const cases: Record<string, [PictureKind, Buffer]> = {
      'an archive behind a PNG': ['png', Buffer.concat([png as Buffer, docxOf()])],
      'a page behind a JPEG': ['jpg', Buffer.concat([jpg as Buffer, Buffer.from('<script>')])],
      'an archive behind a WebP': ['webp', Buffer.concat([webp as Buffer, docxOf()])],
      'a wrong sum': [
        'png',
        Buffer.from((png as Buffer).toString('latin1').replace('IDAT', 'IDAU'), 'latin1'),
      ],
      'half a PNG': ['png', (png as Buffer).subarray(0, 60)],
      'half a JPEG': ['jpg', (jpg as Buffer).subarray(0, 20)],
      'a JPEG without its middle': [
        'jpg',
        Buffer.concat([(jpg as Buffer).subarray(0, 200), (jpg as Buffer).subarray(-2)]),
      ],
      'half a WebP': ['webp', (webp as Buffer).subarray(0, 40)],
      'a WebP of nothing': ['webp', Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1')],
      'one kind under the name of another': ['webp', png as Buffer],
      'a drawing that is a program': [
        'png',
        Buffer.concat([
          Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
          (png as Buffer).subarray(-12),
        ]),
      ],
    }
    const found: Record<string, string> = {}
    for (const [name, [kind, bytes]] of Object.entries(cases)) found[name] = await verdictOf(kind, bytes)
    expect(found).toEqual(Object.fromEntries(Object.keys(cases).map((name) => [name, 'file-unsafe'])))
  })
})
