/** Builds the client, and serves it to developers in front of a running server. */
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

const server = process.env.PLENARY_SERVER ?? 'http://127.0.0.1:3000'
const socket = { target: server, ws: true, changeOrigin: false }

export default defineConfig({
  base: '/',
  plugins: [react()],
  // The shared words are taken from their sources, so that nothing need be built first.
  resolve: { conditions: ['plenary-source', ...defaultClientConditions] },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 700 },
  server: {
    proxy: { '/api': { target: server, changeOrigin: false }, '/live': socket, '/collab': socket },
  },
})
