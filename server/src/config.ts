/** The only reader of the environment: the table of the contract, with its defaults, refused when it makes no sense. */
import { resolve } from 'node:path'
import { proxiesOf } from './http/place.ts'

export interface Config {
  production: boolean
  host: string
  /** 0 lets the machine choose. */
  port: number
  dataDir: string
  /** Origin of links and the only origin browsers may come from; null: made of host and port once listening. */
  publicUrl: string | null
  /** Whether a fresh database is filled with the presets and the demo participants. */
  demo: boolean
  /** Where the platform's clock starts on a fresh database; null is real time. */
  clock: Date | null
  /** [U19] Whether an address is a proxy of ours, whose X-Forwarded-For is believed; null: nobody's is. */
  isProxy: ((address: string) => boolean) | null
  /** False lifts the rate limits, for load tests on loopback. */
  limits: boolean
  logLevel: LogLevel
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const
type LogLevel = (typeof logLevels)[number]

/** The demonstration begins on the first day of the first formal consultation in Geneva. */
export const demoMoment = '2018-02-13T09:30:00+01:00'

/** The environment makes no sense; the message is one line for the person who set it. */
export class ConfigError extends Error {}

export type Environment = Readonly<Record<string, string | undefined>>

/** [CFG1] Every variable is checked at start; nonsense is refused with a line that names the variable. */
export function readConfig(environment: Environment = process.env): Config {
  const value = (name: string): string | undefined => environment[name]?.trim() || undefined
  const production = value('NODE_ENV') === 'production'
  const demo = flagOf('DEMO', value('DEMO')) ?? !production
  // [CFG3] Its passwords are published.
  if (production && demo)
    throw new ConfigError(
      'DEMO=1 is refused in production: everyone knows the passwords of the demonstration',
    )
  for (const later of ['DATABASE_URL', 'REDIS_URL'])
    if (value(later))
      throw new ConfigError(`${later} is set, but this version keeps its data in DATA_DIR only`)
  return {
    production,
    host: value('HOST') ?? '127.0.0.1',
    port: portOf(value('PORT') ?? '3000'),
    dataDir: resolve(value('DATA_DIR') ?? './data'),
    publicUrl: publicUrlOf(value('PUBLIC_URL')),
    demo,
    clock: momentOf(value('CLOCK') ?? (demo ? demoMoment : undefined)),
    isProxy: proxyOf(value('TRUST_PROXY')),
    limits: limitsOf(value('LIMITS'), production),
    logLevel: levelOf(value('LOG_LEVEL') ?? 'warn'),
  }
}

function proxyOf(text: string | undefined): Config['isProxy'] {
  if (text === undefined) return null
  try {
    return proxiesOf(text)
  } catch (error) {
    throw new ConfigError(`TRUST_PROXY: ${(error as Error).message}`)
  }
}

function flagOf(name: string, text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined
  if (text !== '0' && text !== '1') throw new ConfigError(`${name} must be 0 or 1, not "${text}"`)
  return text === '1'
}

function portOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new ConfigError(`PORT must be a whole number from 0 to 65535, not "${text}"`)
  return Number(text)
}

function publicUrlOf(text: string | undefined): string | null {
  if (text === undefined) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    url.username
  )
    throw new ConfigError(`PUBLIC_URL must be an address like https://plenary.example.org, not "${text}"`)
  return url.origin
}

/** A moment must carry its offset: "09:30" alone would mean another time on another machine. */
function momentOf(text: string | undefined): Date | null {
  if (text === undefined) return null
  const moment = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? new Date(text) : null
  if (!moment || Number.isNaN(+moment))
    throw new ConfigError(`CLOCK must be a moment with its offset, like ${demoMoment}, not "${text}"`)
  return moment
}

function limitsOf(text: string | undefined, production: boolean): boolean {
  if (text === undefined) return true
  if (text !== 'off') throw new ConfigError(`LIMITS must be unset or "off", not "${text}"`)
  if (production) throw new ConfigError('LIMITS=off is for load tests and refused in production')
  return false
}

function levelOf(text: string): LogLevel {
  const level = logLevels.find((each) => each === text)
  if (!level) throw new ConfigError(`LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${text}"`)
  return level
}
