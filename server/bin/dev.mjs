/** `npm run dev`: the server from its sources and the client with hot reload, started and stopped together. */
import { spawn } from 'node:child_process'
import { checkNode, ensureInstalled, root } from './prepare.mjs'

checkNode()
ensureInstalled()

const page = process.env.PUBLIC_URL ?? 'http://127.0.0.1:5173'
const { hostname, port } = new URL(page)
const server = [
  'tsx',
  ['watch', '--conditions', 'plenary-source', '--clear-screen=false', 'server/src/main.ts'],
]
const client = ['vite', ['--host', hostname, '--port', port || '80', '--strictPort']]

const start = ([command, args], cwd) =>
  spawn('npm', ['exec', '--', command, ...args], {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, PUBLIC_URL: page },
    shell: process.platform === 'win32',
  })

const children = [start(server, root), start(client, `${root}/client`)]
process.stderr.write(`Plenary for developers: ${page}\n`)
let stopping = false
const stop = () => {
  stopping = true
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
for (const child of children)
  child.on('exit', (code) => {
    if (!stopping) process.exitCode = code ?? 1
    stop()
  })
