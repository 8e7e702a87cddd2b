/** Documents as real programs write them are taken, and what they tell besides is listed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeFile } from '../../server/src/file/judge/judge.ts'
import { hasOffice, type Programs, startPrograms } from '../real-files/programs.ts'
import { plainStatement, revisedStatement, trackedKinds } from '../real-files/statement.ts'

describe.skipIf(!hasOffice)('documents of real programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-real-'))
  let programs: Programs
  beforeAll(() => {
    programs = startPrograms()
  })
  afterAll(() => {
    programs.end()
    rmSync(folder, { recursive: true, force: true })
  })

  let files = 0
  const judge = async (bytes: Buffer) => {
    files += 1
    const path = join(folder, `file-${files}`)
    writeFileSync(path, bytes)
    const { kind, notes } = await judgeFile(path)
    return [kind, ...notes.toSorted()]
  }
  const markdown =
    '# Statement\n\nStates[^1] share **responsibility**.\n\n(a) schools;\n\n[^1]: As they said.\n'

  it('[FIL6] takes a Word document of a library, of LibreOffice and of pandoc', async () => {
    const plain = await plainStatement()
    expect(await judge(plain)).toEqual(['docx'])
    expect(await judge(programs.office(plain, 'docx', 'docx'))).toEqual(['docx'])
    expect(await judge(programs.pandoc(markdown, 'docx'))).toEqual(['docx'])
  })

  it('[FIL6] takes an OpenDocument text and a PDF of LibreOffice, and a text of pandoc', async () => {
    const plain = await plainStatement()
    expect(await judge(programs.office(plain, 'docx', 'odt'))).toEqual(['odt'])
    expect(await judge(programs.office(plain, 'docx', 'pdf'))).toEqual(['pdf'])
    expect(await judge(programs.pandoc(markdown, 'odt'))).toEqual(['odt'])
  })

  it('[FIL9] lists changes, comments and names of a revised document, in each form it takes', async () => {
    const told = ['author-names', 'comments', 'tracked-changes']
    const revised = await revisedStatement()
    expect(await judge(revised)).toEqual(['docx', ...told])
    expect(await judge(programs.office(revised, 'docx', 'docx'))).toEqual(['docx', ...told])
    expect(await judge(programs.office(revised, 'docx', 'odt'))).toEqual(['odt', ...told])
  })

  it('[FIL9] knows every kind of tracked change that Word writes', async () => {
    const found: Record<string, boolean> = {}
    for (const [kind, document] of Object.entries(await trackedKinds()))
      found[kind] = (await judge(document)).includes('tracked-changes')
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((kind) => [kind, true])))
    expect(Object.keys(found).length).toBeGreaterThan(15)
  })
})
