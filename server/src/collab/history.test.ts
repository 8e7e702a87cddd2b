import { textOf } from '@plenary/shared/content'
import { fragmentName, roomOfParagraph } from '@plenary/shared/rooms'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { chanceOf } from '../../../tests/seed.ts'
import { signCharacter, signFormat } from '../../../tests/signs.ts'
import { atOnce } from '../clock/slices.ts'
import { applyAsIs } from './apply.ts'
import { contentOf, cutContent, runOf } from './content.ts'
import { Histories, type RoomHistory } from './history.ts'
import { rowsBetween } from './history-log.ts'
import { append, linked } from './log.ts'
import { pauseMinutes } from './moments.ts'
import { type Hall, openHall, type Person, room, until } from './test-hall.ts'

let hall: Hall
afterEach(() => hall?.close())

const otherRoom = roomOfParagraph('0190aaaa-0000-7000-8000-000000000002')

/** What a person does reaches the server as an editor would send it, undo included. */
function withUndo(person: Person): Person & { undo: Y.UndoManager } {
  const undo = new Y.UndoManager(person.doc.getXmlFragment(fragmentName), { captureTimeout: 0 })
  person.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') person.sendUpdate(update)
  })
  return Object.assign(person, { undo })
}

const first = (doc: Y.Doc): Y.XmlText => runOf(doc) as Y.XmlText
const wordsOf = (doc: Y.Doc): string => textOf(contentOf(doc))

/** The sign of a footnote, as an editor sets it. */
const insertSign = (text: Y.XmlText, index: number, id: string): void =>
  text.insert(index, signCharacter, signFormat(id))

async function saved(...people: Person[]): Promise<void> {
  for (const person of people) await until('all of it is durable', () => person.durable === person.sent)
  await hall.collab.flushProjections()
}

const history = async (name = room): Promise<RoomHistory> =>
  (await new Histories(hall).of(name)) as RoomHistory
const authors = async (name = room): Promise<string[]> =>
  atOnce((await history(name)).runs()).map(
    ({ text, participantId }) => `${participantId ?? 'platform'}: ${text}`,
  )
const gone = async (name = room): Promise<string[]> =>
  atOnce((await history(name)).deletions()).map(
    ({ text, authorId, deletedById, offset }) => `${authorId}: ${text} by ${deletedById} at ${offset}`,
  )

describe('whose words are', () => {
  it('[HIS3] the words that stand, run by run, with who wrote them and when', async () => {
    hall = await openHall()
    const [ngo, state] = [withUndo(await hall.join('ngo')), withUndo(await hall.join('state'))]
    first(ngo.doc).insert(6, ' Refugees agree.')
    await until('it has come', () => wordsOf(state.doc).endsWith('agree.'))
    hall.clock.setForward(new Date('2018-02-13T09:00:00Z'))
    first(state.doc).insert(15, ' and hosts')
    await saved(ngo, state)
    expect(await authors()).toEqual([
      'platform: Draft.',
      'ngo:  Refugees',
      'state:  and hosts',
      'ngo:  agree.',
    ])
    expect(atOnce((await history()).runs())[2]?.at.toISOString()).toBe('2018-02-13T09:00:00.000Z')
  })

  it('[HIS4] bold, a link or a footnote in the middle make nobody an author', async () => {
    hall = await openHall()
    const [ngo, state] = [withUndo(await hall.join('ngo')), withUndo(await hall.join('state'))]
    first(ngo.doc).insert(6, ' The States shall protect.')
    await until('it has come', () => wordsOf(state.doc).endsWith('protect.'))
    first(state.doc).format(11, 6, { strong: {} })
    insertSign(first(state.doc), 17, 'note-1')
    await saved(ngo, state)
    expect(await authors()).toEqual([
      'platform: Draft.',
      'ngo:  The States',
      'state: ',
      'ngo:  shall protect.',
    ])
    expect(await gone()).toEqual([])
    expect((await history()).contentAt((await history()).seq)).toEqual(contentOf(ngo.doc))
  })

  it('[HIS4] a sentence pasted over with one word changed leaves the other words to their authors', async () => {
    hall = await openHall({ content: [{ type: 'text', text: 'States shall protect refugees.' }] })
    const ngo = withUndo(await hall.join('ngo'))
    ngo.doc.transact(() => {
      first(ngo.doc).delete(0, 30)
      first(ngo.doc).insert(0, 'States must protect refugees.')
    })
    await saved(ngo)
    expect(await authors()).toEqual(['platform: States ', 'ngo: must', 'platform:  protect refugees.'])
    expect(await gone()).toEqual(['null: shall by ngo at 0'])
  })

  it('[HIS4] who undoes their own deletion has written nothing; the words are whose they were', async () => {
    hall = await openHall()
    const [ngo, state] = [withUndo(await hall.join('ngo')), withUndo(await hall.join('state'))]
    first(ngo.doc).insert(6, ' Refugees and hosts agree.')
    await until('it has come', () => wordsOf(state.doc).endsWith('agree.'))
    first(state.doc).delete(3, 15)
    await until('it has gone', () => wordsOf(ngo.doc) !== 'Draft. Refugees and hosts agree.')
    state.undo.undo()
    await saved(ngo, state)
    await until('it is back', () => wordsOf(ngo.doc) === 'Draft. Refugees and hosts agree.')
    expect(await authors()).toEqual(['platform: Draft.', 'ngo:  Refugees and hosts agree.'])
  })

  it('[HIS5] [G14] says who took words away: Yjs does not know it, the log does', async () => {
    hall = await openHall()
    const [ngo, state] = [withUndo(await hall.join('ngo')), withUndo(await hall.join('state'))]
    first(ngo.doc).insert(0, 'Host communities. ')
    await until('it has come', () => wordsOf(state.doc).startsWith('Host'))
    first(state.doc).delete(5, 11)
    await saved(ngo, state)
    expect(await authors()).toEqual(['ngo: Host . ', 'platform: Draft.'])
    expect(await gone()).toEqual(['ngo: communities by state at 5'])
  })

  it('[HIS8] words keep their authors through a split, a merge and the half that is split again', async () => {
    hall = await openHall()
    const ngo = withUndo(await hall.join('ngo'))
    first(ngo.doc).insert(6, ' One half. The other half.')
    await saved(ngo)
    const thirdRoom = roomOfParagraph('0190aaaa-0000-7000-8000-000000000003')
    const split = (from: string, to: string, offset: number): Promise<void> =>
      hall.collab.withRooms(
        [from],
        'secretariat',
        async (_, edits) => {
          const [before, behind] = cutContent(await edits.contentOf(from), offset)
          await edits.replace(from, before, { kind: 'split-to', room: to })
          await edits.create(to, behind, { kind: 'split-from', room: from })
        },
        { lock: 'test:all' },
      )
    await split(room, otherRoom, 16)
    await split(otherRoom, thirdRoom, 10)
    expect(await authors()).toEqual(['platform: Draft.', 'ngo:  One half.'])
    expect(await authors(otherRoom)).toEqual(['ngo:  The other'])
    expect(await authors(thirdRoom)).toEqual(['ngo:  half.'])
    expect([...(await gone()), ...(await gone(otherRoom))]).toEqual([])
    await hall.collab.withRooms(
      [room, thirdRoom],
      'secretariat',
      async (_, edits) => {
        const parts = [...(await edits.contentOf(room)), { type: 'text' as const, text: ' ' }]
        await edits.replace(room, [...parts, ...(await edits.contentOf(thirdRoom))], {
          kind: 'merged-from',
          room: thirdRoom,
        })
      },
      { lock: 'test:all' },
    )
    expect(await authors()).toEqual(['platform: Draft.', 'ngo:  One half.', 'secretariat:  ', 'ngo:  half.'])
    expect(atOnce((await history()).moments()).map(({ act }) => act)).toEqual([
      'begun',
      'written',
      'split-to',
      'merged-from',
    ])
  })

  it('[HIS9] [Y19] a paragraph that somebody emptied is restored to its authors, not to its restorer', async () => {
    hall = await openHall()
    const [ngo, state] = [withUndo(await hall.join('ngo')), withUndo(await hall.join('state'))]
    first(ngo.doc).insert(6, ' Refugees agree.')
    await until('it has come', () => wordsOf(state.doc).endsWith('agree.'))
    first(state.doc).delete(0, first(state.doc).length)
    await saved(ngo, state)
    const before = await history()
    expect(before.textAt(before.seq)).toBe('')
    expect(await gone()).toEqual(['null: Draft. by state at 0', 'ngo:  Refugees agree. by state at 0'])
    await hall.collab.withRooms(
      [room],
      'secretariat',
      (_, edits) => edits.replace(room, before.contentAt(2), { kind: 'restored', seq: 2 }),
      { lock: 'test:all' },
    )
    expect(await authors()).toEqual(['platform: Draft.', 'ngo:  Refugees agree.'])
    // Nothing was rewritten: the rows of before stand as they stood.
    expect((await history()).textAt(3)).toBe('')
    expect(atOnce((await history()).moments()).at(-1)).toMatchObject({
      act: 'restored',
      participantId: 'secretariat',
    })
    await until('everyone has it', () => wordsOf(ngo.doc) === 'Draft. Refugees agree.')
  })
})

describe('states', () => {
  it('[HIS2] what one participant writes without a pause is one state; others, and pauses, begin new ones', async () => {
    hall = await openHall()
    const [ngo, state] = [withUndo(await hall.join('ngo')), withUndo(await hall.join('state'))]
    const step = async (person: Person, text: string, minutes: number): Promise<void> => {
      hall.clock.setForward(new Date(+hall.clock.now() + minutes * 60_000))
      first(person.doc).insert(first(person.doc).length, text)
      await saved(person)
      await until('both have it', () => [ngo, state].every(({ doc }) => wordsOf(doc).endsWith(text)))
    }
    await step(ngo, ' one', 1)
    await step(ngo, ' two', pauseMinutes - 1)
    await step(ngo, ' three', pauseMinutes)
    await step(state, ' four', 0)
    first(state.doc).delete(0, 6)
    await saved(state)
    const { moments, textAt } = await history()
    expect(
      atOnce(moments()).map(({ participantId, seq, inserted, deleted }) => [
        participantId,
        textAt(seq),
        inserted,
        deleted,
      ]),
    ).toEqual([
      [null, 'Draft.', 6, 0],
      ['ngo', 'Draft. one two', 8, 0],
      ['ngo', 'Draft. one two three', 6, 0],
      ['state', ' one two three four', 5, 6],
    ])
  })
})

/** Everyone writes ideographs of their own, none twice: each is a word, and says by itself who wrote it. */
const names = ['ngo', 'state', 'unhcr', 'refugee'] as const
const firstOf = (nth: number): number => 0x4e00 + nth * 4000
const authorOf = (letter: string): string | null =>
  names[Math.floor(((letter.codePointAt(0) as number) - 0x4e00) / 4000)] ?? null

/** Letters that are gone with who took them away last: from whole texts after each row, without any tape. */
async function removals(name: string): Promise<Map<string, string | null>> {
  const gone = new Map<string, string | null>()
  const doc = new Y.Doc()
  let before: string[] = []
  for (const row of await rowsBetween(hall.database, name, { after: 0, upTo: 100_000, limit: 100_000 })) {
    applyAsIs(doc, [row.update])
    const after = [...wordsOf(doc)]
    for (const letter of after) gone.delete(letter)
    const there = new Set(after)
    for (const letter of before) if (!there.has(letter)) gone.set(letter, row.participantId)
    before = after
  }
  return new Map([...gone].sort())
}

/** A release tries many more. */
const seeds = process.env.LONG ? Array.from({ length: 100 }, () => Math.floor(Math.random() * 2 ** 31)) : []

describe.each([11, 23, 47, 2018, 115_866, 262_408, 1_776_859_550, ...seeds])(
  'a random session, seed %i',
  (seed) => {
    it('[HIS10] [E14] every letter is its author’s, every deletion its doer’s, every state the text of its row', async () => {
      hall = await openHall({ content: [] })
      const people = await Promise.all(names.map(async (name) => withUndo(await hall.join(name))))
      const chance = chanceOf(seed)
      const written = names.map((_, nth) => firstOf(nth))
      const word = (who: number): string =>
        Array.from({ length: 1 + chance.below(6) }, () => {
          written[who] = (written[who] as number) + 1
          return String.fromCodePoint(written[who] as number)
        }).join('')
      const note = (who: number, nth: number): void => {
        const { doc } = people[who] as (typeof people)[number]
        insertSign(first(doc), chance.below(first(doc).length + 1), `note-${nth}`)
      }
      const act = (who: number): void => {
        const person = people[who] as (typeof people)[number]
        const text = first(person.doc)
        const at = chance.below(text.length + 1)
        const length = Math.min(text.length - at, chance.below(7))
        const dice = chance.below(100)
        if (dice < 60) text.insert(at, word(who))
        else if (dice < 75) length > 0 && text.delete(at, length)
        else if (dice < 82) length > 0 && text.format(at, length, { strong: {} })
        else person.undo.undo()
      }
      const agree = async (): Promise<void> => {
        await saved(...people)
        for (const person of people) person.ask()
        await until(
          'all agree',
          () => new Set(people.map(({ doc }) => JSON.stringify(contentOf(doc)))).size === 1,
        )
      }
      for (let nth = 0; nth < 240; nth += 1) {
        const who = chance.below(names.length)
        if (chance.below(3) === 0) await agree()
        if (chance.below(10) === 0) note(who, nth)
        else act(who)
      }
      await saved(...people)
      for (const person of people) expect(person.refused).toEqual([])
      const present = await hall.collab.statesOf([room])
      const doc = new Y.Doc()
      applyAsIs(doc, present.values())

      const past = await history()
      const runs = atOnce(past.runs())
      expect(runs.map(({ text }) => text).join('')).toBe(wordsOf(doc))
      expect(past.contentAt(past.seq)).toEqual(contentOf(doc))
      const wrong = runs.flatMap(({ text, participantId }) =>
        // The place of a sign that was taken back has no letter of anybody's.
        [...text].filter((letter) => letter !== signCharacter && authorOf(letter) !== participantId),
      )
      expect(wrong).toEqual([])

      const left = atOnce(past.deletions()).flatMap(({ text, deletedById }) =>
        [...text].map((l) => [l, deletedById] as const),
      )
      expect(new Map([...left].sort())).toEqual(await removals(room))
      expect(left.length).toBe((await removals(room)).size)
      expect(
        atOnce(past.deletions()).filter(({ text, authorId }) =>
          [...text].some((letter) => authorOf(letter) !== authorId),
        ),
      ).toEqual([])

      const replayed = new Y.Doc()
      for (const row of await rowsBetween(hall.database, room, { after: 0, upTo: past.seq, limit: 10_000 })) {
        applyAsIs(replayed, [row.update])
        expect(past.contentAt(row.seq)).toEqual(contentOf(replayed))
      }
    })
  },
)

describe('a long log', () => {
  it('[HIS6] [HIS7] ten thousand rows are read once, in slices that nobody who types would notice, and kept', async () => {
    hall = await openHall()
    const chance = chanceOf(10_000)
    const doc = new Y.Doc()
    applyAsIs(doc, (await hall.collab.statesOf([room])).values())
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    while (updates.length < 10_000) {
      const text = first(doc)
      if (chance.below(4) > 0 || text.length < 10)
        text.insert(chance.below(text.length + 1), chance.pick(['the ', 'a', 'e', ' of', 'n']))
      else text.delete(chance.below(text.length - 3), 1 + chance.below(3))
    }
    const rows = updates.map((update, nth) => ({
      room,
      seq: nth + 2,
      participantId: chance.pick(names),
      update,
      at: new Date(+hall.clock.now() + nth * 1000),
    }))
    await append(hall.database, linked('', rows), [])

    const histories = new Histories(hall)
    // How often others had their turn meanwhile.
    let turns = 0
    let watching = true
    const watch = (): void => {
      turns += 1
      if (watching) setImmediate(watch)
    }
    setImmediate(watch)
    const began = performance.now()
    const cpu = process.cpuUsage()
    const asked = await Promise.all([histories.of(room), histories.of(room)])
    const [past, other] = asked as [RoomHistory, RoomHistory]
    const runs = atOnce(past.runs())
    const took = performance.now() - began
    const { user } = process.cpuUsage(cpu)
    const cpuBefore = process.cpuUsage()
    await histories.of(room)
    const tookAgain = process.cpuUsage(cpuBefore).user / 1000
    watching = false
    process.stdout.write(
      `10,001 rows: ${took.toFixed(0)} ms (${(user / 1000).toFixed(0)} ms of work), ${turns} turns of others, again ${tookAgain.toFixed(1)} ms, ` +
        `${atOnce(past.moments()).length} states, ${runs.length} runs, ${atOnce(past.deletions()).length} deletions\n`,
    )
    expect(runs.map(({ text }) => text).join('')).toBe(wordsOf(doc))
    expect(atOnce(past.moments()).length).toBeGreaterThan(1000)
    expect(atOnce(other.moments())).toBe(atOnce(past.moments()))
    expect(user / 1000).toBeLessThan(2000)
    // On a loaded machine the time that passes says little, the work and in how many pieces it was done say all.
    expect(user / 1000 / turns).toBeLessThan(50)
    expect(tookAgain).toBeLessThan(50)
  })
})
