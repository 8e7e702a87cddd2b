/** Archives of office documents, read within bounds: sizes as declared and as they turn out, names, links, copies. */
import { buffer as collect } from 'node:stream/consumers'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { bounds, notTaken, tooLarge, unsafe } from './verdict.ts'

export interface Archive {
  names: string[]
  has(name: string): boolean
  /** Every part in turn, unpacked within the bounds of the whole archive. */
  parts(look: (name: string, bytes: Buffer) => Promise<void> | void): Promise<void>
  /** One part, small as such parts are. Throws file-kind-refused where there is none. */
  part(name: string): Promise<Buffer>
  /** The first entry, which some formats prescribe. */
  first: string | undefined
}

const unixType = ({ versionMadeBy, externalFileAttributes }: Entry): number =>
  versionMadeBy >> 8 === 3 ? (externalFileAttributes >>> 16) & 0o170000 : 0
const plainTypes = new Set([0, 0o100000, 0o040000])

/** [FIL7] Judged by the directory before anything is unpacked. */
function checkEntry(entry: Entry): void {
  const { fileName, uncompressedSize, compressedSize, compressionMethod } = entry
  if (entry.isEncrypted()) throw unsafe('A part of it is encrypted and cannot be looked at.')
  if (!plainTypes.has(unixType(entry))) throw unsafe('It holds a link instead of a part.')
  if (compressionMethod !== 0 && compressionMethod !== 8)
    throw notTaken('It is packed in a way office documents are not.')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (/[\u0000-\u001f\\:]/.test(fileName) || fileName.split('/').some((part) => /^\.+$/.test(part)))
    throw unsafe('A part of it has a name that leads elsewhere.')
  if (uncompressedSize > bounds.ratioFromBytes && uncompressedSize > compressedSize * bounds.ratio)
    throw tooLarge('A part of it unpacks to many times its size.')
}

async function directoryOf(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > bounds.entries) throw tooLarge(`It has more than ${bounds.entries} parts.`)
  if (zip.comment.length > 0) throw unsafe('Something follows its end.')
  const entries: Entry[] = []
  const names = new Set<string>()
  let total = 0
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry)
    const name = entry.fileName.toLowerCase()
    if (names.has(name)) throw unsafe('Two of its parts have one name.')
    names.add(name)
    total += entry.uncompressedSize
    if (total > bounds.unpackedBytes) throw tooLarge('It unpacks to more than 50 MB.')
    entries.push(entry)
    if (entries.length > bounds.entries) throw tooLarge(`It has more than ${bounds.entries} parts.`)
  }
  return entries
}

/** The part as it unpacks: a declared size that lies ends the reading at the size it declared [FIL7]. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const header = await zip.readLocalFileHeaderPromise(entry)
  if (!header.fileName.equals(entry.fileNameRaw)) throw unsafe('A part of it has two names.')
  try {
    return await collect(await zip.openReadStreamPromise(entry))
  } catch (error) {
    if (/bytes in the stream/.test((error as Error).message))
      throw tooLarge('A part of it is not of the size it says.')
    throw error
  }
}

/** Opens, hands over, closes. What cannot be read as an archive is refused as one. */
export async function withArchive<T>(path: string, work: (archive: Archive) => Promise<T>): Promise<T> {
  const zip = await openPromise(path, {
    lazyEntries: true,
    autoClose: false,
    strictFileNames: true,
  }).catch(unreadable)
  try {
    const entries = await directoryOf(zip)
    const files = entries.filter(({ fileName }) => !fileName.endsWith('/'))
    const byName = new Map(files.map((entry) => [entry.fileName, entry]))
    return await work({
      names: [...byName.keys()],
      first: entries[0]?.fileName,
      has: (name) => byName.has(name),
      async parts(look) {
        for (const entry of files) await look(entry.fileName, await unpack(zip, entry))
      },
      async part(name) {
        const entry = byName.get(name)
        if (!entry) throw notTaken(`It lacks ${name}, which such a document has.`)
        return unpack(zip, entry)
      },
    })
  } catch (error) {
    return unreadable(error)
  } finally {
    zip.close()
  }
}

/** Refusals and failures of the disk pass; what the reader complains about is a broken or a crafted archive. */
function unreadable(error: unknown): never {
  const { code = 'Z_', constructor: made } = error as NodeJS.ErrnoException
  if (made === Error && code.startsWith('Z_')) throw unsafe('It cannot be read as the archive it should be.')
  throw error
}
