/**
 * Writes client/src/ui/sign.ttf: a face with one character, U+FFFC, that has no picture and no width. The faces of readers
 * draw it as a box; the editor draws the number of the sign in front of it and nothing else. Run it to make the file again.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const u16 = (...values) => values.flatMap((value) => [(value >> 8) & 255, value & 255])
const u32 = (...values) =>
  values.flatMap((value) => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255])
const text = (value) => [...value].map((letter) => letter.charCodeAt(0))

const placeholder = 0xfffc
const unitsPerEm = 1000
const [ascent, descent] = [1069, -293]
const glyphs = 2

const names = ['Plenary Sign', 'Regular', 'Plenary Sign 1', 'Plenary Sign', '1', 'PlenarySign']
const nameIds = [1, 2, 3, 4, 5, 6]
const wide = names.map((name) => [...name].flatMap((letter) => u16(letter.charCodeAt(0))))
let nameOffset = 0
const nameRecords = wide.flatMap((bytes, nth) => {
  const record = u16(3, 1, 0x409, nameIds[nth], bytes.length, nameOffset)
  nameOffset += bytes.length
  return record
})

const tables = {
  'OS/2': [
    ...u16(4, 0, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
    ...new Array(10).fill(0),
    ...u32(0, 0, 0, 0),
    ...text('PLNY'),
    ...u16(0x40, placeholder, placeholder, ascent, descent & 0xffff, 0, ascent, -descent),
    ...u32(1, 0),
    ...u16(500, 700, 0, 32, 1),
  ],
  // Format 4: one segment for the placeholder, and the one that ends the table.
  cmap: [
    ...u16(0, 1, 3, 1),
    ...u32(12),
    ...u16(
      4,
      32,
      0,
      4,
      4,
      1,
      0,
      placeholder,
      0xffff,
      0,
      placeholder,
      0xffff,
      (1 - placeholder) & 0xffff,
      1,
      0,
      0,
    ),
  ],
  glyf: [0, 0, 0, 0],
  head: [
    ...u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5),
    ...u16(0x000b, unitsPerEm),
    ...new Array(16).fill(0),
    ...u16(0, 0, 0, 0, 0, 8, 2, 0, 0),
  ],
  hhea: [...u32(0x00010000), ...u16(ascent, descent & 0xffff, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, glyphs)],
  hmtx: u16(0, 0, 0, 0),
  loca: u16(0, 0, 0),
  maxp: [...u32(0x00010000), ...u16(glyphs, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
  name: [...u16(0, names.length, 6 + nameRecords.length), ...nameRecords, ...wide.flat()],
  post: [...u32(0x00030000, 0), ...u16(-75 & 0xffff, 50), ...u32(0, 0, 0, 0, 0)],
}

const padded = (bytes) => [...bytes, ...new Array((4 - (bytes.length % 4)) % 4).fill(0)]
const sumOf = (bytes) => {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4)
    sum = (sum + ((bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3])) >>> 0
  return sum
}

const entries = Object.entries(tables)
const power = Math.floor(Math.log2(entries.length))
let offset = 12 + 16 * entries.length
const directory = [
  ...u32(0x00010000),
  ...u16(entries.length, 16 << power, power, 16 * (entries.length - (1 << power))),
]
const places = {}
for (const [tag, bytes] of entries) {
  directory.push(...text(tag), ...u32(sumOf(padded(bytes)), offset, bytes.length))
  places[tag] = offset
  offset += padded(bytes).length
}
const font = [...directory, ...entries.flatMap(([, bytes]) => padded(bytes))]
font.splice(places.head + 8, 4, ...u32((0xb1b0afba - sumOf(font)) >>> 0))
writeFileSync(join(import.meta.dirname, '../src/ui/sign.ttf'), Uint8Array.from(font))
