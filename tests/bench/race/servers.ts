/** Who races: each server as a process of its own, on a core of its own, with a fresh folder. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { prepared } from './plenary.ts'
import { type Running, run } from './running.ts'
import { type Wire, wires } from './wires.ts'

const repository = resolve(import.meta.dirname, '../../..')
const peers = resolve(import.meta.dirname, '../peers')

export interface Contestant {
  name: string
  wire: Wire
  /** Names of rooms that the first `people` may all write in. */
  rooms(count: number): string[]
  /** What the `nth` person says of themselves when they connect. */
  headers(nth: number): Record<string, string>
  /** A state is kept and given to who joins. */
  keepsState: boolean
  start(options: StartOptions): Promise<Running>
}

export interface StartOptions {
  people: number
  /** Changes a copied folder of Plenary before it starts. */
  arrange?(folder: string): void
  /** A folder on a disk, wherever other folders are. */
  onDisk?: boolean
  /** The server can be asked how long its loop was kept busy in one piece: `watchOf` says where. */
  watched?: boolean
  profile?: string | undefined
  root?: string | undefined
}

const named = (count: number): string[] => Array.from({ length: count }, (_, nth) => `room-${nth}`)

const disk = '/var/tmp'
const freshFolder = (onDisk = false): string => mkdtempSync(join(onDisk ? disk : tmpdir(), 'plenary-race-'))

/** Where a server with `watched` answers. */
export const watchOf = ({ dataDir }: { dataDir: string }): string => join(dataDir, 'loop.sock')

/** A server of the peers' folder. */
const peer = (
  name: string,
  file: string,
  wire: Wire,
  more: Partial<Contestant> & { keeps?: string } = {},
): Contestant => ({
  name,
  wire,
  rooms: named,
  headers: () => ({}),
  keepsState: true,
  async start({ profile, onDisk }) {
    ensurePeers()
    const dataDir = freshFolder(onDisk)
    const env = more.keeps ? { [more.keeps]: join(dataDir, 'kept') } : {}
    return run(
      [...profiling(profile), join(peers, file)],
      { ...env, ...profileEnv(name, profile) },
      { cwd: peers, dataDir },
    )
  },
  ...more,
})

const profiling = (folder: string | undefined): string[] =>
  folder ? ['--import', join(import.meta.dirname, 'profile.mjs')] : []
const profileEnv = (name: string, folder: string | undefined): Record<string, string> =>
  folder ? { PROFILE_TO: join(folder, name) } : {}

/** Plenary as `npm start` runs it, filled once and copied for every round. */
function plenary(name: string): Contestant {
  let known: Awaited<ReturnType<typeof prepared>> | null = null
  const must = () => {
    if (!known) throw new Error('not started yet')
    return known
  }
  return {
    name,
    wire: wires.plenary,
    rooms: (count) => {
      const { rooms } = must()
      if (rooms.length < count) throw new Error(`only ${rooms.length} paragraphs may be edited`)
      return rooms.slice(0, count)
    },
    headers: (nth) => ({ Cookie: must().cookies[nth] as string }),
    keepsState: true,
    async start({ people, profile, root = repository, onDisk, arrange, watched }) {
      known = await prepared(root, people)
      const dataDir = freshFolder(onDisk)
      cpSync(known.folder, dataDir, { recursive: true })
      arrange?.(dataDir)
      const watch = watched ? ['--import', join(import.meta.dirname, '../../loop-watch.mjs')] : []
      const args = [...profiling(profile), ...watch, join(root, 'server/dist/main.js')]
      const env = {
        ...{ LIMITS: 'off', DEMO: '1', ...profileEnv(name, profile) },
        ...(watched ? { LOOP_WATCH: watchOf({ dataDir }) } : {}),
      }
      return run(args, env, { cwd: root, dataDir })
    },
  }
}

export const contestants: Contestant[] = [
  plenary('plenary'),
  // Another checkout of it, where one is named.
  plenary('before'),
  peer('hocuspocus', 'hocuspocus.mjs', wires.hocuspocus),
  peer('y-websocket', 'y-websocket.mjs', wires.plain),
  peer('y-leveldb', 'y-websocket.mjs', wires.plain, { keeps: 'YPERSISTENCE' }),
  peer('relay', 'relay.mjs', wires.plain, { keepsState: false }),
]

/** Installs the peers when they are missing. Their one compiled package is the very version we have built already. */
function ensurePeers(): void {
  const installed = join(peers, 'node_modules/.package-lock.json')
  if (existsSync(installed)) return
  process.stderr.write('Installing the peers of the race …\n')
  const { status } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund'],
    {
      cwd: peers,
      stdio: ['ignore', 2, 2],
    },
  )
  if (status !== 0) throw new Error('npm ci in tests/bench/peers failed')
  const folder = 'node_modules/better-sqlite3'
  const versionIn = (root: string): string =>
    JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).version
  const built = join(repository, folder, 'build/Release')
  if (versionIn(peers) === versionIn(repository) && existsSync(built)) {
    mkdirSync(join(peers, folder, 'build'), { recursive: true })
    cpSync(built, join(peers, folder, 'build/Release'), { recursive: true })
  } else spawnSync('npm', ['rebuild', 'better-sqlite3'], { cwd: peers, stdio: ['ignore', 2, 2] })
}
