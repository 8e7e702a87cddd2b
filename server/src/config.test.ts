import { describe, expect, it } from 'vitest'
import { ConfigError, demoMoment, readConfig } from './config.ts'

describe('config', () => {
  it('[CFG1] has the defaults of the contract', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, publicUrl: null, demo: true, limits: true })
    expect(config.dataDir).toMatch(/\/data$/)
    expect(config.clock).toEqual(new Date(demoMoment))
  })

  it('[CFG1] is no demonstration and runs on real time in production', () => {
    expect(readConfig({ NODE_ENV: 'production' })).toMatchObject({ demo: false, clock: null })
    expect(readConfig({ DEMO: '0' })).toMatchObject({ demo: false, clock: null })
  })

  it('[CFG1] keeps the origin of PUBLIC_URL alone', () => {
    expect(readConfig({ PUBLIC_URL: 'https://plenary.example.org/' }).publicUrl).toBe(
      'https://plenary.example.org',
    )
  })

  it.each([
    ['PORT', '70000'],
    ['PORT', '3000x'],
    ['PORT', '-1'],
    ['DEMO', 'yes'],
    ['CLOCK', '2018-02-13'],
    ['CLOCK', '2018-02-13T09:30:00'],
    ['CLOCK', '2018-02-31T99:30:00Z'],
    ['PUBLIC_URL', 'plenary.example.org'],
    ['PUBLIC_URL', 'https://plenary.example.org/sub'],
    ['PUBLIC_URL', 'ftp://plenary.example.org'],
    ['LIMITS', 'on'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'everyone'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['DATABASE_URL', 'postgres://somewhere'],
    ['REDIS_URL', 'redis://somewhere'],
  ])('[CFG1] refuses %s=%s with one line that names it', (name, value) => {
    const attempt = () => readConfig({ [name]: value })
    expect(attempt).toThrow(ConfigError)
    expect(attempt).toThrow(new RegExp(`^${name}[^\n]*$`))
  })

  it('[CFG3] refuses the demonstration in production, because its passwords are published', () => {
    expect(() => readConfig({ DEMO: '1', NODE_ENV: 'production' })).toThrow(/^DEMO=1[^\n]*$/)
  })

  it('[CFG2] refuses to lift the limits in production', () => {
    expect(readConfig({ LIMITS: 'off' }).limits).toBe(false)
    expect(() => readConfig({ LIMITS: 'off', NODE_ENV: 'production' })).toThrow(/LIMITS/)
  })
})
