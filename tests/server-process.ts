/** Runs the real server as a process of its own, so that a test can kill it, restart it and measure it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

/** This checkout; a bench may measure another one beside it. */
const here = resolve(import.meta.dirname, '..')
const source = ['--conditions', 'plenary-source', '--import', 'tsx']
/** `npm test` has built the server: processes run what `npm start` runs and begin in a third of the time. */
const isBuilt = process.env.BUILT === '1'
/** What Node is given to run a program of the server, `main` or `cli/main`. */
export const programOf = (name: string, built = isBuilt): string[] =>
  built ? [`server/dist/${name}.js`] : [...source, `server/src/${name}.ts`]

export interface ServerProcess {
  url: string
  pid: number
  dataDir: string
  /** Ends it without a word, as a power cut of the process would. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** What it wrote to standard error. */
  log(): string
}

export const newDataDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'plenary-'))

/** The environment of the platform, free of what the machine may have set. */
const environment = (dataDir: string, extra: Record<string, string>): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  DATA_DIR: dataDir,
  PORT: '0',
  ...extra,
})

/** `built` runs what `npm start` runs, else the sources. Resolves when it says that it listens. */
export async function startServer(
  dataDir: string,
  options: { built?: boolean; env?: Record<string, string>; nodeArgs?: string[]; root?: string } = {},
): Promise<ServerProcess> {
  const args = [...(options.nodeArgs ?? []), ...programOf('main', options.built)]
  const child = spawn(process.execPath, args, {
    cwd: options.root ?? here,
    env: environment(dataDir, options.env ?? {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-20_000)
  })
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const url = await listening(child, ended, () => errors)
  return {
    url,
    pid: child.pid as number,
    dataDir,
    log: () => errors,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

function listening(child: ChildProcess, ended: Promise<unknown>, errors: () => string): Promise<string> {
  return new Promise((found, failed) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const url = /^Plenary is listening on (http:\S+)$/m.exec(output)?.[1]
      if (url) found(url)
    })
    ended.then(() => failed(new Error(`The server ended before it listened.\n${output}\n${errors()}`)))
  })
}

/** Runs a command of the platform's command line and returns what it prints. */
export async function plenary(
  dataDir: string,
  args: string[],
  options: { built?: boolean; env?: Record<string, string>; root?: string } = {},
): Promise<string> {
  const entry = programOf('cli/main', options.built)
  const { stdout } = await promisify(execFile)(process.execPath, [...entry, ...args], {
    cwd: options.root ?? here,
    env: environment(dataDir, options.env ?? {}),
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout
}

/** CPU seconds (user and system) and resident memory in MiB of a process, from /proc. */
export async function usage(pid: number): Promise<{ cpuSeconds: number; memoryMiB: number }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticksPerSecond = 100
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    memoryMiB: (Number(fields[21]) * 4096) / 1024 / 1024,
  }
}
