/** The structural commands as one table: each says what becomes of rows and words; none loses a word. */
import { type Content, footnotesIn, textOf } from '@plenary/shared/content'
import type { StructureCommand } from '@plenary/shared/paragraph'
import { roomOfParagraph } from '@plenary/shared/rooms'
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { cutContent } from '../collab/content.ts'
import { deleteParagraphs, insertParagraphs, updateParagraph } from './store.ts'
import {
  change,
  conflict,
  ensureSound,
  follows,
  gapAfter,
  newRow,
  type Outcome,
  rowOf,
  type StructureContext,
  wordsOf,
} from './structure-context.ts'
import { subtreeOf, withFootnotes } from './tree.ts'

type CommandOf<T extends StructureCommand['type']> = Extract<StructureCommand, { type: T }>
type Commands = {
  [T in StructureCommand['type']]: (ground: StructureContext, command: CommandOf<T>) => Promise<Outcome>
}

export const commands: Commands = {
  async insert(ground, { id, after, kind, level, text, unnumbered }) {
    const [before, next] = gapAfter(ground, after)
    const content: Content = text === '' ? [] : [{ type: 'text', text }]
    const row = newRow(ground, {
      id,
      position: generateKeyBetween(before, next),
      kind,
      level,
      unnumbered,
      content,
    })
    ensureSound(ground, [row])
    await insertParagraphs(ground.tx, 1, () => row)
    await ground.edits.create(roomOfParagraph(id), content)
    return { fact: 'paragraph.inserted', upserted: [row], removed: [], lineage: null, judgeAgain: [] }
  },

  async split(ground, { paragraph, offset, id }) {
    const row = rowOf(ground, paragraph)
    const room = roomOfParagraph(paragraph)
    const [first, second] = cutContent(await ground.edits.contentOf(room), offset)
    const place = ground.rows.indexOf(row)
    const half = newRow(ground, {
      id,
      position: generateKeyBetween(row.position, ground.rows[place + 1]?.position ?? null),
      kind: row.kind,
      level: row.level,
      unnumbered: row.unnumbered,
      content: second,
    })
    await ground.edits.replace(room, first, { kind: 'split-to', room: roomOfParagraph(id) })
    await insertParagraphs(ground.tx, 1, () => ({ ...half, status: row.status }))
    await ground.edits.create(roomOfParagraph(id), second, { kind: 'split-from', room })
    const kept = await change(ground, row, { ...wordsOf(first), changedAt: ground.at })
    // Footnotes go with the half that refers to them; those of the first stay before the second.
    const mine = new Set(footnotesIn(first))
    const notes = withFootnotes(ground.rows, paragraph)
      .slice(1)
      .filter(({ id: note }) => mine.has(note))
    const keys = generateNKeysBetween(row.position, half.position, notes.length)
    const moved = await Promise.all(
      notes.map((note, nth) => change(ground, note, { position: keys[nth] as string })),
    )
    await follows(ground, 'split', paragraph, id)
    return {
      fact: 'paragraph.split',
      upserted: [kept, { ...half, status: row.status }, ...moved],
      removed: [],
      lineage: { from: paragraph, to: id },
      judgeAgain: [],
    }
  },

  async merge(ground, { paragraph, into }) {
    const row = rowOf(ground, paragraph)
    const target = rowOf(ground, into)
    const body = ground.rows.filter(({ kind }) => kind !== 'footnote')
    if (body[body.indexOf(row) - 1] !== target)
      throw conflict('Only a paragraph and the one right before it can be joined.')
    const [before, behind] = await Promise.all(
      [into, paragraph].map((id) => ground.edits.contentOf(roomOfParagraph(id))),
    )
    const words = wordsOf(joined(before as Content, behind as Content))
    ensureSound(ground, [], [paragraph])
    await ground.edits.replace(roomOfParagraph(into), words.content, {
      kind: 'merged-from',
      room: roomOfParagraph(paragraph),
    })
    const kept = await change(ground, target, { ...words, changedAt: ground.at })
    await deleteParagraphs(ground.tx, [paragraph], ground.at)
    await follows(ground, 'merged', paragraph, into)
    return {
      fact: 'paragraph.merged',
      upserted: [kept],
      removed: [paragraph],
      lineage: { from: paragraph, to: into },
      judgeAgain: [roomOfParagraph(paragraph)],
    }
  },

  async move(ground, { paragraph, after }) {
    const row = rowOf(ground, paragraph)
    const moving = subtreeOf(ground.rows, paragraph)
    if (after !== null && moving.some(({ id }) => id === after))
      throw conflict('A paragraph cannot be moved into itself.')
    const staying = ground.rows.filter((each) => !moving.includes(each))
    const [before, next] = gapAfter({ rows: staying }, after)
    const keys = generateNKeysBetween(before, next, moving.length)
    const placed = moving.map((each, nth) => ({ ...each, position: keys[nth] as string }))
    ensureSound(ground, placed)
    for (const { id, position } of placed) await updateParagraph(ground.tx, id, { position })
    await follows(ground, 'moved', row.id, row.id)
    return {
      fact: 'paragraph.moved',
      upserted: placed,
      removed: [],
      lineage: { from: row.id, to: row.id },
      judgeAgain: placed.map(({ id }) => roomOfParagraph(id)),
    }
  },

  async delete(ground, { paragraph }) {
    rowOf(ground, paragraph)
    const gone = withFootnotes(ground.rows, paragraph).map(({ id }) => id)
    ensureSound(ground, [], gone)
    await deleteParagraphs(ground.tx, gone, ground.at)
    return {
      fact: 'paragraph.deleted',
      upserted: [],
      removed: gone,
      lineage: null,
      judgeAgain: gone.map(roomOfParagraph),
    }
  },

  async change(ground, { paragraph, kind, level, unnumbered }) {
    const row = rowOf(ground, paragraph)
    const next = { ...row, kind, level, unnumbered: unnumbered ?? row.unnumbered }
    ensureSound(ground, [next])
    await updateParagraph(ground.tx, paragraph, { kind, level, unnumbered: next.unnumbered })
    // A heading may have opened or closed a section for everything that follows.
    return {
      fact: 'paragraph.changed',
      upserted: [next],
      removed: [],
      lineage: null,
      judgeAgain: ground.rows.slice(ground.rows.indexOf(row)).map(({ id }) => roomOfParagraph(id)),
    }
  },

  async lock(ground, { paragraph, status }) {
    const row = rowOf(ground, paragraph)
    const next = await change(ground, row, { status })
    return {
      fact: 'paragraph.locked',
      upserted: [next],
      removed: [],
      lineage: null,
      judgeAgain: [roomOfParagraph(paragraph)],
    }
  },
}

/** One space between what was two paragraphs, unless there is one already. */
function joined(before: Content, behind: Content): Content {
  if (before.length === 0 || behind.length === 0) return [...before, ...behind]
  const spaced = /\s$/.test(textOf(before)) || /^\s/.test(textOf(behind))
  return [...before, ...(spaced ? [] : [{ type: 'text' as const, text: ' ' }]), ...behind]
}
