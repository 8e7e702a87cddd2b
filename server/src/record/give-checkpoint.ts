/** Checkpoints: how far the record and the log of live text have come, signed, and kept once given out. */
import { signCheckpoint } from '@plenary/shared/checkpoint'
import { type Checkpoint, logRootOf } from '@plenary/shared/record'
import { heads } from '../collab/log.ts'
import type { Context } from '../context.ts'
import { secretIn } from '../identity/secret.ts'
import { insertCheckpoint, lastCheckpoint, lastEntry } from './store.ts'

/** Everyone who asks within this time is given the same one. */
const sameForMs = 5000
/** Where nothing has happened, the last one is given again until it is this old. */
const freshForMs = 3_600_000

type Needs = Pick<Context, 'database' | 'clock' | 'config'>

/** The secret key of the record in hexadecimal. */
const recordKeyIn = (dataDir: string): string =>
  Buffer.from(secretIn(dataDir, 'record.key'), 'base64url').toString('hex')

/** [REC6] Answers the function that gives checkpoints. Whoever asks while one is being made waits for the same. */
export function makeCheckpoints(tools: Needs): (options?: { anew?: boolean }) => Promise<Checkpoint> {
  let given: { promise: Promise<Checkpoint>; untilMs: number } | null = null
  return ({ anew = false } = {}) => {
    const now = tools.clock.ticks()
    if (given && !anew && now < given.untilMs) return given.promise
    const promise = giveCheckpoint(tools)
    given = { promise, untilMs: now + sameForMs }
    promise.catch(() => {
      given = null
    })
    return promise
  }
}

async function giveCheckpoint({ database, clock, config }: Needs): Promise<Checkpoint> {
  // One statement, so that the root belongs to the position it is said to stand at.
  const rooms = await heads(database)
  const position = rooms.reduce((last, head) => Math.max(last, head.position), 0)
  const log = { position, root: logRootOf(rooms) }
  return database.transaction(
    async (tx) => {
      const { number, hash } = await lastEntry(tx)
      const kept = await lastCheckpoint(tx)
      const now = clock.now()
      if (
        kept?.number === number &&
        kept.hash === hash &&
        kept.log.position === position &&
        kept.log.root === log.root &&
        Math.abs(now.getTime() - Date.parse(kept.at)) < freshForMs
      )
        return kept
      const checkpoint = signCheckpoint(
        { number, hash, at: now.toISOString(), log },
        recordKeyIn(config.dataDir),
      )
      await insertCheckpoint(tx, checkpoint)
      return checkpoint
    },
    { lock: 'record:all' },
  )
}
