/** Finds a Chromium for the browser tests, or gets one where it can. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './prepare.mjs'

const works = (path) => Boolean(path) && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0
const quiet = { cwd: root, stdio: ['ignore', 2, 2] }

function installed() {
  const known = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return [process.env.CHROMIUM_PATH, ...known].find(works) ?? playwrights()
}

function playwrights() {
  const { chromium } = createRequire(join(root, 'package.json'))('playwright-core')
  const path = chromium.executablePath()
  return existsSync(path) && works(path) ? path : undefined
}

/** A full path, or null when none is here and none can be had. */
export function findChromium() {
  const found = installed() ?? fetched()
  if (!found) return null
  if (found.includes('/')) return found
  return spawnSync('sh', ['-c', `command -v ${found}`], { encoding: 'utf8' }).stdout.trim() || null
}

function fetched() {
  process.stderr.write('No Chromium found; trying to install one …\n')
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (mayInstall) {
    spawnSync('apt-get', ['update'], quiet)
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet)
    if (works('chromium')) return 'chromium'
  }
  spawnSync(
    process.execPath,
    [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'],
    quiet,
  )
  return installed()
}
