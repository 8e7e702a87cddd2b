/** `npm test`: installs and builds what is missing, a browser too where it can, runs every suite and ends with the counts. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { missingOffice } from './office.mjs'
import { checkNode, ensureBuilt, ensureInstalled, fail, root } from './prepare.mjs'

checkNode()
ensureInstalled()
ensureBuilt()

const suites = ['unit', 'contracts', 'journeys', 'browser']
const chromium = findChromium()
if (!chromium && process.env.CI === 'true')
  fail('No Chromium: the browser suite cannot run, and CI=true allows no skip.\n0 passed, 1 failed')

const missing = missingOffice()
if (missing.length > 0 && process.env.CI === 'true')
  fail(
    `Without ${missing.join(' and ')} real documents cannot be tried, and CI=true allows no skip.\n0 passed, 1 failed`,
  )

const folder = mkdtempSync(join(tmpdir(), 'plenary-test-'))
const report = join(folder, 'report.json')
const chosen = suites.filter((suite) => suite !== 'browser' || chromium)
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...chosen.flatMap((suite) => ['--project', suite]),
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(chromium ? { CHROMIUM_PATH: chromium } : {}) },
  },
)

if (!chromium) console.log('SKIPPED: the browser suite. No Chromium is here and none could be installed.')
if (missing.length > 0)
  console.log(
    `SKIPPED: documents of real programs. ${missing.join(' and ')} are not here and cannot be installed.`,
  )
if (!existsSync(report)) fail('The test runner ended without a report.\n0 passed, 1 failed')
const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(
  readFileSync(report, 'utf8'),
)
rmSync(folder, { recursive: true })
// A file that does not even load has no failed test of its own; it still counts.
const failed = Math.max(
  numFailedTests,
  success && status === 0 ? 0 : Math.max(1, numFailedTests || numFailedTestSuites),
)
console.log(`${numPassedTests} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
