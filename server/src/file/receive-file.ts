/** A file comes in: asked for, written, judged by its bytes, taken or refused; what is refused leaves nothing. */
import { randomUUID } from 'node:crypto'
import { type FileKind, largestFile, type StoredFile } from '@plenary/shared/file'
import { Refusal } from '@plenary/shared/problems'
import type { Transaction } from '../database/port.ts'
import { limits, makeCounter, noCounter } from '../http/limits.ts'
import type { SubjectRef } from '../subject/subject.ts'
import { tellChange } from '../subject/tell-change.ts'
import type { Tools } from '../words.ts'
import { makeJudge } from './judge/judge-beside.ts'
import { safeName } from './name.ts'
import { type Owner, ownerFor } from './owners.ts'
import { type FileRow, fileById, fileRowsOf, insertFile, removeFileRow, viewOfFile } from './store.ts'
import type { Vault } from './vault.ts'

export type FileDeps = Pick<Tools, 'database' | 'clock' | 'config' | 'subjects' | 'facts'>

interface Upload {
  /** What it is brought to. */
  to: SubjectRef
  userId: string
  name: string
  /** What the request says of its size; the bytes themselves are counted all the same. */
  declaredBytes: number | null
  pieces: AsyncIterable<Uint8Array>
}

const pictures: ReadonlySet<FileKind> = new Set(['png', 'jpg', 'webp'])

export type ReceiveFile = (upload: Upload) => Promise<StoredFile>

export function makeReceiveFile(deps: FileDeps, vault: Vault): ReceiveFile {
  const { database, clock, config } = deps
  // [FIL5] A person is counted, not the hall they sit in.
  const counted = config.limits ? makeCounter(limits.uploads, clock) : noCounter
  const judge = makeJudge()

  return async ({ to, userId, name, declaredBytes, pieces }) => {
    // Asked before a byte is read, and again when the file is entered: the right may go meanwhile.
    const masked = isMasked(await ownerFor(deps, database, to, userId))
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
      const row = {
        id,
        subjectType: to.type,
        subjectId: to.id,
        kind,
        notes,
        bytes,
        sha256,
        at,
        removedAt: null,
      }
      const named = { ...row, name: safeName(masked ? '' : name, kind) }
      return await database.transaction((tx) => enter(deps, tx, vault, userId, named), {
        lock: `files:${to.id}`,
      })
    } catch (error) {
      await vault.drop(incoming)
      await vault.remove(id)
      throw error
    }
  }
}

/** [PSE1] Whether somebody acts through a mask. */
const isMasked = ({ actor }: Owner): boolean => actor.also !== undefined

async function enter(
  deps: FileDeps,
  tx: Transaction,
  vault: Vault,
  userId: string,
  file: Omit<FileRow, 'processId' | 'uploadedBy'>,
): Promise<StoredFile> {
  const { at } = file
  const to = { type: file.subjectType, id: file.subjectId }
  const owner = await ownerFor(deps, tx, to, userId)
  const { subject, actor, on } = owner
  const before = await fileRowsOf(tx, to.type, [to.id])
  if (!on.replaces && before.length >= on.most) throw new Refusal('too-many-files')
  if (on.replaces) for (const { id } of before) await removeIn(tx, vault, id, at)
  const row = { ...file, processId: subject.processId, uploadedBy: actor.id }
  await insertFile(tx, row)
  await tellOf(deps, tx, owner)
  return viewOfFile(row)
}

const tellOf = (deps: FileDeps, tx: Transaction, { subject, actor, on }: Owner): Promise<void> =>
  on.changed ? on.changed(tx, subject, actor) : tellChange(deps, tx, subject, actor)

/** The bytes go once the row is gone for certain; a crash in between leaves them to the sweep. */
async function removeIn(tx: Transaction, vault: Vault, id: string, at: Date): Promise<void> {
  if (await removeFileRow(tx, id, at)) tx.afterCommit(() => void vault.remove(id).catch(() => undefined))
}

export async function deleteFile(deps: FileDeps, vault: Vault, userId: string, id: string): Promise<void> {
  const { database, clock } = deps
  await database.transaction(
    async (tx) => {
      const file = await fileById(tx, id)
      if (!file) throw new Refusal('not-found')
      const of = { type: file.subjectType, id: file.subjectId }
      const owner = await ownerFor(deps, tx, of, userId)
      await removeIn(tx, vault, id, clock.now())
      await tellOf(deps, tx, owner)
    },
    { lock: `file:${id}` },
  )
}
