import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { account, session, user, verification } from '../identity/tables.ts'
import type { Database } from './port.ts'
import { openTestDatabase } from './test-database.ts'

describe('the identity library on the data port', () => {
  let database: Database
  beforeEach(async () => {
    database = await openTestDatabase()
  })
  afterEach(() => database.close())

  it('[DB1] writes, reads back, and counts the rows it changed', async () => {
    const adapter = drizzleAdapter(database as unknown as Parameters<typeof drizzleAdapter>[0], {
      provider: 'sqlite',
      schema: { user, session, account, verification },
    })({ secret: 'only for this test, long enough' })
    const expiresAt = new Date('2018-03-01T00:00:00Z')
    for (const identifier of ['a', 'a', 'b'])
      await adapter.create({
        model: 'verification',
        data: { identifier, value: 'v', expiresAt, createdAt: expiresAt, updatedAt: expiresAt },
      })
    const where = [{ field: 'identifier', value: 'a' }]
    expect(await adapter.findOne({ model: 'verification', where })).toMatchObject({ value: 'v', expiresAt })
    expect(await adapter.updateMany({ model: 'verification', where, update: { value: 'w' } })).toBe(2)
    expect(await adapter.deleteMany({ model: 'verification', where })).toBe(2)
    expect(await adapter.count({ model: 'verification' })).toBe(1)
  })
})
