/** [CAN1] Strings that lead to one person, each found nowhere else, planted wherever a person leaves something of themselves. */
import { createHash, randomBytes } from 'node:crypto'

const mark = (): string => randomBytes(6).toString('hex')

export interface Identity {
  email: string
  name: string
  password: string
  pseudonym: string
  /** What is sent with every request of this person. */
  headers: Record<string, string>
  /** Planted in files, awareness and sockets, by where. */
  traces: Record<TraceName, string>
}

const traceNames = [
  'document author',
  'last editor of a document',
  'company in a document',
  'template path in a document',
  'author of a remark in a document',
  'author of a tracked change',
  'revision mark of a document',
  'initial creator of an OpenDocument',
  'author of a PDF',
  'XMP creator of a PDF',
  'producer of a PDF',
  'artist of a picture',
  'copyright of a picture',
  'place of a picture',
  'camera of a picture',
  'XMP creator of a picture',
  'remark in a picture',
  'text chunk of a PNG',
  'name of a document',
  'name of a picture',
  'name in awareness',
  'colour in awareness',
  'extra field in awareness',
  'root name in awareness',
  'auth payload of a socket',
  'query of a socket',
  'extra field of a presence message',
  'extra field of a request',
] as const
export type TraceName = (typeof traceNames)[number]

export function inventIdentity(): Identity {
  const [given, family, local, host] = [mark(), mark(), mark(), mark()]
  return {
    email: `${local}@${host}.example`,
    name: `Given${given} Family${family}`,
    password: `password-${mark()}`,
    pseudonym: `Heron ${mark()}`,
    headers: {
      'user-agent': `Mozilla/5.0 (Device${mark()}) Browser/${mark()}`,
      'accept-language': `tlh-x-${mark().slice(0, 8)};q=0.9`,
      'x-forwarded-for': `2001:db8::${mark().slice(0, 4)}:${mark().slice(0, 4)}`,
      'x-real-ip': `host-${mark()}`,
      forwarded: `for="_${mark()}"`,
      via: `1.1 proxy-${mark()}`,
      'x-timezone': `Zone/${mark()}`,
      'sec-ch-ua-model': `"Model-${mark()}"`,
      'x-request-id': `request-${mark()}`,
      'x-user-id': `user-${mark()}`,
      traceparent: `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`,
    },
    traces: Object.fromEntries(traceNames.map((name) => [name, `trace${mark()}`])) as Identity['traces'],
  }
}

/** Every string that must not reach anybody else, by what it is. `known` are ids that only the server gave. */
export function canariesOf(
  { email, name, password, pseudonym, headers, traces }: Identity,
  known: Record<string, string>,
): Map<string, string> {
  const [local, host] = email.split('@') as [string, string]
  const [given, family] = name.split(' ') as [string, string]
  return new Map([
    ...Object.entries({ email, 'local part': local, host, name, 'given name': given, 'family name': family }),
    ...Object.entries({ password, pseudonym, 'pseudonym, its mark': pseudonym.split(' ')[1] as string }),
    ...Object.entries(headers).map(([key, value]): [string, string] => [
      `header ${key}`,
      /[0-9a-f]{12}|[0-9a-f:]{9,}/.exec(value)?.[0] ?? value,
    ]),
    ...Object.entries(traces),
    ...Object.entries(known),
  ])
}

const hashes = ['md5', 'sha1', 'sha256'] as const

/** The ways a string may travel: as it is, in other letters, in other encodings, or as a hash somebody could guess. */
export function formsOf(canary: string): Buffer[] {
  const plain = Buffer.from(canary)
  const texts = [
    canary,
    canary.toLowerCase(),
    encodeURIComponent(canary),
    plain.toString('hex'),
    // Base64 of the string at each of the three places it may have in a longer one, without its blurred ends.
    ...[0, 1, 2].map((shift) => {
      const inner = Buffer.concat([Buffer.alloc(shift), plain])
        .toString('base64')
        .replace(/=+$/, '')
      return inner.slice(shift === 0 ? 0 : shift + 1, -2)
    }),
    ...hashes.map((hash) => createHash(hash).update(canary).digest('hex')),
    ...hashes.map((hash) => createHash(hash).update(canary.toLowerCase()).digest('hex')),
  ]
  return [...new Set(texts)]
    .filter((text) => text.length >= 8)
    .map((text) => Buffer.from(text))
    .concat(Buffer.from(canary, 'utf16le'))
}
