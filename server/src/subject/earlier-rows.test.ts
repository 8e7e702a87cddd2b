/** Rows of a database of before, of every kind: each names the thing that it named by columns of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { migrate, migrationsIn } from '../database/migrate.ts'
import { migrationsFolder } from '../database/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'plenary-subjects-'))
const file = join(folder, 'earlier.sqlite')
const at = new Date('2018-02-13T08:30:00Z')
afterAll(() => rmSync(folder, { recursive: true }))

type Row = Record<string, string | number | null>

function insert(db: Sqlite.Database, table: string, row: Row): void {
  const columns = Object.keys(row)
  const values = columns.map((column) => `@${column}`)
  db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`).run(row)
}

const anchor = JSON.stringify({ state: 'exact', exact: null, now: null, from: null, to: null })
const moved = JSON.stringify({ state: 'moved', exact: 'words', now: 'word', from: 1, to: 5 })

const thread = (id: string, subject: Row): Row => ({
  id,
  process_id: 'process',
  kind: 'comment',
  visibility: 'all',
  audience: 'participants',
  status: 'open',
  author_id: 'somebody',
  anchor,
  topics: '[]',
  opened_at: +at,
  changed_at: +at,
  ...subject,
})

const threads: Row[] = [
  thread('on-a-paragraph', {
    subject_type: 'paragraph',
    draft_id: 'draft',
    paragraph_id: 'joined',
    home_paragraph_id: 'opened',
    quote: JSON.stringify({ exact: 'words', prefix: '', suffix: '' }),
    kept_as: 'text-1',
    kept_place: JSON.stringify({ paragraphId: 'opened', anchor: JSON.parse(moved) }),
  }),
  thread('hidden-from-others', {
    subject_type: 'paragraph',
    draft_id: 'draft',
    paragraph_id: 'opened',
    home_paragraph_id: 'opened',
    kept_as: 'text-1',
    kept_place: 'null',
  }),
  thread('on-a-published-one', {
    subject_type: 'revision',
    draft_id: 'draft',
    revision_id: 'revision',
    paragraph_id: 'opened',
    home_paragraph_id: 'opened',
  }),
  thread('on-a-question', { subject_type: 'question', stage_id: 'stage', question_id: 'question' }),
  thread('on-a-contribution', {
    subject_type: 'contribution',
    stage_id: 'stage',
    contribution_id: 'contribution',
    topics: '["cross-cutting"]',
    outcome: 'Settled.',
  }),
]

function fill(db: Sqlite.Database): void {
  db.pragma('foreign_keys = OFF')
  insert(db, 'processes', {
    id: 'process',
    slug: 'a-process',
    title: 'A process',
    description: '',
    language: 'en',
    created_at: +at,
  })
  insert(db, 'drafts', {
    id: 'draft',
    process_id: 'process',
    title: 'A draft',
    language: 'en',
    created_at: +at,
  })
  for (const row of threads) insert(db, 'threads', row)
  insert(db, 'comments', {
    id: 'said',
    thread_id: 'on-a-question',
    depth: 0,
    author_id: 'somebody',
    body: 'What is needed?',
    language: 'en',
    mentions: '[]',
    at: +at,
  })
  for (const type of ['paper', 'contribution'])
    insert(db, 'files', {
      id: `file-of-${type}`,
      process_id: 'process',
      owner_type: type,
      owner_id: `a-${type}`,
      name: 'a.pdf',
      kind: 'pdf',
      bytes: 1,
      sha256: 'x',
      notes: '[]',
      uploaded_by: 'somebody',
      at: +at,
    })
  for (const type of ['contribution', 'thread', 'summary'])
    insert(db, 'passages', {
      id: `passage-of-${type}`,
      process_id: 'process',
      source_type: type,
      source_id: `a-${type}`,
      draft_id: 'draft',
      paragraph_id: 'opened',
      linked_by: 'somebody',
      linked_at: +at,
    })
}

describe('a database of before', () => {
  it('[SUB4] keeps every thread, file and passage on the thing it was on', () => {
    const all = migrationsIn(migrationsFolder)
    const subjects = all.findIndex(({ name }) => name.endsWith('_subjects.sql'))
    migrate(file, all.slice(0, subjects), at)
    const before = new Sqlite(file)
    fill(before)
    before.close()
    migrate(file, all, at)
    const db = new Sqlite(file)
    const rows = (query: string): Row[] => db.prepare(query).all() as Row[]
    expect(rows('SELECT id, subject_type, subject_id, whole_id, stands_on FROM threads')).toEqual([
      named('on-a-paragraph', 'paragraph', 'opened', 'draft', 'joined'),
      named('hidden-from-others', 'paragraph', 'opened', 'draft', 'opened'),
      named('on-a-published-one', 'revision', 'revision:opened', 'revision', 'revision:opened'),
      named('on-a-question', 'question', 'question', 'stage', 'question'),
      named('on-a-contribution', 'contribution', 'contribution', 'contribution', 'contribution'),
    ])
    const [kept, hidden] = rows('SELECT quote, anchor, kept_as, kept_place FROM threads') as [Row, Row]
    expect(JSON.parse(kept.kept_place as string)).toEqual({ standsOn: 'opened', anchor: JSON.parse(moved) })
    expect(hidden).toMatchObject({ kept_as: 'text-1', kept_place: null })
    expect(rows("SELECT topics, outcome FROM threads WHERE id = 'on-a-contribution'")).toEqual([
      { topics: '["cross-cutting"]', outcome: 'Settled.' },
    ])
    expect(rows('SELECT thread_id FROM comments')).toEqual([{ thread_id: 'on-a-question' }])
    expect(rows('SELECT subject_type, subject_id FROM files ORDER BY id')).toEqual(
      ['contribution', 'paper'].map(of),
    )
    expect(rows('SELECT subject_type, subject_id FROM passages ORDER BY id')).toEqual(
      ['contribution', 'summary', 'thread'].map(of),
    )
    db.close()
  })
})

const of = (type: string): Row => ({ subject_type: type, subject_id: `a-${type}` })
const named = (id: string, type: string, subject: string, whole: string, on: string): Row => ({
  id,
  subject_type: type,
  subject_id: subject,
  whole_id: whole,
  stands_on: on,
})
