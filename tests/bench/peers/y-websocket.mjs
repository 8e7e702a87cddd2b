/** The server of y-websocket as upstream gives it; YPERSISTENCE names a folder where it is to keep its documents. */
import { createServer } from 'node:http'
import { setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'

const http = createServer((_, response) => response.end())
const sockets = new WebSocketServer({ noServer: true })
sockets.on('connection', setupWSConnection)
http.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (each) => sockets.emit('connection', each, request)),
)
http.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${http.address().port}`))
