/**
 * Stored content and logs from before the grammar was one table, read by it. `before.json` was written by the code of that
 * day: content of revisions, logs with nodes as signs and logs with marks, and what was said of each.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Content, content as contentSchema, htmlOf, textOf } from '@plenary/shared/content'
import { grammar } from '@plenary/shared/grammar/grammar'
import { paragraphHash } from '@plenary/shared/revision'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf as clientContentOf } from '../../client/src/collab/words.ts'
import { formats } from '../../server/src/cli/formats.ts'
import type { ExportedText } from '../../server/src/cli/read-text.ts'
import { atOnce } from '../../server/src/clock/slices.ts'
import { applyAsIs } from '../../server/src/collab/apply.ts'
import { seedUpdate, contentOf as serverContentOf } from '../../server/src/collab/content.ts'
import { Recorder } from '../../server/src/collab/tape.ts'

interface Said {
  content: Content
  text: string
  html: string
  hash: string
  markdown: string
}
interface Before {
  stored: Said[]
  logs: (Said & { form: 'nodes' | 'signs'; rows: string[] })[]
  keys: Record<string, { id: string }>[]
  seed: string
}
const before: Before = JSON.parse(readFileSync(join(import.meta.dirname, 'before.json'), 'utf8'))

const docOf = (rows: readonly string[]): Y.Doc => {
  const doc = new Y.Doc()
  applyAsIs(
    doc,
    rows.map((row) => Buffer.from(row, 'base64')),
  )
  return doc
}

const exported = (content: Content): ExportedText => {
  const one = { level: 0, label: '1.', html: '', status: 'open', position: 'a', unnumbered: false, room: '' }
  return {
    id: 'd',
    title: 'T',
    language: 'en',
    revision: null,
    paragraphs: [
      { ...one, id: 'p', kind: 'paragraph', content, text: textOf(content) },
      { ...one, id: 'note-1', kind: 'footnote', label: '1', content: [], text: '' },
    ],
  } as unknown as ExportedText
}

const saidOf = (content: Content): Said => ({
  content,
  text: textOf(content),
  html: htmlOf(content, (id) => (id === 'note-1' ? '1' : null)),
  hash: paragraphHash({ paragraphId: 'p', kind: 'paragraph', level: 0, label: '1.', content }),
  markdown: formats.markdown(exported(content)),
})

describe('what was stored before the grammar was one table', () => {
  it('[GRM2] published content has the same words, HTML, export and hash', () => {
    expect(before.stored.length).toBeGreaterThan(3)
    for (const said of [...before.stored, ...before.logs]) {
      const { content, text, html, hash, markdown } = said
      expect(contentSchema.parse(content)).toEqual(content)
      expect(saidOf(content)).toEqual({ content, text, html, hash, markdown })
    }
  })

  it.each(before.logs.map((log, nth) => [nth, log] as const))(
    '[GRM2] log %d, of nodes or of signs, is read the same on both sides and by the history',
    (_nth, { rows, form, ...said }) => {
      const doc = docOf(rows)
      expect(doc.getXmlFragment('content').toString().includes('<footnote id=')).toBe(form === 'nodes')
      expect(saidOf(serverContentOf(doc))).toEqual(said)
      expect(clientContentOf(doc)).toEqual(said.content)
      const recorder = new Recorder()
      for (const [at, row] of rows.entries())
        recorder.add({
          seq: at + 1,
          participantId: null,
          at: new Date(0),
          update: Buffer.from(row, 'base64'),
        })
      const objects = atOnce(recorder.finish()).strips.filter(
        ({ kind, died }) => kind === 'object' && died === 0,
      )
      expect(objects.length).toBe(said.content.filter(({ type }) => type === 'footnote').length)
    },
  )

  it('[GRM2] what the server writes is written byte by byte as before, keys of signs included', () => {
    const content = before.stored[2]?.content as Content
    expect(Buffer.from(seedUpdate(content)).toString('base64')).toBe(before.seed)
    for (const format of before.keys) {
      const [[key, { id }]] = Object.entries(format) as [[string, { id: string }]]
      expect(grammar.formatsOf({ type: 'footnote', id })).toEqual({ [key]: { id } })
      expect(grammar.admits(key, { id })).toBe(true)
    }
  })
})
