/**
 * Loaded into every thread of a server (`--import`): SIGUSR2 begins a profile of each, the next one ends it. What each
 * thread did is written to PROFILE_TO-THREAD.cpuprofile.
 */
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads'

const channel = new BroadcastChannel('profile')
const session = new Session()
session.connect()
session.post('Profiler.enable')
session.post('Profiler.setSamplingInterval', { interval: 500 })
let isOn = false

function toggle() {
  isOn = !isOn
  if (isOn) return session.post('Profiler.start')
  session.post('Profiler.stop', (_, { profile }) =>
    writeFileSync(
      `${process.env.PROFILE_TO}-${isMainThread ? 'main' : threadId}.cpuprofile`,
      JSON.stringify(profile),
    ),
  )
}

channel.onmessage = toggle
channel.unref()
if (isMainThread)
  process.on('SIGUSR2', () => {
    channel.postMessage(null)
    toggle()
  })
