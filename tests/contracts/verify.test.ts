/** What `verify` finds in a database that somebody with every right on the machine has changed. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digestOf, entryHash, genesis, type OpenedEntry } from '@plenary/shared/record'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupDatabase } from '../../server/src/database/backup.ts'
import { openReading } from '../../server/src/database/open-reading.ts'
import { verifyDatabase } from '../../server/src/record/verify-database.ts'
import { verifyFile } from '../../server/src/record/verify-file.ts'
import { until } from '../provider.ts'
import { RoomClient } from '../room-client.ts'
import { plenary } from '../server-process.ts'
import { sampleDraft } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'

const folder = mkdtempSync(join(tmpdir(), 'plenary-verify-'))
const whole = join(folder, 'whole.sqlite')
const exported = join(folder, 'record.ndjson')
const witnessed = join(folder, 'checkpoint.json')
let world: World

/** A round in which somebody wrote, a paragraph was split, and the text was published at the closing. */
beforeAll(async () => {
  world = await startWorld()
  const secretariat = await world.signIn('secretariat')
  const stateA = await world.signIn('state-a')
  const draft = await sampleDraft(world.url, stateA.cookie)
  const mine = draft.paragraphs.filter(({ kind, can }) => kind === 'paragraph' && can.edit === 'yes')
  for (const { room } of mine.slice(0, 3)) {
    let saved = 0
    const client = new RoomClient(`${world.url.replace('http', 'ws')}/collab/${room}`, stateA.cookie, {
      durable: (n) => {
        saved = n
      },
    })
    await client.ready
    for (const words of [' One.', ' Two.', ' Three.']) {
      client.type(words)
      await until('the words are saved', () => saved === client.sent)
    }
    client.socket.close()
  }
  const split = mine[4] as (typeof mine)[number]
  const answers = [
    await secretariat.fetch(`/api/drafts/${draft.id}/structure`, {
      json: { type: 'split', paragraph: split.id, offset: 10, id: crypto.randomUUID() },
    }),
    await secretariat.fetch(`/api/stages/${draft.stage?.id}/close`, {
      json: { reason: 'The hall is needed.' },
    }),
  ]
  for (const answer of answers) if (!answer.ok) throw new Error(await answer.text())
  await world.app.collab.flushProjections()
  writeFileSync(witnessed, await (await fetch(`${world.url}/api/record/checkpoint`)).text())
  writeFileSync(exported, await (await stateA.fetch('/api/record/export?process=refugees-2018')).text())
  await backupDatabase(join(world.dataDir, 'plenary.sqlite'), whole)
})
afterAll(async () => {
  await world?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function verify(file: string, witnesses: unknown[] = []) {
  const { queries, close } = openReading(file)
  try {
    return await verifyDatabase(queries, witnesses)
  } finally {
    close()
  }
}

/** A row as SQL gives it. */
interface EntryRow {
  number: number
  type: string
  at: number
  process_id: string | null
  seq: number | null
  actor_id: string | null
  draft_id: string | null
  stage_id: string | null
  paragraph_id: string | null
  digest: string
}

let copies = 0
/** The faults found after somebody changed a copy of the database by SQL. */
async function faultsAfter(tamper: (raw: Sqlite.Database) => void): Promise<string[]> {
  copies += 1
  const file = join(folder, `copy-${copies}.sqlite`)
  copyFileSync(whole, file)
  const raw = new Sqlite(file)
  raw.pragma('foreign_keys = OFF')
  tamper(raw)
  raw.close()
  const { lines, faults } = await verify(file)
  const found = lines.slice(lines.length - faults).map((line) => line.trim())
  rmSync(file)
  return found
}
const changed = ({ changes }: Sqlite.RunResult): void => expect(changes).toBeGreaterThan(0)
const one = <T>(raw: Sqlite.Database, sql: string): T => raw.prepare(sql).get() as T

describe('plenary verify', () => {
  it('[REC12] says that everything agrees, with figures, beside a running server, and writes nothing', async () => {
    const file = join(world.dataDir, 'plenary.sqlite')
    const before = statSync(file).mtimeMs
    const said = await plenary(world.dataDir, ['verify'])
    expect(said).toMatch(/^Record +\d+ entries, \d+ with what they carry$/m)
    expect(said).toMatch(/^Checkpoints +\d+ checkpoints?, up to entry \d+$/m)
    expect(said).toMatch(/^Revisions +\d+ revisions with \d+ paragraphs$/m)
    expect(said).toMatch(/^Live text +[\d,]+ changes in \d+ rooms, \d+ positions? sealed$/m)
    expect(said).toMatch(/^Working text +\d+ paragraphs, 0 with words newer/m)
    expect(said).toMatch(/\nEverything agrees\.\n$/)
    expect(statSync(file).mtimeMs).toBe(before)
    expect(await plenary(world.dataDir, ['verify', '--checkpoint', witnessed])).toContain(
      'Everything agrees.',
    )
  })

  it('[REC12] fails with one clear line where there is nothing to verify', async () => {
    for (const args of [
      ['verify'],
      ['verify', '--record', '/nowhere/file'],
      ['verify', '--record', witnessed],
      ['verify', '--checkpoint', '/nowhere/file'],
    ]) {
      const failed = (await plenary(folder, args).catch((error: unknown) => error)) as {
        code: number
        stderr: string
      }
      expect([args, failed.code]).toEqual([args, 1])
      expect(failed.stderr).toMatch(/^[^\n]+\n$/)
    }
  })

  it('[REC12] exits 1 with every fault on a line', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'plenary-tampered-'))
    copyFileSync(whole, join(dataDir, 'plenary.sqlite'))
    const raw = new Sqlite(join(dataDir, 'plenary.sqlite'))
    raw.exec(
      `UPDATE record_entries SET actor_id = 'x' WHERE number = 5; DELETE FROM record_entries WHERE number = 9`,
    )
    raw.close()
    const failed = (await plenary(dataDir, ['verify']).catch((error: unknown) => error)) as {
      code: number
      stdout: string
      stderr: string
    }
    expect(failed.code).toBe(1)
    expect(failed.stderr).toBe('Not everything agrees: 2 faults.\n')
    expect(failed.stdout).toMatch(/2 faults:\n {2}Entry 5 altered: .+\n {2}Entry 9 removed: .+\n$/)
  })
})

describe('a database changed by SQL', () => {
  it('[REC12] was right before', async () => {
    expect((await verify(whole)).faults).toBe(0)
    expect(await faultsAfter(() => undefined)).toEqual([])
  })

  it.each([
    ['type', `'stage.opened'`],
    ['at', 'at + 1'],
    ['process_id', `'elsewhere'`],
    ['seq', 'seq + 1'],
    ['actor_id', `'someone else'`],
    ['draft_id', `'another draft'`],
    ['stage_id', `'another stage'`],
    ['paragraph_id', `'another paragraph'`],
    ['digest', `replace(digest, substr(digest, 1, 2), 'zz')`],
    ['previous', `replace(previous, substr(previous, 1, 2), 'zz')`],
    ['hash', `replace(hash, substr(hash, 1, 2), 'zz')`],
  ])('[REC7] finds %s of an entry altered', async (column, value) => {
    const faults = await faultsAfter((raw) =>
      changed(raw.prepare(`UPDATE record_entries SET ${column} = ${value} WHERE number = 7`).run()),
    )
    expect(faults).toEqual([expect.stringMatching(/^Entry 7 altered: /)])
  })

  it.each([
    ['data', `'{"stage":{}}'`],
    ['data', `'no JSON'`],
    ['salt', `'00'`],
  ])('[REC7] finds what an entry carries altered: %s', async (column, value) => {
    const faults = await faultsAfter((raw) =>
      changed(raw.prepare(`UPDATE record_entries SET ${column} = ${value} WHERE number = 7`).run()),
    )
    expect(faults).toEqual([expect.stringMatching(/^Entry 7 digest: /)])
  })

  it('[REC3] verifies after what entries carry was shredded', async () => {
    const faults = await faultsAfter((raw) =>
      changed(
        raw
          .prepare(`UPDATE record_entries SET salt = NULL, data = NULL WHERE type <> 'revision.published'`)
          .run(),
      ),
    )
    expect(faults).toEqual([])
  })

  it('[REC8] finds the end cut off and an older database by the checkpoints that were given out', async () => {
    const faults = await faultsAfter((raw) => {
      const { number } = one<{ number: number }>(raw, 'SELECT max(number) AS number FROM record_entries')
      changed(raw.prepare('DELETE FROM record_entries WHERE number > ?').run(number - 3))
    })
    expect(faults[0]).toMatch(/^Entry \d+ removed: The entries \d+ to \d+ are missing\.$/)
    const older = join(folder, 'older.sqlite')
    copyFileSync(whole, older)
    const raw = new Sqlite(older)
    raw.exec('DELETE FROM record_entries WHERE number > 10; DELETE FROM record_checkpoints WHERE number > 10')
    raw.close()
    const witness: unknown = JSON.parse(readFileSync(witnessed, 'utf8'))
    expect((await verify(older, [witness])).lines.at(-1)).not.toBe('Everything agrees.')
  })

  it('[REC8] finds a history rewritten hash by hash', async () => {
    const faults = await faultsAfter((raw) => {
      let previous = genesis
      for (const row of raw.prepare('SELECT * FROM record_entries ORDER BY number').all() as EntryRow[]) {
        const said = {
          number: row.number,
          type: row.type,
          at: new Date(row.at).toISOString(),
          process: row.process_id,
          seq: row.seq,
          actor: row.number === 4 ? 'nobody' : row.actor_id,
          draft: row.draft_id,
          stage: row.stage_id,
          paragraph: row.paragraph_id,
          digest: row.digest,
          previous,
        }
        const hash = entryHash(said)
        raw
          .prepare('UPDATE record_entries SET actor_id = ?, previous = ?, hash = ? WHERE number = ?')
          .run(said.actor, previous, hash, said.number)
        previous = hash
      }
    })
    expect(faults).toEqual([
      expect.stringMatching(/^Entry \d+ rewritten: .+ what follows entry 0 was rewritten\.$/),
    ])
  })

  it('[REC6] finds a checkpoint that was altered', async () => {
    const faults = await faultsAfter((raw) =>
      changed(raw.prepare(`UPDATE record_checkpoints SET at = at + 1 WHERE id = 1`).run()),
    )
    expect(faults).toEqual([expect.stringMatching(/^Entry \d+ signature: /)])
  })

  it.each([
    ['content', `'[{"type":"text","text":"Forged."}]'`, / is not what was published .*| does not follow/],
    ['text', `'Forged.'`, / is not what was published /],
    ['label', `'99.'`, / is not what was published /],
    ['level', 'level + 1', / is not what was published /],
    ['hash', `replace(hash, substr(hash, 1, 2), 'zz')`, / is not what was published /],
    ['"order"', '"order" + 5000', /their order/],
  ])('[REC13] finds %s of a published paragraph altered', async (column, value, said) => {
    const faults = await faultsAfter((raw) => {
      const { id } = one<{ id: string }>(
        raw,
        `SELECT paragraph_id AS id FROM revision_paragraphs WHERE label IS NOT NULL ORDER BY "order" LIMIT 1 OFFSET 3`,
      )
      changed(
        raw.prepare(`UPDATE revision_paragraphs SET ${column} = ${value} WHERE paragraph_id = ?`).run(id),
      )
    })
    expect(faults.length).toBeGreaterThan(0)
    for (const fault of faults) expect(fault).toMatch(/^Revision /)
    expect(faults.join('\n')).toMatch(said)
  })

  it.each([
    ['title', `'Another title'`],
    ['symbol', `'A/OTHER/1'`],
    ['hash', `'00'`],
    ['note', `'Another note'`],
    ['log_root', `'00'`],
    ['published_at', 'published_at - 1000'],
  ])('[REC13] finds %s of a revision altered', async (column, value) => {
    const faults = await faultsAfter((raw) =>
      changed(
        raw
          .prepare(`UPDATE revisions SET ${column} = ${value} WHERE id = (SELECT min(id) FROM revisions)`)
          .run(),
      ),
    )
    expect(faults.length).toBeGreaterThan(0)
    for (const fault of faults) expect(fault).toMatch(/^Revision /)
  })

  it('[REC13] finds a revision removed', async () => {
    const faults = await faultsAfter((raw) => {
      changed(raw.prepare('DELETE FROM revision_paragraphs').run())
      changed(raw.prepare('DELETE FROM revisions').run())
    })
    expect(faults.join('\n')).toMatch(/^Revision \S+: removed; entry \d+ published it\.$/m)
  })

  const lastRow = (raw: Sqlite.Database, seq = 3) =>
    one<{ room: string; position: number }>(
      raw,
      `SELECT room, position FROM collab_log WHERE seq = ${seq} AND room IN
        (SELECT room FROM collab_log WHERE seq = 3) ORDER BY position LIMIT 1`,
    )

  it('[REC14] finds a row of the log altered, by its author, moment, bytes or hash', async () => {
    for (const change of [
      `participant_id = 'someone'`,
      'at = at + 1',
      '"update" = "update" || x\'00\'',
      `hash = 'zz'`,
    ]) {
      const faults = await faultsAfter((raw) => {
        const { position } = lastRow(raw, 2)
        changed(raw.prepare(`UPDATE collab_log SET ${change} WHERE position = ?`).run(position))
      })
      expect(faults.join('\n'), change).toMatch(
        /^Live text p-\S+: change [23], or the one before it, is not what/m,
      )
    }
  })

  it('[REC14] finds a row of the log removed, first, middle and last', async () => {
    for (const seq of [1, 2, 4]) {
      const faults = await faultsAfter((raw) => {
        const { position } = lastRow(raw, seq)
        changed(raw.prepare('DELETE FROM collab_log WHERE position = ?').run(position))
      })
      expect(faults.join('\n'), String(seq)).toMatch(
        seq === 4 ? /its last changes are missing|not what a checkpoint says/ : /change [12] is missing/,
      )
    }
  })

  it('[REC14] finds words that do not follow from their changes', async () => {
    const faults = await faultsAfter((raw) => {
      const { room } = lastRow(raw)
      changed(
        raw
          .prepare(`UPDATE paragraphs SET content = ?, text = 'Forged.' WHERE id = ?`)
          .run('[{"type":"text","text":"Forged."}]', room.slice(2)),
      )
    })
    expect(faults).toEqual([
      expect.stringMatching(/^Paragraph \S+: its words do not follow from its changes\.$/),
    ])
  })

  it('[REC14] takes words that are newer than what readers see for no fault', async () => {
    const faults = await faultsAfter((raw) => {
      const { room } = lastRow(raw)
      raw.prepare('UPDATE collab_projections SET seq = 1 WHERE room = ?').run(room)
      const { content, text } = one<{ content: string; text: string }>(
        raw,
        `SELECT content, text FROM paragraphs WHERE id = '${room.slice(2)}'`,
      )
      const words = ' One. Two. Three.'
      raw
        .prepare('UPDATE paragraphs SET content = ?, text = ? WHERE id = ?')
        .run(content.replace(words, ''), text.replace(words, ''), room.slice(2))
    })
    expect(faults).toEqual([])
  })

  it('[REC14] finds a forged state that rooms would be loaded from', async () => {
    const faults = await faultsAfter((raw) => {
      const { room } = lastRow(raw)
      const { room: other } = one<{ room: string }>(
        raw,
        `SELECT room FROM collab_log WHERE room <> '${room}' LIMIT 1`,
      )
      const { update } = one<{ update: Buffer }>(
        raw,
        `SELECT "update" FROM collab_log WHERE room = '${other}' AND seq = 1`,
      )
      raw.prepare('INSERT INTO collab_snapshots (room, seq, state, at) VALUES (?, 3, ?, 0)').run(room, update)
    })
    expect(faults).toEqual([
      expect.stringMatching(/the state kept of change 3 is not the one its changes make/),
    ])
  })
})

describe('an exported record', () => {
  const lines = (): string[] => readFileSync(exported, 'utf8').trimEnd().split('\n')
  const faultsOf = async (text: string[], witnesses: unknown[] = []): Promise<string[]> => {
    const file = join(folder, 'tampered.ndjson')
    writeFileSync(file, `${text.join('\n')}\n`)
    return (await verifyFile(file, { witnesses })).faults.map(({ number, fault }) => `${number} ${fault}`)
  }

  it('[REC15] verifies offline, by the command, with and without a kept checkpoint', async () => {
    expect(await plenary(folder, ['verify', '--record', exported])).toMatch(/Everything agrees\.\n$/)
    expect(await plenary(folder, ['verify', '--record', exported, '--checkpoint', witnessed])).toContain(
      'Everything agrees.',
    )
  })

  it('[REC15] tampered with, it is found out at every line', async () => {
    const entries = lines().filter((line) => line.startsWith('{"entry"')).length
    for (let nth = 1; nth <= entries; nth += 1) {
      const text = lines()
      const { entry } = JSON.parse(text[nth] as string) as { entry: OpenedEntry }
      const altered = [...text]
      altered[nth] = JSON.stringify({ entry: { ...entry, actor: 'someone else' } })
      expect(await faultsOf(altered)).toEqual([`${nth} altered`])
      expect(await faultsOf(text.toSpliced(nth, 1))).toEqual([`${nth} removed`])
      const broken = [...text]
      broken[nth] = (text[nth] as string).slice(0, -20)
      expect(await faultsOf(broken)).toEqual([`${nth} altered`])
      if (!entry.data) continue
      const forged = [...text]
      const data = { ...entry.data, forged: true }
      forged[nth] = JSON.stringify({ entry: { ...entry, data } })
      expect(await faultsOf(forged)).toEqual([`${nth} digest`])
      const digest = digestOf(entry.salt as string, JSON.stringify(data))
      forged[nth] = JSON.stringify({ entry: { ...entry, data, digest } })
      expect(await faultsOf(forged)).toEqual([`${nth} altered`])
    }
  })

  it('[REC15] cut off, it is found out by its first line; with an older first line by a witness', async () => {
    const text = lines()
    expect((await faultsOf(text.slice(0, 12)))[0]).toBe('12 removed')
    const witness: unknown = JSON.parse(readFileSync(witnessed, 'utf8'))
    const older = text.filter((line) => line.startsWith('{"checkpoint"'))[0]
    const header = {
      format: 'plenary-record',
      version: 1,
      checkpoint: JSON.parse(older as string).checkpoint,
    }
    const number = header.checkpoint.number as number
    const cut = [JSON.stringify(header), ...text.slice(1, number + 1)]
    expect(await faultsOf(cut)).toEqual([])
    const forged = { ...(witness as object), number: number + 5 }
    expect(await faultsOf(cut, [forged])).toEqual([`${number + 5} signature`])
  })
})
