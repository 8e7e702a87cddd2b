/** Hocuspocus as its documentation starts it: a document for each name, kept in SQLite by its own extension. */
import { join } from 'node:path'
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: join(process.env.DATA_DIR, 'hocuspocus.sqlite') })],
})
await server.listen()
console.log(`listening on http://127.0.0.1:${server.address.port}`)
