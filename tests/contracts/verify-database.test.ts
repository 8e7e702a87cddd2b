/** What `verify` finds in a database that somebody with every right on the machine has changed by SQL. */
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { entryHash, genesis } from '@plenary/shared/record'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultsAfter as faultsIn, type KeptRecord, keepRecord, verify } from '../kept-record.ts'

let kept: KeptRecord
beforeAll(async () => {
  kept = await keepRecord()
})
afterAll(() => kept?.close())

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

const faultsAfter = (tamper: (raw: Sqlite.Database) => void): Promise<string[]> => faultsIn(kept, tamper)
const changed = ({ changes }: Sqlite.RunResult): void => expect(changes).toBeGreaterThan(0)
const one = <T>(raw: Sqlite.Database, sql: string): T => raw.prepare(sql).get() as T

describe('a database changed by SQL', () => {
  it('[REC12] was right before', async () => {
    expect((await verify(kept.whole)).faults).toBe(0)
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
    const older = join(kept.folder, 'older.sqlite')
    copyFileSync(kept.whole, older)
    const raw = new Sqlite(older)
    raw.exec('DELETE FROM record_entries WHERE number > 10; DELETE FROM record_checkpoints WHERE number > 10')
    raw.close()
    const witness: unknown = JSON.parse(readFileSync(kept.witnessed, 'utf8'))
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
