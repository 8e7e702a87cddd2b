import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { secretIn } from './secret.ts'

const folder = mkdtempSync(join(tmpdir(), 'plenary-secret-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('keys of an installation', () => {
  it('[REC6] the key of the record is made once, differs from every other, and is for its owner alone', () => {
    const key = secretIn(folder, 'record.key')
    expect(Buffer.from(key, 'base64url')).toHaveLength(32)
    expect(secretIn(folder, 'record.key')).toBe(key)
    expect(secretIn(folder)).not.toBe(key)
    expect(statSync(join(folder, 'record.key')).mode & 0o777).toBe(0o600)
  })
})
