/** `npm run bench [-- NAME]`: runs one bench by its name with the options that follow it; `room` where none is named. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length))

const first = process.argv[2]
const named = first !== undefined && !first.startsWith('-')
const name = named ? first : 'room'
// What follows the name are the bench's own options.
if (named) process.argv.splice(2, 1)

if (names.includes(name)) await import(join(import.meta.dirname, `${name}.ts`))
else {
  console.error(`No bench "${name}". There is: ${names.join(', ')}`)
  process.exitCode = 1
}
