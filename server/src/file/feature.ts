/** Files on things of any kind. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { makeReceiveFile } from './receive-file.ts'
import { fileHandlers } from './routes.ts'
import { livingFileIds } from './store.ts'
import { openVault } from './vault.ts'

export function fileFeature(context: Context): Feature {
  const vault = openVault(context.config.dataDir)
  return {
    handlers: () => fileHandlers(context, vault, makeReceiveFile(context, vault)),
    begin: async () => void (await vault.sweep(await livingFileIds(context.database))),
  }
}
