/** Opens what everything else stands on: data, time, facts, people. No word is known here yet. */
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import type { SettableClock } from './clock/clock.ts'
import { machineNow } from './clock/machine.ts'
import { lastClockMoment } from './clock/store.ts'
import { openClock, makeTestClock as standingClock } from './clock/system-clock.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database/open.ts'
import type { Database } from './database/port.ts'
import type { Facts } from './events/facts.ts'
import { makeFacts } from './events/record.ts'
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
  /** The only origin browsers may come from. Known for certain once the server listens. */
  origin(): string
  setOrigin(origin: string): void
  close(): Promise<void>
}

export const databaseFile = (config: Config): string => join(config.dataDir, 'plenary.sqlite')

/** `visiting`: another process may hold the platform's clock, which is then read and not kept. */
export interface HouseOptions {
  clock?: SettableClock
  visiting?: boolean
}

export async function openHouse(config: Config, options: HouseOptions = {}): Promise<House> {
  const secret = secretIn(config.dataDir)
  const log = pino({ level: config.logLevel, serializers: { err: quietError }, base: null }, process.stderr)
  const database = await openDatabase({ file: databaseFile(config), at: machineNow() })
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
    origin: () => origin,
    setOrigin(known) {
      origin = known
    },
    async close() {
      await running?.close()
      await database.close()
    },
  }
}

/** An IPv6 address stands in brackets in an origin. */
export const originOf = (host: string, port: number): string =>
  new URL(`http://${host.includes(':') ? `[${host}]` : host}:${port}`).origin
