/**
 * `npm run bench [-- NAME]`: runs one bench, or one scenario of the race, with the options that follow its name; the whole
 * race where none is named.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { scenarios } from './race/scenarios.ts'

const benches = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length))

const first = process.argv[2]
const named = first !== undefined && !first.startsWith('-')
const name = named ? first : 'race'
// What follows the name are the bench's own options.
if (named) process.argv.splice(2, 1)

if (benches.includes(name)) await import(join(import.meta.dirname, `${name}.ts`))
else if (scenarios.some((scenario) => scenario.name === name)) {
  process.argv.push('--scenario', name)
  await import('./race.ts')
} else {
  const known = [...benches, ...scenarios.map((scenario) => scenario.name)]
  console.error(`No bench "${name}". There is: ${[...new Set(known)].join(', ')}`)
  process.exitCode = 1
}
