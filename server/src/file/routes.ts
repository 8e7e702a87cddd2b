/** The API of files: to be had by whoever may see what they belong to, and taken away while that may change. */
import { found } from '@plenary/shared/problems'
import type { Call, Handlers } from '../http/api.ts'
import type { SubjectKind, SubjectRef } from '../subject/subject.ts'
import { readSubject } from '../subject/thing.ts'
import { ownerOf } from './owners.ts'
import { deleteFile, type FileDeps, type ReceiveFile } from './receive-file.ts'
import { fileById, filesOf } from './store.ts'
import type { Vault } from './vault.ts'

type Upload = Pick<Call<'uploadSubjectFile'>, 'query' | 'viewer' | 'request' | 'bytes'>

/** Receives the body of a request as a file of this thing. */
const receiveFrom =
  (receive: ReceiveFile) =>
  (to: SubjectRef, { query, viewer, request, bytes }: Upload) =>
    receive({
      to,
      userId: viewer.user.id,
      name: query.name,
      declaredBytes: Number(request.headers['content-length'] ?? Number.NaN) || null,
      pieces: bytes,
    })

/** Where a kind has an address of its own for its files, they come in by this too. */
const addressed = (receive: ReceiveFile, { type, files }: SubjectKind): Handlers =>
  files?.address
    ? {
        [files.address]: async (call: Upload & { params: { id: string } }) => ({
          file: await receiveFrom(receive)({ type, id: call.params.id }, call),
        }),
      }
    : {}

export function fileHandlers(deps: FileDeps, vault: Vault, receive: ReceiveFile): Handlers {
  const { database } = deps
  return {
    ...Object.assign({}, ...deps.subjects.kinds().map((kind) => addressed(receive, kind))),
    async getFile({ params, viewer }) {
      const file = found(await fileById(database, params.id))
      // [FIL3] What somebody may not have does not exist for them.
      await readSubject(deps, database, viewer.user?.id, ownerOf(file))
      return { name: file.name, pieces: vault.read(file.id) }
    },
    async listSubjectFiles({ params, viewer }) {
      await readSubject(deps, database, viewer.user?.id, params)
      return { files: (await filesOf(database, params.type, [params.id])).get(params.id) ?? [] }
    },
    uploadSubjectFile: async (call) => ({ file: await receiveFrom(receive)(call.params, call) }),
    async deleteFile({ params, viewer }) {
      await deleteFile({ ...deps, vault }, viewer.user.id, params.id)
      return { id: params.id }
    },
  }
}
