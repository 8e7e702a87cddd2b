/** Builds the client, and serves it to developers in front of a running server. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'

const server = process.env.PLENARY_SERVER ?? 'http://127.0.0.1:3000'
const socket = { target: server, ws: true, changeOrigin: false }

/** [LGT2] Lays beside each built file of words what it is when compressed as well as can be. Faces are compressed already. */
function compressed(): Plugin {
  const best = (bytes: Buffer): Buffer =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir = '' }) {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg|json|webmanifest)$/.test(name)) continue
        const bytes = readFileSync(join(dir, name))
        writeFileSync(join(dir, `${name}.br`), best(bytes))
        writeFileSync(join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

export default defineConfig({
  base: '/',
  plugins: [react(), compressed()],
  // The shared words are taken from their sources, so that nothing need be built first.
  resolve: { conditions: ['plenary-source', ...defaultClientConditions] },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 700 },
  server: {
    proxy: { '/api': { target: server, changeOrigin: false }, '/live': socket, '/collab': socket },
  },
})
