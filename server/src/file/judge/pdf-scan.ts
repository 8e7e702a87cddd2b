/**
 * Goes through the bytes of a PDF once and tells what stands in them: names, objects, streams. Every byte is looked
 * at, those inside streams and strings too: readers find objects by offsets, so any byte may begin one.
 */

/** A name ends at white space or at a delimiter (ISO 32000-1, 7.2.2). */
const endsName = new Uint8Array(256)
for (const byte of Buffer.from('\0\t\n\f\r ()<>[]{}/%', 'latin1')) endsName[byte] = 1
const isSpace = new Uint8Array(256)
for (const byte of Buffer.from('\0\t\n\f\r ', 'latin1')) isSpace[byte] = 1

const [slash, hash] = [0x2f, 0x23]
/** Names that mean something are short; what follows is passed over. */
const longestName = 64

export interface PdfListener {
  /** A name, numbered characters read: /J#61vaScript is JavaScript; the offsets of its slash and behind it. */
  name(name: string, start: number, end: number): void
  /** The keyword `obj`: what comes next belongs to another object. */
  object(): void
  /** The keyword `stream`: its bytes begin at this offset. */
  stream(at: number): void
}

const hexDigit = (byte: number | undefined): number =>
  byte === undefined ? -1 : '0123456789abcdef'.indexOf(String.fromCharCode(byte | 0x20))

/** The name that begins behind the slash at `at`, and the offset behind it. */
function nameAt(bytes: Uint8Array, slashAt: number): { name: string; end: number } {
  let name = ''
  let at = slashAt + 1
  while (at < bytes.length && !endsName[bytes[at] as number]) {
    const byte = bytes[at] as number
    const [high, low] =
      byte === hash ? [hexDigit(bytes[at + 1]), hexDigit(bytes[at + 2])] : ([-1, -1] as const)
    const isNumbered = high >= 0 && low >= 0
    if (name.length < longestName) name += String.fromCharCode(isNumbered ? high * 16 + low : byte)
    at += isNumbered ? 3 : 1
  }
  return { name, end: at }
}

const matches = (bytes: Uint8Array, at: number, word: string): boolean => {
  for (let nth = 0; nth < word.length; nth += 1) if (bytes[at + nth] !== word.charCodeAt(nth)) return false
  return true
}

const startsKeyword = (bytes: Uint8Array, at: number): boolean =>
  at === 0 || endsName[bytes[at - 1] as number] === 1

/** Where the bytes of a stream begin whose keyword ends at `end`; null where no line ends there. */
function streamStart(bytes: Uint8Array, end: number): number | null {
  if (bytes[end] === 0x0a) return end + 1
  if (bytes[end] !== 0x0d) return null
  return bytes[end + 1] === 0x0a ? end + 2 : end + 1
}

/** Time grows with the number of bytes alone, whatever they are. */
export function scanPdf(bytes: Uint8Array, listener: PdfListener): void {
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === slash) {
      const { name, end } = nameAt(bytes, at)
      listener.name(name, at, end)
      at = end - 1
    } else if (byte === 0x6f && matches(bytes, at, 'obj') && startsKeyword(bytes, at)) {
      listener.object()
      at += 2
    } else if (byte === 0x73 && matches(bytes, at, 'stream') && startsKeyword(bytes, at)) {
      const start = streamStart(bytes, at + 6)
      if (start !== null) listener.stream(start)
      at += 5
    }
  }
}

/** The offset of the next byte that is no white space. */
export function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && isSpace[bytes[at] as number]) at += 1
  return at
}

/** The names that follow, one or a list of them; at most `most`, so that a list without end costs nothing. */
export function namesFrom(bytes: Uint8Array, from: number, most: number): string[] {
  const names: string[] = []
  let at = skipSpace(bytes, from)
  const isList = bytes[at] === 0x5b
  if (isList) at = skipSpace(bytes, at + 1)
  while (bytes[at] === slash && names.length < most) {
    const { name, end } = nameAt(bytes, at)
    names.push(name)
    if (!isList) break
    at = skipSpace(bytes, end)
  }
  return names
}
