/** Says of each profile in a folder where the time went: functions by what they took themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[]
  samples: number[]
  timeDeltas: number[]
}

const shown = 30

export function summarize(folder: string): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
    const spent = new Map<string, number>()
    let all = 0
    for (const [nth, id] of samples.entries()) {
      const frame = frames.get(id)
      const took = timeDeltas[nth] ?? 0
      if (!frame || frame.functionName === '(idle)') continue
      all += took
      const place = frame.url.split('/').slice(-3).join('/')
      const name = `${frame.functionName || '(anonymous)'} ${place}:${frame.lineNumber + 1}`
      spent.set(name, (spent.get(name) ?? 0) + took)
    }
    console.log(`\n${join(folder, file)}: ${(all / 1e6).toFixed(2)} s busy`)
    for (const [name, took] of [...spent].sort(([, a], [, b]) => b - a).slice(0, shown))
      console.log(`  ${((took / all) * 100).toFixed(1).padStart(5)} %  ${name}`)
  }
}
