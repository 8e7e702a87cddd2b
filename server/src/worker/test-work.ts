/** Work for tests of the threads: what it is told to do, well or badly. */
import { Refusal } from '@plenary/shared/problems'

export type Told = { say: string } | { refuse: true } | { fail: true } | { endless: true } | { hoard: true }

let times = 0

export function work(told: Told): { said: string; times: number } {
  times += 1
  if ('refuse' in told) throw new Refusal('file-unsafe', 'It bites.')
  if ('fail' in told) throw new TypeError('a fault of ours')
  if ('endless' in told) for (;;);
  if ('hoard' in told)
    for (const kept: object[] = []; ; ) kept.push({ number: Math.random(), kept: [kept.length] })
  return { said: told.say, times }
}
