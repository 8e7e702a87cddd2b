/** Installs and builds what is missing, and nothing else. Plain Node without packages: it runs before there are any. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Ends with one clear line. */
export function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Plenary needs Node 20.19 or newer; this is ${process.versions.node}.`)
}

/** Runs a tool with its output on standard error, so that standard output stays ours. */
export function run(what, command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    ...options,
  })
  if (error || status !== 0) fail(`${what} failed.`)
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** Whether node_modules holds what the lock file asks for, version by version. */
function isInstalled() {
  const record = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = readJson(join(root, 'package-lock.json')).packages
  const present = readJson(record).packages
  return Object.entries(wanted).every(
    ([path, { version, optional, link, peer, os, cpu }]) =>
      // Packages of one platform, and those another one brings along or not, say nothing.
      !path.includes('node_modules/') ||
      link ||
      optional ||
      peer ||
      os ||
      cpu ||
      present[path]?.version === version,
  )
}

/** The one compiled package must fit the running Node: a change of Node's version asks for a rebuild. */
function nativeFits() {
  const require = createRequire(join(root, 'server/package.json'))
  try {
    const Sqlite = require('better-sqlite3')
    new Sqlite(':memory:').close()
    return true
  } catch {
    return false
  }
}

export function ensureInstalled() {
  if (!isInstalled()) {
    process.stderr.write('Installing packages …\n')
    run('npm ci', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund'])
  }
  if (nativeFits()) return
  process.stderr.write('Building the database engine for this Node …\n')
  run('npm rebuild better-sqlite3', 'npm', ['rebuild', 'better-sqlite3'])
  if (!nativeFits()) fail('The database engine does not load. Is a C++ toolchain installed?')
}

const filesUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    : []

/** What each part is made of. A part is built again when the contents of its sources have changed. */
const parts = {
  'shared and server': {
    sources: [
      'shared/src',
      'server/src',
      'shared/tsconfig.json',
      'server/tsconfig.json',
      'tsconfig.base.json',
    ],
    result: 'server/dist/main.js',
    stamp: 'server/dist/.built',
    build: () =>
      run('The build of the server', process.execPath, [
        join(root, 'node_modules/typescript/bin/tsc'),
        '-b',
        'shared',
        'server',
        '--force',
      ]),
  },
  client: {
    sources: [
      'shared/src',
      'client/src',
      'locales',
      'client/public',
      'client/index.html',
      'client/vite.config.ts',
    ],
    result: 'client/dist/index.html',
    stamp: 'client/dist/.built',
    build: () => run('The build of the client', 'npm', ['run', '--silent', 'build', '--workspace', 'client']),
  },
}

function printOf(sources) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  const files = sources.flatMap((source) => {
    const path = join(root, source)
    return /\.[a-z]+$/.test(source) ? (existsSync(path) ? [path] : []) : filesUnder(path)
  })
  for (const file of files.filter((path) => !/(\.test\.tsx?|\/test-[^/]+\.ts)$/.test(path)).sort())
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

export function ensureBuilt({ again = false, only = Object.keys(parts) } = {}) {
  for (const name of only) {
    const { sources, result, stamp, build } = parts[name]
    const print = printOf(sources)
    const stampFile = join(root, stamp)
    const fresh =
      existsSync(join(root, result)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === print
    if (fresh && !again) continue
    process.stderr.write(`Building ${name} …\n`)
    build()
    mkdirSync(dirname(stampFile), { recursive: true })
    writeFileSync(stampFile, print)
  }
}
