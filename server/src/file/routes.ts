/** The API of files: to be had by whoever may see what they belong to, and taken away while that may change. */
import { Refusal } from '@plenary/shared/problems'
import { type Handlers, signedIn } from '../http/api.ts'
import type { FileOwners } from './owners.ts'
import { deleteFile, type FileDeps } from './receive-file.ts'
import { fileById } from './store.ts'
import type { Vault } from './vault.ts'

export function fileHandlers(deps: FileDeps, vault: Vault, owners: FileOwners): Handlers {
  return {
    async getFile({ params, viewer }) {
      const file = await fileById(deps.database, params.id)
      const owner = file && owners[file.ownerType]
      // [FIL3] What somebody may not have does not exist for them.
      if (!file || !(await owner?.mayRead(deps.database, file.ownerId, viewer.user?.id)))
        throw new Refusal('not-found')
      return { name: file.name, pieces: vault.read(file.id) }
    },
    async deleteFile({ params, viewer }) {
      await deleteFile(deps, vault, owners, signedIn(viewer).id, params.id)
      return { id: params.id }
    },
  }
}
