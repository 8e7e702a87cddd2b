/** Once in a run of the tests, before any worker: where the filled demonstrations are kept, and gone with the run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default function setup(): () => void {
  const home = mkdtempSync(join(tmpdir(), 'plenary-templates-'))
  process.env.PLENARY_TEMPLATES = home
  return () => rmSync(home, { recursive: true, force: true })
}
