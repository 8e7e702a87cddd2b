/** Files that tell who made them, in every place where office programs and cameras write it. */
import { crc32 } from 'node:zlib'
import type { Identity } from './identity.ts'

/** A ZIP archive with its parts stored as they are. */
function zipOf(parts: Record<string, string>): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(text)]
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, bytes])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, tail, path]))
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(locals.length, 8)
  end.writeUInt16LE(locals.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

export function documentOf({ traces: t }: Identity): Buffer {
  const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return zipOf({
    '[Content_Types].xml': `${xml}<Types xmlns="${types}"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${xml}<w:document ${word}><w:body><w:p w:rsidR="${t['revision mark of a document']}"><w:ins w:id="1" w:author="${t['author of a tracked change']}"><w:r><w:t>Words.</w:t></w:r></w:ins></w:p></w:body></w:document>`,
    'word/comments.xml': `${xml}<w:comments ${word}><w:comment w:id="0" w:author="${t['author of a remark in a document']}"/></w:comments>`,
    'docProps/core.xml': `${xml}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${t['document author']}</dc:creator><cp:lastModifiedBy>${t['last editor of a document']}</cp:lastModifiedBy></cp:coreProperties>`,
    'docProps/app.xml': `${xml}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>${t['company in a document']}</Company><Template>C:\\Users\\${t['template path in a document']}\\Normal.dotm</Template></Properties>`,
  })
}

export const openDocumentOf = ({ traces: t }: Identity): Buffer =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `${xml}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:body><office:text/></office:body></office:document-content>`,
    'meta.xml': `${xml}<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta><meta:initial-creator>${t['initial creator of an OpenDocument']}</meta:initial-creator></office:meta></office:document-meta>`,
    'META-INF/manifest.xml': `${xml}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>`,
  })

export function pdfOf({ traces: t }: Identity): Buffer {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${t['XMP creator of a PDF']}</dc:creator></x:xmpmeta>`
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
      `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n` +
      `4 0 obj<</Author(${t['author of a PDF']})/Producer(${t['producer of a PDF']})>>endobj\n` +
      `5 0 obj<</Type/Metadata/Subtype/XML/Length ${xmp.length}>>stream\n${xmp}\nendstream endobj\n` +
      'trailer<</Root 1 0 R/Info 4 0 R>>\n%%EOF\n',
  )
}

const pixel = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
)

/** An EXIF header with text tags: number → text. The place is told by a text tag of the GPS directory. */
function exifOf(tags: [number, string][], place: string): Buffer {
  const entries = tags.length + 1
  const start = 8 + 2 + entries * 12 + 4
  const texts: Buffer[] = []
  let at = start
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16LE(tag, 0)
    bytes.writeUInt16LE(type, 2)
    bytes.writeUInt32LE(count, 4)
    bytes.writeUInt32LE(value, 8)
    return bytes
  }
  const text = (tag: number, words: string): Buffer => {
    const bytes = Buffer.from(`${words}\0`)
    const made = entry(tag, 2, bytes.length, at)
    texts.push(bytes)
    at += bytes.length
    return made
  }
  const first = tags.map(([tag, words]) => text(tag, words))
  const gpsAt = at
  const gpsText = Buffer.from(`${place}\0`)
  const gps = Buffer.concat([
    Buffer.from([1, 0]),
    entry(0x1b, 7, gpsText.length, gpsAt + 18),
    Buffer.alloc(4),
    gpsText,
  ])
  const head = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, entries, 0])
  const directory = Buffer.concat([...first, entry(0x8825, 4, 1, gpsAt), Buffer.alloc(4)])
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), head, directory, ...texts, gps])
}

export function photographOf({ traces: t }: Identity): Buffer {
  const segment = (code: number, data: Buffer): Buffer => {
    const head = Buffer.from([0xff, code, 0, 0])
    head.writeUInt16BE(data.length + 2, 2)
    return Buffer.concat([head, data])
  }
  const exif = exifOf(
    [
      [0x0110, t['camera of a picture']],
      [0x013b, t['artist of a picture']],
      [0x8298, t['copyright of a picture']],
    ],
    t['place of a picture'],
  )
  const xmp = `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:creator>${t['XMP creator of a picture']}</dc:creator></x:xmpmeta>`
  return Buffer.concat([
    pixel.subarray(0, 2),
    segment(0xe1, exif),
    segment(0xe1, Buffer.from(xmp)),
    segment(0xfe, Buffer.from(t['remark in a picture'])),
    pixel.subarray(2),
    // The end of the picture.
    Buffer.from([0xff, 0xd9]),
  ])
}

const plainPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export function drawingOf({ traces: t }: Identity): Buffer {
  const data = Buffer.from(`tEXtAuthor\0${t['text chunk of a PNG']}`)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length - 4)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(data))
  // After the header, which is 8 + 25 bytes.
  return Buffer.concat([plainPng.subarray(0, 33), length, data, check, plainPng.subarray(33)])
}
