/**
 * Demonstrations filled once in a run of the tests: a world begins as a copy of the one of its moment, with people
 * who have signed in. Without a run (a bench) there is none, and every world fills its own database.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from '../server/src/app.ts'
import { makeTestClock } from '../server/src/clock/system-clock.ts'
import { readConfig } from '../server/src/config.ts'
import { demoNames, signIn } from './sign-in.ts'

/** Cookie headers of signed-in people by name; each is one session. */
export type Minted = Record<string, string[]>

/** How often each of them has signed in beforehand. */
const sessionsEach = 4
const cookiesFile = 'cookies.json'

const pauseMs = 50
const patienceMs = 120_000

/** The folder of the run, which `share-templates.ts` makes and removes. */
const home = process.env.PLENARY_TEMPLATES

/** Fills an empty data folder; answers with the sessions in it, or null where nothing is shared. */
export async function copyTemplate(dataDir: string, at: Date): Promise<Minted | null> {
  if (!home) return null
  const template = join(home, String(at.getTime()))
  await madeOnce(template, (making) => fill(making, at))
  cpSync(template, dataDir, { recursive: true, filter: (path) => !path.endsWith(cookiesFile) })
  return JSON.parse(readFileSync(join(template, cookiesFile), 'utf8')) as Minted
}

/** Workers that want the same folder wait for the first of them, and take its place should it not come to an end. */
async function madeOnce(folder: string, make: (making: string) => Promise<void>): Promise<void> {
  const making = `${folder}.making`
  let waitedSince = performance.now()
  while (!existsSync(folder)) {
    try {
      mkdirSync(making)
    } catch {
      await new Promise((again) => setTimeout(again, pauseMs))
      if (performance.now() - waitedSince < patienceMs) continue
      rmSync(making, { recursive: true, force: true })
      waitedSince = performance.now()
      continue
    }
    try {
      await make(making)
      renameSync(making, folder)
    } catch (error) {
      rmSync(making, { recursive: true, force: true })
      throw error
    }
  }
}

async function fill(dataDir: string, at: Date): Promise<void> {
  const config = readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' })
  const app = await buildApp(config, { clock: makeTestClock(at) })
  await app.listen()
  const minted: Minted = {}
  for (const name of demoNames) {
    minted[name] = []
    for (let nth = 0; nth < sessionsEach; nth += 1) minted[name].push(await signIn(app.url(), name))
  }
  await app.close()
  writeFileSync(join(dataDir, cookiesFile), JSON.stringify(minted))
}
