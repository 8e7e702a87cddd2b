/** The client as it was before the newest schema: another build of the same sources, served in front of a renewed server. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { schemaVersion } from '@plenary/shared/rooms'
import type { BrowserContext } from 'playwright-core'
import { build, type Plugin } from 'vite'

const client = resolve(import.meta.dirname, '../client')

/** What was different: the number of the schema, and an editor that does not know the mark of signs. */
const differences: Record<string, [string, string]> = {
  'shared/src/rooms.ts': [`schemaVersion = ${schemaVersion}`, `schemaVersion = ${schemaVersion - 1}`],
  'client/src/collab/schema.ts': [
    'schemaOf(grammar)',
    'schemaOf({ markSpecs: Object.fromEntries(Object.entries(grammar.markSpecs).filter(([name]) => name !== "footnote")) })',
  ],
}

function older(): Plugin {
  const done = new Set<string>()
  return {
    name: 'older',
    enforce: 'pre',
    transform(code, id) {
      const found = Object.entries(differences).find(([path]) => id.split('?')[0]?.endsWith(path))
      if (!found) return null
      const [path, [now, then]] = found
      if (!code.includes(now)) throw new Error(`${path} has no "${now}"`)
      done.add(path)
      return code.replace(now, then)
    },
    buildEnd(error) {
      if (!error && done.size < Object.keys(differences).length)
        throw new Error('not every difference was made')
    },
  }
}

/** Builds it into a folder of its own. */
export async function buildOlderClient(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'plenary-older-'))
  await build({
    root: client,
    configFile: join(client, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
    plugins: [older()],
  })
  return outDir
}

const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' }

/** Pages of this context are the older ones until what is answered is called: then a reload brings the present one. */
export async function serveOlder(context: BrowserContext, folder: string): Promise<() => void> {
  let isOlder = true
  await context.route('**/*', (route) => {
    const request = route.request()
    const { pathname } = new URL(request.url())
    const file = request.resourceType() === 'document' ? 'index.html' : pathname
    const path = join(folder, file)
    if (!isOlder || pathname.startsWith('/api') || !existsSync(path)) return route.continue()
    const contentType = types[extname(path)]
    return route.fulfill({ body: readFileSync(path), ...(contentType ? { contentType } : {}) })
  })
  return () => {
    isOlder = false
  }
}
