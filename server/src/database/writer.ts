/**
 * The writer's thread: the only connection that writes. What arrives within one turn shares one commit,
 * each request in a savepoint of its own, so that a failing one does not fail its neighbours [DB2].
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { AnchorKeeper, type AnchorSources, countCommit } from './anchor.ts'
import { Connection } from './connection.ts'
import {
  databaseGone,
  type StatementResult,
  transactionOver,
  type WriterAnswer,
  type WriterNews,
  type WriterRequest,
} from './messages.ts'
import { rescue } from './rescue.ts'
import { SameFiles } from './same-files.ts'

const port = parentPort as MessagePort
const { file, anchored } = workerData as { file: string; anchored: AnchorSources | null }
const anchor = anchored && new AnchorKeeper(file, anchored)
/** How often the files are looked at where nobody writes, and the anchor is brought to disk. */
const lookEveryMs = 500
let files: SameFiles | null = null
let connection: Connection | null = null
/** The number of the transaction that is open. */
let open: number | null = null
const waiting: WriterRequest[] = []
let scheduled = false

type Write = Extract<WriterRequest, { kind: 'write' }>
type Control = Exclude<WriterRequest, { kind: 'write' }>

/** [ABS3] Set once the files were taken away: from then on nothing is written, because nothing written would stay. */
let gone: WriterNews | null = null

const connected = (): Connection => {
  if (gone) throw goneError(gone)
  if (!connection) {
    connection = new Connection(file)
    files = new SameFiles(file)
    anchor?.open(connection.raw)
  }
  return connection
}

const goneError = (news: WriterNews): Error =>
  Object.assign(new Error(`${news.gone} was removed or replaced`), { code: databaseGone })

/** Throws when what is open is not what stands under its name any more. */
function ensureSame(): void {
  const what = gone || !connection ? null : files?.gone()
  if (what) {
    gone = { gone: what, rescued: rescue(connection as Connection, file, what, files?.isLogMissing === true) }
    port.postMessage(gone)
  }
  if (gone) throw goneError(gone)
}

/** [ABS1] [ABS3] Only what is in the file under its name, and promised by the anchor, is acknowledged. */
function commit({ raw, prepare }: Connection): void {
  if (anchor) countCommit(raw)
  raw.exec('COMMIT')
  ensureSame()
  anchor?.promise(raw, prepare)
}

const disconnect = (): void => {
  const gone = connection
  connection = null
  open = null
  gone?.close()
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? 'UNKNOWN'

/** After these the connection itself is not trusted: the next request opens the file anew. */
const isBroken = (error: unknown): boolean =>
  /^SQLITE_(IOERR|CORRUPT|CANTOPEN|NOTADB|READONLY|PROTOCOL)/.test(codeOf(error))

/** What a broken connection cannot do any more is as good as done: closing it undoes what was open. */
const attempt = (work: () => void): void => {
  try {
    work()
  } catch {
    // The fault that led here is the one that is told.
  }
}

function faultOf(error: unknown): { message: string; code: string } {
  if (isBroken(error)) attempt(disconnect)
  return { message: (error as { message?: string }).message ?? String(error), code: codeOf(error) }
}

function runOne({ raw, execute }: Connection, { id, statements }: Write): WriterAnswer {
  // A single statement is atomic by itself.
  const several = statements.length > 1 || statements[0]?.each !== undefined
  if (several) raw.exec('SAVEPOINT request')
  try {
    const results = statements.map(execute)
    if (several) raw.exec('RELEASE request')
    return { id, results }
  } catch (error) {
    // A full or broken disk makes SQLite undo the whole transaction: then nobody's write is there.
    if (!raw.inTransaction || isBroken(error)) throw error
    if (several) raw.exec('ROLLBACK TO request; RELEASE request')
    return { id, error: faultOf(error) }
  }
}

/** One BEGIN and one COMMIT for all of them; answers go out only after the commit. */
function runGroup(writes: Write[]): void {
  if (writes.length === 0) return
  let answers: WriterAnswer[]
  try {
    const shared = connected()
    try {
      shared.raw.exec('BEGIN IMMEDIATE')
      answers = writes.map((write) => runOne(shared, write))
      commit(shared)
    } catch (error) {
      if (shared.raw.inTransaction) attempt(() => shared.raw.exec('ROLLBACK'))
      throw error
    }
  } catch (error) {
    const fault = faultOf(error)
    answers = writes.map(({ id }) => ({ id, error: fault }))
  }
  for (const answer of answers) port.postMessage(answer)
}

/** The connection of this transaction, if it is still the one that is open. */
function connectionOf(transaction: number): Connection {
  if (connection && open === transaction && connection.raw.inTransaction) return connection
  throw Object.assign(new Error('This transaction is over'), { code: transactionOver })
}

const controls: { [K in Control['kind']]: (request: Extract<Control, { kind: K }>) => StatementResult[] } = {
  begin({ transaction }) {
    const { raw } = connected()
    if (raw.inTransaction) attempt(() => raw.exec('ROLLBACK'))
    raw.exec('BEGIN IMMEDIATE')
    open = transaction
    return []
  },
  step: ({ transaction, statements }) => statements.map(connectionOf(transaction).execute),
  commit({ transaction }) {
    commit(connectionOf(transaction))
    open = null
    return []
  },
  rollback({ transaction }) {
    if (open === transaction && connection?.raw.inTransaction) connection.raw.exec('ROLLBACK')
    return []
  },
  close() {
    // What was taken away is left as it is: closing would tidy up under a name that is somebody else's now.
    if (!gone) disconnect()
    anchor?.close()
    return []
  },
}

function control(request: Control): void {
  let answer: WriterAnswer
  try {
    const work = controls[request.kind] as (request: Control) => StatementResult[]
    answer = { id: request.id, results: work(request) }
  } catch (error) {
    answer = { id: request.id, error: faultOf(error) }
  }
  port.postMessage(answer)
}

function drain(): void {
  scheduled = false
  let group: Write[] = []
  for (const request of waiting.splice(0)) {
    if (request.kind === 'write') {
      group.push(request)
      continue
    }
    runGroup(group)
    group = []
    control(request)
  }
  runGroup(group)
}

setInterval(() => {
  if (!connection || connection.raw.inTransaction || gone) return
  attempt(ensureSame)
  if (connection && !gone) attempt(() => anchor?.settle((connection as Connection).raw))
}, lookEveryMs)

port.on('message', (request: WriterRequest) => {
  waiting.push(request)
  // Only writes gather; a transaction has one caller, who waits for every answer.
  if (request.kind !== 'write') drain()
  else if (!scheduled) {
    scheduled = true
    setImmediate(drain)
  }
})
