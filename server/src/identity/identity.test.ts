import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getAuthTables } from 'better-auth/db'
import { getTableColumns } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/port.ts'
import { openTestDatabase } from '../database/test-database.ts'
import { type Accounts, makeAccounts } from './accounts.ts'
import { authOptions, authTables } from './auth.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { secretIn } from './secret.ts'

describe('identity', () => {
  it('[IDN4] keeps the tables the identity library expects', () => {
    const expected = getAuthTables(authOptions({ secret: 'x', origin: 'http://127.0.0.1' }))
    for (const [name, { fields }] of Object.entries(expected)) {
      const table = authTables[name as keyof typeof authTables]
      expect(table, name).toBeDefined()
      const columns = getTableColumns(table) as Record<string, { notNull: boolean }>
      expect(Object.keys(columns).sort(), name).toEqual(['id', ...Object.keys(fields)].sort())
      for (const [field, { required }] of Object.entries(fields))
        expect(columns[field]?.notNull, `${name}.${field}`).toBe(required === true)
    }
  })

  it('[IDN2] keeps passwords as argon2id with 19 MiB and two passes', async () => {
    const hash = await hashPassword('plenary-demo')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword(hash, 'plenary-demo')).toBe(true)
    expect(await verifyPassword(hash, 'plenary-Demo')).toBe(false)
    expect(await verifyPassword('not a hash', 'plenary-demo')).toBe(false)
  })

  it('[IDN5] makes one secret per installation, readable by its owner alone', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'plenary-secret-')), 'data')
    const secret = secretIn(folder)
    expect(secret).toHaveLength(43)
    expect(secretIn(folder)).toBe(secret)
    expect(readFileSync(join(folder, 'secret.key'), 'utf8').trim()).toBe(secret)
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
  })
})

describe('accounts', () => {
  let database: Database
  let accounts: Accounts
  const person = {
    email: 'Someone@Example.org',
    name: 'Someone',
    password: 'ten letters',
    language: 'en' as const,
  }

  beforeAll(async () => {
    database = await openTestDatabase()
    accounts = makeAccounts({
      database,
      machineNow: () => new Date('2018-02-13T09:00:00Z'),
      changed: () => {},
    })
  })
  afterAll(() => database.close())

  it('[IDN1] makes one account per address, whatever its case', async () => {
    const userId = await accounts.createAccount(person)
    expect(await accounts.hasAccount(' someone@example.ORG ')).toBe(true)
    expect(await accounts.userIdOf('someone@example.org')).toBe(userId)
    expect(await accounts.userNames([userId, 'nobody'])).toEqual(new Map([[userId, 'Someone']]))
    await expect(accounts.createAccount({ ...person, email: 'SOMEONE@example.org' })).rejects.toMatchObject({
      code: 'already-exists',
    })
  })

  it('[IDN1] makes nothing when what comes with the account fails', async () => {
    const email = 'other@example.org'
    const failing = accounts.createAccount({ ...person, email }, async () => {
      throw new Error('no place left')
    })
    await expect(failing).rejects.toThrow('no place left')
    expect(await accounts.hasAccount(email)).toBe(false)
  })

  it.each(['short', 'nine char', 'aaaaaaaaaaaa', 'x'.repeat(201)])(
    '[IDN2] refuses the password "%s"',
    async (password) => {
      const attempt = accounts.createAccount({ ...person, email: 'third@example.org', password })
      await expect(attempt).rejects.toMatchObject({ code: 'weak-password' })
    },
  )
})
