/** What a camera wrote beside a picture: where it was taken. */

const littleEndian = 'II'
const gpsTag = 0x8825

/** The numbers in the first directory of a TIFF header; none where it cannot be read. */
function tagsOf(tiff: Buffer): Set<number> {
  const tags = new Set<number>()
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
    tags.add(u16(at))
  }
  return tags
}

const exifMark = Buffer.from('Exif\0\0', 'latin1')
/** Some kinds of pictures put a mark before the header. */
const tiffIn = (exif: Buffer): Buffer =>
  exif.subarray(0, exifMark.length).equals(exifMark) ? exif.subarray(exifMark.length) : exif

/** Whether the metadata say where the picture was taken. */
export const tellsPlace = (exif: Buffer): boolean => tagsOf(tiffIn(exif)).has(gpsTag)
export const textTellsPlace = (xmp: Buffer): boolean =>
  xmp.includes('GPSLatitude') || xmp.includes('GPSLongitude')

/** Whether any picture header in these bytes of a JPEG says where it was taken. */
export function hasPlace(jpeg: Buffer): boolean {
  const at = jpeg.subarray(0, 256 * 1024).indexOf(exifMark)
  return at >= 0 && tellsPlace(jpeg.subarray(at))
}
