/** Builds small files for tests, honest and hostile, so that no binary lies in the repository. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'

export interface Part {
  name: string
  data: Buffer | string
  /** Lies about the size it unpacks to. */
  declared?: number
  /** Unix mode, for links. */
  mode?: number
  stored?: boolean
  /** Another name in the header before the data than in the directory. */
  localName?: string
}

/** An archive of these parts, as office programs write them. */
export function zipOf(parts: Part[], { comment = '' } = {}): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, declared, mode, stored, localName = name } of parts) {
    const raw = Buffer.from(data as string)
    const packed = stored ? raw : deflateRawSync(raw)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0, 2)
    common.writeUInt16LE(stored ? 0 : 8, 4)
    common.writeUInt32LE(crc32(raw), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(declared ?? raw.length, 18)
    const local = Buffer.from(common)
    local.writeUInt16LE(localName.length, 22)
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), local, Buffer.from(localName)])
    common.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    if (mode !== undefined) tail.writeUInt32LE((mode << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, tail, Buffer.from(name)]),
    )
    bodies.push(head, packed)
    offset += head.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  end.writeUInt16LE(comment.length, 16)
  return Buffer.concat([...bodies, central, Buffer.from('PK\x05\x06'), end, Buffer.from(comment)])
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const types = (main: string): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`
const document = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

export const wordText = (inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document ${w}><w:body>${inner}</w:body></w:document>`
export const relations = (inner: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`

const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'

export function docxOf(
  inner = '<w:p><w:r><w:t>Words.</w:t></w:r></w:p>',
  more: Part[] = [],
  main = document,
) {
  return zipOf([
    { name: '[Content_Types].xml', data: types(main) },
    // As every Word file has it: a part whose name is nothing but an ending.
    {
      name: '_rels/.rels',
      data: relations(`<Relationship Id="rId1" Type="${officeDocument}" Target="word/document.xml"/>`),
    },
    { name: 'word/document.xml', data: inner.startsWith('<?') ? inner : wordText(inner) },
    ...more,
  ])
}

export function odtOf(inner = '<text:p>Words.</text:p>', more: Part[] = []): Buffer {
  const names = ['office', 'text', 'draw', 'script', 'meta'].map(
    (prefix) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`,
  )
  const spaces = `${names.join(' ')} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"`
  return zipOf([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', data: `<office:document-content ${spaces}>${inner}</office:document-content>` },
    ...more,
  ])
}

export const pdfOf = (inner = '', after = ''): Buffer =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${inner} >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n${after}`,
    'latin1',
  )

/** Objects packed out of sight. */
export const packedPdf = (objects: string, dictionary = '/Filter /FlateDecode'): Buffer => {
  const stream = deflateSync(Buffer.from(objects, 'latin1'))
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n2 0 obj\n<< /Type /ObjStm /N 1 /First 4 ${dictionary} /Length ${stream.length} >>\nstream\n`,
    ),
    stream,
    Buffer.from('\nendstream\nendobj\n%%EOF\n'),
  ])
}
