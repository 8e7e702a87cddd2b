/**
 * `npm run bench -- race [--scenario rooms,few] [--only plenary,relay] [--seconds 8] [--rounds 2] [--before CHECKOUT]
 * [--root CHECKOUT] [--profile FOLDER]`: Plenary as `npm start` runs it beside Hocuspocus with SQLite, the server of y-websocket and a
 * relay without CRDT or storage, one after another and so for some rounds. Prints medians, spread, ratios and goals.
 */
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { machine, pause, pinLoad } from './race/machine.ts'
import { summarize } from './race/profile.ts'
import { type Rounds, report } from './race/report.ts'
import type { Figures, Scenario } from './race/scenario.ts'
import { scenarios } from './race/scenarios.ts'
import { contestants } from './race/servers.ts'

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: scenarios.map(({ name }) => name).join(',') },
    only: { type: 'string' },
    seconds: { type: 'string', default: '6' },
    rounds: { type: 'string', default: '2' },
    root: { type: 'string' },
    before: { type: 'string' },
    profile: { type: 'string' },
  },
})
const profile = values.profile === undefined ? undefined : resolve(values.profile || 'profile')
if (profile) mkdirSync(profile, { recursive: true })

/** One round of one server, from its start to its end. */
async function round(scenario: Scenario, name: string): Promise<Figures> {
  const contestant = contestants.find((each) => each.name === name)
  if (!contestant) throw new Error(`no server "${name}"; there is: ${contestants.map((each) => each.name)}`)
  const checkout = name === 'before' ? values.before : values.root
  const root = checkout ? { root: resolve(checkout) } : {}
  const running = await contestant.start({
    ...{ people: scenario.people, profile, ...root },
    ...scenario.start,
  })
  try {
    const mark = (): void => {
      if (profile) running.toggleProfile()
    }
    return await scenario.run({ contestant, running, seconds: Number(values.seconds), mark })
  } finally {
    if (profile) await pause(1500)
    await running.stop()
  }
}

pinLoad()
const only = values.only?.split(',')
for (const wanted of values.scenario.split(',')) {
  const scenario = scenarios.find(({ name }) => name === wanted)
  if (!scenario) throw new Error(`no scenario "${wanted}"; there is: ${scenarios.map(({ name }) => name)}`)
  console.log(machine())
  const names = scenario.contestants.filter(
    (name) => (!only || only.includes(name)) && (name !== 'before' || values.before),
  )
  const rounds: Rounds = new Map(names.map((name) => [name, []]))
  for (let nth = 0; nth < Number(values.rounds); nth += 1)
    for (const name of names) rounds.get(name)?.push(await round(scenario, name))
  console.log(report(scenario, rounds))
}
if (profile) summarize(profile)
process.exit()
