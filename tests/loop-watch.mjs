/**
 * Loaded into a server before it begins (`--import`): measures how long its loop is kept busy in one piece, and tells
 * whoever connects to LOOP_WATCH, once, in milliseconds; then it begins anew. Time in which the machine gave the
 * processor to others is not counted where the system tells it, because it is nobody's work here.
 */
import { openSync, readSync } from 'node:fs'
import { createServer } from 'node:net'
import { isMainThread } from 'node:worker_threads'

const everyMs = 4

/** Processor time of the main thread in milliseconds; grows like the clock where the system does not tell. */
function processorClock() {
  try {
    const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r')
    const buffer = Buffer.alloc(100)
    return () => Number(buffer.toString('latin1', 0, readSync(file, buffer, 0, 100, 0)).split(' ')[0]) / 1e6
  } catch {
    return () => performance.now()
  }
}

function watch(path) {
  const processor = processorClock()
  let longest = 0
  let wall = performance.now()
  let spent = processor()
  setInterval(() => {
    const wallNow = performance.now()
    const spentNow = processor()
    longest = Math.max(longest, Math.min(wallNow - wall - everyMs, spentNow - spent))
    wall = wallNow
    spent = spentNow
  }, everyMs).unref()
  createServer((socket) => {
    socket.on('error', () => undefined)
    // What has just been done is measured when the loop comes round to it.
    setTimeout(() => {
      socket.end(String(longest))
      longest = 0
    }, 3 * everyMs)
  })
    .listen(path)
    .unref()
}

if (isMainThread && process.env.LOOP_WATCH) watch(process.env.LOOP_WATCH)
