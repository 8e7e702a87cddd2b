/** A file comes in: asked for, written, judged by its bytes, taken or refused; what is refused leaves nothing. */
import { randomUUID } from 'node:crypto'
import { type FileKind, largestFile, type StoredFile } from '@plenary/shared/file'
import { Refusal } from '@plenary/shared/problems'
import type { Transaction } from '../database/port.ts'
import { limits, makeCounter, noCounter } from '../http/limits.ts'
import type { Tools } from '../words.ts'
import { makeJudge } from './judge/judge-beside.ts'
import { safeName } from './name.ts'
import type { FileOwner, FileOwners } from './owners.ts'
import {
  type FileRow,
  fileById,
  fileRowsOf,
  insertFile,
  type OwnerType,
  removeFileRow,
  viewOfFile,
} from './store.ts'
import type { Vault } from './vault.ts'

export type FileDeps = Pick<Tools, 'database' | 'clock' | 'config'>

interface Upload {
  ownerType: OwnerType
  ownerId: string
  userId: string
  name: string
  /** What the request says of its size; the bytes themselves are counted all the same. */
  declaredBytes: number | null
  pieces: AsyncIterable<Uint8Array>
}

const pictures: ReadonlySet<FileKind> = new Set(['png', 'jpg', 'webp'])

export type ReceiveFile = (upload: Upload) => Promise<StoredFile>

export function makeReceiveFile(deps: FileDeps, vault: Vault, owners: FileOwners): ReceiveFile {
  const { database, clock, config } = deps
  // [FIL5] A person is counted, not the hall they sit in.
  const counted = config.limits ? makeCounter(limits.uploads, clock) : noCounter
  const judge = makeJudge()

  return async ({ ownerType, ownerId, userId, name, declaredBytes, pieces }) => {
    const owner = owners[ownerType]
    // Asked before a byte is read, and again when the file is entered: the right may go meanwhile.
    const { masked } = await owner.ensureChange(database, ownerId, userId)
    if (!counted.take(userId)) throw new Refusal('too-many-requests')
    if ((declaredBytes ?? 0) > largestFile) throw new Refusal('too-large')
    let incoming = await vault.receive(pieces)
    const id = randomUUID()
    try {
      const { kind, notes, replacement } = await judge(incoming.path, userId)
      // [PSE7] Pictures are stripped of all that is not picture. A document keeps names, dates and numbers of its making.
      if (masked && !pictures.has(kind)) throw new Refusal('file-tells-its-author')
      if (replacement) incoming = await vault.replace(incoming, replacement)
      const { bytes, sha256 } = await vault.keep(incoming, id)
      const at = clock.now()
      const row = { id, ownerType, ownerId, kind, notes, bytes, sha256, at, removedAt: null }
      const named = { ...row, name: safeName(masked ? '' : name, kind) }
      return await database.transaction((tx) => enter(tx, vault, owner, userId, named), {
        lock: `files:${ownerId}`,
      })
    } catch (error) {
      await vault.drop(incoming)
      await vault.remove(id)
      throw error
    }
  }
}

async function enter(
  tx: Transaction,
  vault: Vault,
  owner: FileOwner,
  userId: string,
  file: Omit<FileRow, 'processId' | 'uploadedBy'>,
): Promise<StoredFile> {
  const { ownerType, ownerId, at } = file
  const { processId, actorId } = await owner.ensureChange(tx, ownerId, userId)
  const before = await fileRowsOf(tx, ownerType, [ownerId])
  if (!owner.replaces && before.length >= owner.most) throw new Refusal('too-many-files')
  if (owner.replaces) for (const { id } of before) await removeIn(tx, vault, id, at)
  const row = { ...file, processId, uploadedBy: actorId }
  await insertFile(tx, row)
  await owner.changed(tx, ownerId, userId)
  return viewOfFile(row)
}

/** The bytes go once the row is gone for certain; a crash in between leaves them to the sweep. */
async function removeIn(tx: Transaction, vault: Vault, id: string, at: Date): Promise<void> {
  if (await removeFileRow(tx, id, at)) tx.afterCommit(() => void vault.remove(id).catch(() => undefined))
}

export async function deleteFile(
  { database, clock }: FileDeps,
  vault: Vault,
  owners: FileOwners,
  userId: string,
  id: string,
): Promise<void> {
  await database.transaction(
    async (tx) => {
      const file = await fileById(tx, id)
      if (!file) throw new Refusal('not-found')
      const owner = owners[file.ownerType]
      await owner.ensureChange(tx, file.ownerId, userId)
      await removeIn(tx, vault, id, clock.now())
      await owner.changed(tx, file.ownerId, userId)
    },
    { lock: `file:${id}` },
  )
}
