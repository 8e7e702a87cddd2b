/**
 * The limit: a relay without CRDT and without storage. What came into a room within 10 ms goes to everyone in it as one
 * frame, made once. A sole author hears nothing of it. It knows no state: whoever comes is told that there is none.
 */
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

const windowMs = Number(process.env.WINDOW_MS ?? 10)
const rooms = new Map()
const http = createServer((_, response) => response.end())
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })

function frameOf(parts) {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const header =
    length < 126 ? Buffer.from([0x82, length]) : Buffer.from([0x82, 126, length >> 8, length & 255])
  if (length < 65_536) return Buffer.concat([header, ...parts])
  const long = Buffer.alloc(10)
  long.set([0x82, 127])
  long.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([long, ...parts])
}

function flush(room, kind) {
  const { parts, authors } = room[kind]
  room[kind] = { parts: [], authors: new Set() }
  const frame = frameOf(parts)
  const [sole] = authors.size === 1 ? authors : []
  for (const member of room.members) if (member !== sole) member._socket.write(frame)
}

sockets.on('connection', (socket, request) => {
  const name = request.url
  const empty = () => ({ parts: [], authors: new Set() })
  if (!rooms.has(name)) rooms.set(name, { members: new Set(), words: empty(), presence: empty() })
  const room = rooms.get(name)
  room.members.add(socket)
  socket.on('close', () => room.members.delete(socket))
  socket.on('message', (data) => {
    // A question for the state: the empty answer.
    if (data[0] === 0 && data[1] === 0) return socket.send(Buffer.from([0, 1, 2, 0, 0]))
    const kind = data[0] === 0 ? 'words' : 'presence'
    if (room[kind].parts.length === 0) setTimeout(flush, windowMs, room, kind)
    room[kind].parts.push(data)
    room[kind].authors.add(socket)
  })
})
http.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (each) => sockets.emit('connection', each, request)),
)
http.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${http.address().port}`))
