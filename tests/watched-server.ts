/** The real server in a process of its own, which says how long it kept its loop busy in one piece. */
import { connect } from 'node:net'
import { join } from 'node:path'
import { newDataDir, type ServerProcess, startServer } from './server-process.ts'

export interface Watched extends ServerProcess {
  /** The longest piece since it was asked last, in milliseconds. */
  longestPiece(): Promise<number>
}

export async function startWatched(env: Record<string, string> = {}): Promise<Watched> {
  const dataDir = await newDataDir()
  const path = join(dataDir, 'loop.sock')
  const server = await startServer(dataDir, {
    env: { ...env, LOOP_WATCH: path },
    nodeArgs: ['--import', join(import.meta.dirname, 'loop-watch.mjs')],
  })
  return { ...server, longestPiece: () => longestPiece(path) }
}

/** Of a server that was given this path as LOOP_WATCH. */
export const longestPiece = (path: string): Promise<number> =>
  new Promise((told, failed) => {
    let text = ''
    const socket = connect(path)
    socket.on('data', (some) => {
      text += some.toString()
    })
    socket.on('end', () => told(Number(text)))
    socket.on('error', failed)
  })
