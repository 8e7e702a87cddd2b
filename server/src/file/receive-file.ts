/** A file comes in: asked for, written, judged by its bytes, taken or refused; what is refused leaves nothing. */
import { randomUUID } from 'node:crypto'
import { type FileKind, largestFile, type StoredFile } from '@plenary/shared/file'
import { Refusal } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import type { Lock, Transaction } from '../database/port.ts'
import { type CommandContext, command, decidedContext } from '../participant/command.ts'
import type { Subject, SubjectRef } from '../subject/subject.ts'
import { tellChange } from '../subject/tell-change.ts'
import { makeJudge } from './judge/judge-beside.ts'
import { safeName } from './name.ts'
import { fileOwner, filesOn, keptFile } from './owners.ts'
import { type FileRow, fileRowsOf, insertFile, removeFileRow, viewOfFile } from './store.ts'
import type { Vault } from './vault.ts'

export type FileDeps = Pick<Context, 'database' | 'clock' | 'subjects' | 'facts'>

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
  const { database, clock, subjects } = deps
  const judge = makeJudge()

  return async ({ to, userId, name, declaredBytes, pieces }) => {
    // Asked before a byte is read, and again when the file is entered: the right may go meanwhile.
    const owner = fileOwner(subjects)
    const { actor } = await decidedContext(owner, 'subject.attach', database, userId, to, clock.now())
    // [PSE1] Whether somebody acts through a mask.
    const masked = actor.also !== undefined
    if ((declaredBytes ?? 0) > largestFile) throw new Refusal('too-large')
    let incoming = await vault.receive(pieces)
    const id = randomUUID()
    try {
      const { kind, notes, replacement } = await judge(incoming.path, userId)
      // [PSE7] Pictures are stripped of all that is not picture. A document keeps names, dates and numbers of its making.
      if (masked && !pictures.has(kind)) throw new Refusal('file-tells-its-author')
      if (replacement) incoming = await vault.replace(incoming, replacement)
      const { bytes, sha256 } = await vault.keep(incoming, id)
      const file = { id, kind, notes, bytes, sha256, name: safeName(masked ? '' : name, kind) }
      return await enterFile({ ...deps, vault }, userId, to, file)
    } catch (error) {
      await vault.drop(incoming)
      await vault.remove(id)
      throw error
    }
  }
}

type Entering = FileDeps & { vault: Vault }
type OnFiles = Pick<CommandContext<unknown, unknown>, 'tx' | 'actor' | 'now' | 'record'>

const lockOf = ({ id }: Subject): Lock => `files:${id}`

const enterFile = command({
  subject: ({ subjects }: Entering) => fileOwner(subjects),
  action: 'subject.attach',
  lock: lockOf,
  async work(
    { vault, subjects }: Entering,
    turn,
    file: Pick<FileRow, 'id' | 'kind' | 'notes' | 'bytes' | 'sha256' | 'name'>,
  ): Promise<StoredFile> {
    const { tx, row: subject, actor, now: at } = turn
    const { type, id: subjectId, processId } = subject
    const { most = 0, replaces = false } = filesOn(subjects, subject) ?? {}
    const before = await fileRowsOf(tx, type, [subjectId])
    if (!replaces && before.length >= most) throw new Refusal('too-many-files')
    if (replaces) for (const { id } of before) await removeIn(tx, vault, id, at)
    const kept = {
      ...file,
      at,
      processId,
      subjectType: type,
      subjectId,
      uploadedBy: actor.id,
      removedAt: null,
    }
    await insertFile(tx, kept)
    await tellOf(subjects, turn, subject)
    return viewOfFile(kept)
  },
})

async function tellOf(subjects: FileDeps['subjects'], turn: OnFiles, subject: Subject): Promise<void> {
  const { changed } = filesOn(subjects, subject) ?? {}
  await (changed ? changed(turn, subject) : tellChange(turn, subject))
}

/** The bytes go once the row is gone for certain; a crash in between leaves them to the sweep. */
async function removeIn(tx: Transaction, vault: Vault, id: string, at: Date): Promise<void> {
  if (await removeFileRow(tx, id, at)) tx.afterCommit(() => void vault.remove(id).catch(() => undefined))
}

export const deleteFile = command({
  subject: ({ subjects }: Entering) => keptFile(subjects),
  action: 'subject.attach',
  lock: ({ subject }) => lockOf(subject),
  async work({ vault, subjects }: Entering, turn) {
    const { file, subject } = turn.row
    await removeIn(turn.tx, vault, file.id, turn.now)
    await tellOf(subjects, turn, subject)
  },
})
