/** Finds the programs that write real documents for the tests, LibreOffice and pandoc, or gets them from Debian. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const programs = [
  { command: 'soffice', package: 'libreoffice-writer-nogui' },
  { command: 'pandoc', package: 'pandoc' },
]

const isHere = ({ command }) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0
const quiet = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }

/** The commands that are missing and cannot be had; none, as a rule. */
export function missingOffice() {
  const missing = programs.filter((program) => !isHere(program))
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const packages = missing.map(({ package: name }) => name)
    process.stderr.write(`Installing ${packages.join(' and ')} for the tests of documents …\n`)
    spawnSync('apt-get', ['update'], quiet)
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], quiet)
  }
  return programs.filter((program) => !isHere(program)).map(({ command }) => command)
}
