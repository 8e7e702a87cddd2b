/** Opens what everything else stands on: data, time, facts, people. No word is known here yet. */
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import type { SettableClock } from './clock/clock.ts'
import { machineNow } from './clock/machine.ts'
import { lastClockMoment } from './clock/store.ts'
import { openClock, makeTestClock as standingClock } from './clock/system-clock.ts'
import { logAnchor } from './collab/log.ts'
import type { Config } from './config.ts'
import { lacksIn } from './database/absence.ts'
import { readAnchor } from './database/anchor.ts'
import { holdFolder, keepFolderPrivate, makeFolder } from './database/folder.ts'
import { openDatabase } from './database/open.ts'
import type { Database } from './database/port.ts'
import { recordAnchor } from './events/chain-store.ts'
import type { Facts } from './events/facts.ts'
import { makeFacts } from './events/record.ts'
import type { Check } from './http/readiness.ts'
import { quietError } from './http/server.ts'
import { cookieNameFor, makeSessions, type Sessions } from './http/session.ts'
import { type Accounts, makeAccounts } from './identity/accounts.ts'
import { secretIn } from './identity/secret.ts'

export interface House {
  config: Config
  log: Logger
  database: Database
  clock: SettableClock
  facts: Facts
  sessions: Sessions
  accounts: Accounts
  secret: string
  /** What readiness asks besides the database's own fault. */
  checks: Check[]
  /** The only origin browsers may come from. Known for certain once the server listens. */
  origin(): string
  setOrigin(origin: string): void
  close(): Promise<void>
}

export const databaseFile = (config: Config): string => join(config.dataDir, 'plenary.sqlite')

/** [ABS1] What of the database is anchored outside it. */
export const anchored = { log: logAnchor, record: recordAnchor }

/** `visiting`: another process may hold the platform's clock, which is then read and not kept. */
export interface HouseOptions {
  clock?: SettableClock
  visiting?: boolean
}

export async function openHouse(config: Config, options: HouseOptions = {}): Promise<House> {
  const log = pino({ level: config.logLevel, serializers: { err: quietError }, base: null }, process.stderr)
  makeFolder(config.dataDir)
  const letGo = holdFolder(config.dataDir, options.visiting ? 'visitor' : 'server')
  try {
    return await furnishHouse(config, options, log, letGo)
  } catch (error) {
    letGo()
    throw error
  }
}

async function furnishHouse(
  config: Config,
  options: HouseOptions,
  log: Logger,
  letGo: () => void,
): Promise<House> {
  keepFolderPrivate(config.dataDir)
  const database = await openDatabase({
    file: databaseFile(config),
    at: machineNow(),
    anchored,
    lost: (line) => log.error({ fault: line }, 'database.gone'),
  })
  // After the database: a key without one would say that one is missing.
  const secret = secretIn(config.dataDir)
  const running = options.clock || options.visiting ? null : await openClock(database, config.clock)
  const clock =
    options.clock ??
    running ??
    standingClock((await lastClockMoment(database)) ?? config.clock ?? machineNow())
  let origin = config.publicUrl ?? originOf(config.host, config.port)
  const sessions = makeSessions({
    database,
    secret,
    cookieName: () => cookieNameFor(origin),
    clock,
    machineNow,
  })
  return {
    config,
    log,
    database,
    clock,
    facts: makeFacts((error) => log.error({ err: error }, 'a listener of facts failed')),
    sessions,
    accounts: makeAccounts({ database, machineNow, changed: sessions.forget }),
    secret,
    checks: [
      async () => ((await database.healthy()) ? null : 'The database takes no writes.'),
      () => lackLine(databaseFile(config)),
    ],
    origin: () => origin,
    setOrigin(known) {
      origin = known
    },
    async close() {
      await running?.close()
      await database.close()
      letGo()
    },
  }
}

/** [ABS1] Less than was promised, although the server runs. */
function lackLine(file: string): string | null {
  const promised = readAnchor(file)
  const lacks = promised ? lacksIn(file, anchored, promised) : []
  return lacks.length > 0 ? `The database has lost something: ${lacks.join('; ')}.` : null
}

/** An IPv6 address stands in brackets in an origin. */
export const originOf = (host: string, port: number): string =>
  new URL(`http://${host.includes(':') ? `[${host}]` : host}:${port}`).origin
