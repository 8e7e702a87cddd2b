/** What the machine is and does meanwhile, and what a process has cost so far. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** The first core is the server's, the second the load's. */
export const serverCore = 0
const loadCore = 1

const cores = availableParallelism()
/** As a list of taskset. */
export const allCores = `0-${cores - 1}`
export const canPin = cores >= 2 && hasTaskset()

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export function pinLoad(): void {
  if (canPin)
    execFileSync('taskset', ['-a', '-cp', String(loadCore), String(process.pid)], { stdio: 'ignore' })
}

export const machine = (): string =>
  [
    cpus()[0]?.model ?? 'unknown processor',
    `${cores} cores`,
    `Node ${process.version}`,
    canPin ? 'server on one core, load on the other' : 'NOT pinned: the server shares its core with the load',
    `load average ${loadavg()
      .map((value) => value.toFixed(1))
      .join(' ')}`,
  ].join(', ')

export interface Usage {
  cpuSeconds: number
  /** Bytes handed to the disk. */
  written: number
  rssMiB: number
}

const ticksPerSecond = 100

/** Of a process with all its threads, from /proc. */
export function usageOf(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const io = readFileSync(`/proc/${pid}/io`, 'utf8')
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    written: Number(/^write_bytes: (\d+)/m.exec(io)?.[1]),
    rssMiB: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024,
  }
}

/** Watches a stretch of time: what the server and this load spent in it. */
export function stretchOf(pid: number) {
  const before = usageOf(pid)
  const own = process.cpuUsage()
  const began = performance.now()
  const delay = monitorEventLoopDelay({ resolution: 2 })
  delay.enable()
  return () => {
    delay.disable()
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(own)
    const after = usageOf(pid)
    return {
      seconds,
      cpuSeconds: after.cpuSeconds - before.cpuSeconds,
      written: after.written - before.written,
      rssMiB: after.rssMiB,
      'server core %': ((after.cpuSeconds - before.cpuSeconds) / seconds) * 100,
      'load core %': ((user + system) / 1e6 / seconds) * 100,
      'load delay p99 ms': delay.percentile(99) / 1e6,
    }
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

export function percentile(values: number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = Math.floor(sorted.length / 2)
  const at = (index: number): number => sorted[index] ?? Number.NaN
  return sorted.length % 2 === 1 ? at(upper) : (at(upper - 1) + at(upper)) / 2
}
