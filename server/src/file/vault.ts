/** Where the bytes of files lie: DATA_DIR/files, outside every folder that is served, each under an id of ours. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { largestFile } from '@plenary/shared/file'
import { Refusal } from '@plenary/shared/problems'

/** A file that came and is not taken yet. */
interface Incoming {
  path: string
  bytes: number
}

export interface Vault {
  /** [FIL1] Writes what comes, no more than the limit; whatever goes wrong leaves nothing. Throws too-large. */
  receive(pieces: AsyncIterable<Uint8Array>): Promise<Incoming>
  /** Makes it a file of the platform, durably, under this id. Answers its hash. */
  keep(incoming: Incoming, id: string): Promise<{ bytes: number; sha256: string }>
  /** Puts other bytes in the place of those that came: the picture drawn anew. */
  replace(incoming: Incoming, bytes: Uint8Array): Promise<Incoming>
  drop(incoming: Incoming): Promise<void>
  remove(id: string): Promise<void>
  read(id: string): AsyncIterable<Uint8Array>
  /** [FIL2] Takes away what an interrupted upload or a crash has left. */
  sweep(living: ReadonlySet<string>): Promise<number>
}

/** Nobody is there any more to hear it; it is no failure of ours either. */
const brokenOff = (): Refusal => new Refusal('invalid-input', 'The file did not come whole.')

const idPattern = /^[0-9a-f-]{36}$/

export function openVault(dataDir: string): Vault {
  const folder = join(dataDir, 'files')
  const arrivals = join(folder, 'incoming')
  const pathOf = (id: string): string => {
    // Ids are made by the server; a path is made of nothing else.
    if (!idPattern.test(id)) throw new Refusal('not-found')
    return join(folder, id)
  }

  return {
    async receive(pieces) {
      await mkdir(arrivals, { recursive: true, mode: 0o700 })
      const path = join(arrivals, randomUUID())
      const handle = await open(path, 'wx', 0o600)
      let bytes = 0
      try {
        for await (const piece of pieces) {
          bytes += piece.length
          if (bytes > largestFile) throw new Refusal('too-large')
          await handle.writeFile(piece)
        }
        await handle.close()
        return { path, bytes }
      } catch (error) {
        await handle.close()
        await rm(path, { force: true })
        throw (error as NodeJS.ErrnoException).code === 'ECONNRESET' ? brokenOff() : error
      }
    },

    async replace({ path }, bytes) {
      await writeFile(path, bytes)
      return { path, bytes: bytes.length }
    },

    async keep({ path, bytes }, id) {
      const handle = await open(path, 'r+')
      try {
        const hash = createHash('sha256')
        for await (const piece of handle.createReadStream({ autoClose: false })) hash.update(piece)
        await handle.sync()
        await rename(path, pathOf(id))
        await syncFolder(folder)
        return { bytes, sha256: hash.digest('hex') }
      } finally {
        await handle.close()
      }
    },

    drop: ({ path }) => rm(path, { force: true }),
    remove: (id) => rm(pathOf(id), { force: true }),
    read: (id) => createReadStream(pathOf(id)),

    async sweep(living) {
      await rm(arrivals, { recursive: true, force: true })
      const names = await readdir(folder).catch(() => [])
      const orphans = names.filter((name) => !living.has(name))
      for (const name of orphans) await rm(join(folder, name), { recursive: true, force: true })
      return orphans.length
    },
  }
}

/** A file that was renamed is there after a power cut only when its folder is written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
