/** A server as a process of its own, on the core that is the servers'. */
import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { allCores, canPin, serverCore } from './machine.ts'

export interface Running {
  readonly url: string
  readonly pid: number
  readonly dataDir: string
  /** SIGTERM; resolves when it has ended. */
  halt(): Promise<void>
  /** Starts again on the same folder; how long it took until it listened, in ms. */
  restart(): Promise<number>
  /** For good: the folder is removed. */
  stop(): Promise<void>
  /** Begins or ends a profile of all its threads (where it was started with `profile`). */
  toggleProfile(): void
}

/** It has to end by itself within this time. */
const patienceMs = 15_000

export async function run(
  args: string[],
  env: Record<string, string>,
  options: { cwd: string; dataDir: string },
): Promise<Running> {
  const { cwd, dataDir } = options
  const launch = (): Promise<{ child: ChildProcess; url: string; ended: Promise<void> }> => {
    // The thread that takes the samples needs a core of its own, or it sees the others only when they rest.
    const cores = env.PROFILE_TO ? allCores : String(serverCore)
    const [command, ...rest] = canPin
      ? ['taskset', '-c', cores, process.execPath, ...args]
      : [process.execPath, ...args]
    // A socket that the process before it left would be in the way.
    if (env.LOOP_WATCH) rmSync(env.LOOP_WATCH, { force: true })
    const child = spawn(command as string, rest, {
      cwd,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-5000)
    })
    const ended = new Promise<void>((done) => child.once('exit', () => done()))
    return new Promise((found, failed) => {
      child.stdout.on('data', (chunk: Buffer) => {
        const url = /listening on (http:\S+)/.exec(`${chunk}`)?.[1]
        if (url) found({ child, url, ended })
      })
      ended.then(() => failed(new Error(`${args.at(-1)} ended before it listened: ${said}`)))
    })
  }
  let now = await launch()
  const halt = async (): Promise<void> => {
    const { child, ended } = now
    child.kill('SIGTERM')
    const hard = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    await ended
    clearTimeout(hard)
  }
  return {
    get url() {
      return now.url
    },
    get pid() {
      return now.child.pid as number
    },
    dataDir,
    halt,
    async restart() {
      await halt()
      const began = performance.now()
      now = await launch()
      return performance.now() - began
    },
    async stop() {
      if (now.child.exitCode === null && now.child.signalCode === null) await halt()
      rmSync(dataDir, { recursive: true, force: true })
    },
    toggleProfile: () => void now.child.kill('SIGUSR2'),
  }
}
