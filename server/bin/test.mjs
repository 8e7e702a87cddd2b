/**
 * `npm test`: installs and builds what is missing, a browser too where it can, runs every suite once and ends with the
 * counts, whatever happens. `--long` (`npm run test:long`) gives random tests the many seeds of a release.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { missingOffice } from './office.mjs'
import { checkNode, ensureBuilt, ensureInstalled, fail, root } from './prepare.mjs'

// What has not been counted has failed: also when the installation does, or somebody breaks it off.
let [passed, failed] = [0, 1]
process.on('exit', () => console.log(`${passed} passed, ${failed} failed`))

checkNode()
ensureInstalled()
ensureBuilt()

const options = process.argv.slice(2)
const isLong = options.includes('--long')
const suites = ['unit', 'components', 'contracts', 'journeys', 'browser']
const chromium = findChromium()
if (!chromium && process.env.CI === 'true')
  fail('No Chromium: the browser suite cannot run, and CI=true allows no skip.')

const missing = missingOffice()
if (missing.length > 0 && process.env.CI === 'true')
  fail(`Without ${missing.join(' and ')} real documents cannot be tried, and CI=true allows no skip.`)

const folder = mkdtempSync(join(tmpdir(), 'plenary-test-'))
const report = join(folder, 'report.json')
const chosen = suites.filter((suite) => suite !== 'browser' || chromium)
const child = spawn(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...chosen.flatMap((suite) => ['--project', suite]),
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...options.filter((option) => option !== '--long'),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      // Servers and commands that tests start are what `npm start` runs.
      BUILT: '1',
      ...(isLong ? { LONG: '1' } : {}),
      ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
    },
  },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
const status = await new Promise((ended) =>
  child.once('close', (code, signal) => ended(code ?? 128 + constants.signals[signal])),
)

if (!chromium) console.log('SKIPPED: the browser suite. No Chromium is here and none could be installed.')
if (missing.length > 0)
  console.log(
    `SKIPPED: documents of real programs. ${missing.join(' and ')} are not here and cannot be installed.`,
  )
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  // A file that does not even load has no failed test of its own; it still counts.
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  passed = numPassedTests
  failed = Math.max(numFailedTests + unloaded.length, status === 0 ? 0 : 1)
} else console.log('The test runner ended without a report.')
rmSync(folder, { recursive: true })
process.exitCode = failed === 0 ? 0 : 1
