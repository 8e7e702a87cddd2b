/** Delegations of a database from before they were told apart by what their names read like. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../database/open.ts'
import { processes } from '../process/tables.ts'
import { delegationsOf, formsOfDelegations, takeForms } from './delegation-store.ts'
import { alikeAmong } from './delegations.ts'
import { delegations } from './tables.ts'

it('[DLG6] stay apart where they read alike, keep their names, and are listed', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'plenary-forms-'))
  const database = await openDatabase({ file: join(dataDir, 'old.sqlite'), at: new Date() })
  onTestFinished(async () => {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const processId = 'p'
  await database.insert(processes).values({
    id: processId,
    slug: 'p',
    title: 'P',
    description: '',
    language: 'en',
    createdAt: new Date(),
  })
  const kind = 'member-state' as const
  const old = [
    { id: 'a', name: 'Kenya' },
    { id: 'b', name: 'kenya ' },
    { id: 'c', name: 'Uganda' },
  ]
  await database.insert(delegations).values(old.map((each) => ({ ...each, processId, kind })))
  await database.transaction(takeForms, { lock: 'test:all' })
  await database.transaction(takeForms, { lock: 'test:all' })
  const rows = await delegationsOf(database, processId)
  expect(rows.map(({ id, name }) => ({ id, name }))).toEqual([old[0], old[2], old[1]])
  expect(Object.fromEntries(alikeAmong(rows))).toEqual({ a: ['b'], b: ['a'] })
  expect([...(await formsOfDelegations(database, processId)).values()].sort()).toEqual(['a', 'c'])
})
