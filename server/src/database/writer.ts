/**
 * The writer's thread: the only connection that writes. What arrives within one turn shares one commit,
 * each request in a savepoint of its own, so that a failing one does not fail its neighbours [DB2].
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { Connection } from './connection.ts'
import type { StatementResult, WriterAnswer, WriterRequest } from './messages.ts'

const port = parentPort as MessagePort
const connection = new Connection((workerData as { file: string }).file)
const { raw } = connection
const waiting: WriterRequest[] = []
let scheduled = false

type Write = Extract<WriterRequest, { kind: 'write' }>

const faultOf = (error: unknown): { message: string; code: string } => {
  const { message, code } = error as { message?: string; code?: string }
  return { message: message ?? String(error), code: code ?? 'UNKNOWN' }
}

function runOne(write: Write): WriterAnswer {
  const [only, ...more] = write.statements
  if (only && more.length === 0) {
    // A single statement is atomic by itself.
    try {
      return { id: write.id, results: [connection.execute(only)] }
    } catch (error) {
      return { id: write.id, error: faultOf(error) }
    }
  }
  raw.exec('SAVEPOINT request')
  try {
    const results = write.statements.map((statement) => connection.execute(statement))
    raw.exec('RELEASE request')
    return { id: write.id, results }
  } catch (error) {
    if (raw.inTransaction) raw.exec('ROLLBACK TO request; RELEASE request')
    return { id: write.id, error: faultOf(error) }
  }
}

/** One BEGIN and one COMMIT for all of them; answers go out only after the commit. */
function runGroup(writes: Write[]): void {
  if (writes.length === 0) return
  let answers: WriterAnswer[]
  try {
    raw.exec('BEGIN IMMEDIATE')
    answers = writes.map(runOne)
    raw.exec('COMMIT')
  } catch (error) {
    if (raw.inTransaction) raw.exec('ROLLBACK')
    answers = writes.map(({ id }) => ({ id, error: faultOf(error) }))
  }
  for (const answer of answers) port.postMessage(answer)
}

const controls: Record<'begin' | 'commit' | 'rollback', () => void> = {
  begin: () => raw.exec('BEGIN IMMEDIATE'),
  commit: () => raw.exec('COMMIT'),
  rollback: () => {
    if (raw.inTransaction) raw.exec('ROLLBACK')
  },
}

function answer(id: number, work: () => StatementResult[]): void {
  let reply: WriterAnswer
  try {
    reply = { id, results: work() }
  } catch (error) {
    reply = { id, error: faultOf(error) }
  }
  port.postMessage(reply)
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
    if (request.kind === 'step') answer(request.id, () => [connection.execute(request.statement)])
    else if (request.kind === 'close')
      answer(request.id, () => {
        connection.close()
        return []
      })
    else
      answer(request.id, () => {
        controls[request.kind as keyof typeof controls]()
        return []
      })
  }
  runGroup(group)
}

port.on('message', (request: WriterRequest) => {
  waiting.push(request)
  // A step of an open transaction is waited for by one caller: no reason to gather.
  if (request.kind === 'step') drain()
  else if (!scheduled) {
    scheduled = true
    setImmediate(drain)
  }
})
