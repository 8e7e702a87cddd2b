/** Runs the platform until it is told to stop. Says one line when it listens; everything else goes to the log. */
import { type App, buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { lineOf } from './failure.ts'
import { quietLibraries } from './quiet-libraries.ts'

/** The contract allows ten seconds. */
const closeWithinMs = 9000

async function run(): Promise<App> {
  // [DIR2] Whatever is written is the owner's alone.
  process.umask(0o077)
  const app = await buildApp(readConfig())
  await app.listen()
  process.stdout.write(`Plenary is listening on ${app.url()}\n`)
  for (const step of await app.nextSteps()) process.stdout.write(`${step}\n`)
  return app
}

function stopOnSignals(app: App): void {
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), closeWithinMs).unref()
    await app.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
}

try {
  const app = await run()
  stopOnSignals(app)
  quietLibraries(app.log)
  // A library's own stack trace may carry what somebody wrote.
  process.on('uncaughtException', (error) => {
    app.reportFault(error)
    process.exit(1)
  })
  // One person's broken request must not end everyone's session.
  process.on('unhandledRejection', (reason) => app.reportFault(reason))
} catch (error) {
  process.stderr.write(`${lineOf(error)}\n`)
  process.exit(1)
}
