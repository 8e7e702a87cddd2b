/** What a camera wrote beside a picture: where it was taken, and which way up it is. */

const littleEndian = 'II'
const gpsTag = 0x8825
const orientationTag = 0x0112

/** The first directory of a TIFF header, as number → value; nothing where it cannot be read. */
function tagsOf(tiff: Buffer): Map<number, number> {
  const tags = new Map<number, number>()
  if (tiff.length < 14) return tags
  const little = tiff.toString('latin1', 0, 2) === littleEndian
  const u16 = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number): number => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const start = u32(4)
  if (start + 2 > tiff.length) return tags
  const count = u16(start)
  for (let nth = 0; nth < count; nth += 1) {
    const at = start + 2 + nth * 12
    if (at + 12 > tiff.length) break
    tags.set(u16(at), u16(at + 2) === 3 ? u16(at + 8) : u32(at + 8))
  }
  return tags
}

/** Whether the metadata say where the picture was taken. */
export const tellsPlace = (tiff: Buffer): boolean => tagsOf(tiff).has(gpsTag)
export const textTellsPlace = (xmp: Buffer): boolean =>
  xmp.includes('GPSLatitude') || xmp.includes('GPSLongitude')

/** 1 to 8; 1 where nothing is said. */
export const orientationOf = (tiff: Buffer): number => {
  const value = tagsOf(tiff).get(orientationTag) ?? 1
  return value >= 1 && value <= 8 ? value : 1
}

/** A header that says which way up the picture is, and nothing else. */
export function onlyOrientation(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM', 0, 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(orientationTag, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}

export const exifMark = Buffer.from('Exif\0\0', 'latin1')

/** Whether any picture header in these bytes of a JPEG says where it was taken. */
export function hasPlace(jpeg: Buffer): boolean {
  const at = jpeg.subarray(0, 256 * 1024).indexOf(exifMark)
  return at >= 0 && tellsPlace(jpeg.subarray(at + exifMark.length))
}
