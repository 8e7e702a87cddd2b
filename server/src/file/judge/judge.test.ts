/** Files are judged by their bytes: honest ones are taken, hostile ones refused before they cost anything. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '@plenary/shared/problems'
import { afterAll, describe, expect, it } from 'vitest'
import { dispositionOf } from '../../http/disposition.ts'
import { safeName } from '../name.ts'
import { docxOf, odtOf, packedPdf, pdfOf, relations, wordText, zipOf } from '../test-archives.ts'
import { pictureOf } from '../test-pictures.ts'
import { judgeFile } from './judge.ts'

const folder = mkdtempSync(join(tmpdir(), 'plenary-judge-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
function judge(bytes: Buffer | string) {
  const path = join(folder, `file-${++files}`)
  writeFileSync(path, bytes)
  return judgeFile(path)
}
const verdictOf = async (bytes: Buffer | string): Promise<string> => {
  try {
    return (await judge(bytes)).kind
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
/** Each of these files is answered in this way; the one that is not is named. */
async function each(verdict: string, cases: Record<string, Buffer | string>): Promise<void> {
  const found: Record<string, string> = {}
  for (const [name, bytes] of Object.entries(cases)) found[name] = await verdictOf(bytes)
  expect(found).toEqual(Object.fromEntries(Object.keys(cases).map((name) => [name, verdict])))
}

describe('kinds', () => {
  it('[FIL6] takes what its bytes say it is', async () => {
    expect(await verdictOf(pdfOf())).toBe('pdf')
    expect(await verdictOf(docxOf())).toBe('docx')
    expect(await verdictOf(odtOf())).toBe('odt')
    expect(await verdictOf(await pictureOf('png'))).toBe('png')
    expect(await verdictOf(await pictureOf('jpg'))).toBe('jpg')
    expect(await verdictOf(await pictureOf('webp'))).toBe('webp')
  })

  it('[FIL6] refuses everything else, whatever it is called', async () => {
    await each('file-kind-refused', {
      svg: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      html: '<!doctype html><script>alert(1)</script>',
      empty: '',
      'something before a PDF': Buffer.concat([Buffer.from('GIF89a'), pdfOf()]),
      'an archive of anything': zipOf([{ name: 'a.txt', data: 'a' }]),
      'a PDF that breaks off': '%PDF-1.7\n1 0 obj',
      'a document with macros by its type': docxOf(
        undefined,
        [],
        'application/vnd.ms-word.template.main+xml',
      ),
    })
  })
})

describe('archives', () => {
  const bomb = Buffer.alloc(60 * 1024 * 1024)

  it('[FIL7] refuses what unpacks to too much, before and while it is unpacked', async () => {
    await each('too-large', {
      'more than fifty megabytes': docxOf(undefined, [{ name: 'word/media/a.png', data: bomb }]),
      'more than a thousand parts': docxOf(
        undefined,
        Array.from({ length: 1000 }, (_, nth) => ({ name: `word/a${nth}.xml`, data: '<a/>' })),
      ),
      'a size that lies': docxOf(undefined, [
        { name: 'word/styles.xml', data: `<a>${'b'.repeat(5000)}</a>`, declared: 10 },
      ]),
      'a part packed beyond belief': docxOf(undefined, [
        { name: 'word/styles.xml', data: `<a>${' '.repeat(3_000_000)}</a>` },
      ]),
    })
  })

  it('[FIL7] refuses names that lead elsewhere, links, copies, and two names for one part', async () => {
    await each('file-unsafe', {
      'a way out': docxOf(undefined, [{ name: '../../etc/cron.xml', data: '<a/>' }]),
      'a way from the root': docxOf(undefined, [{ name: '/etc/passwd.xml', data: '<a/>' }]),
      'a way of Windows': docxOf(undefined, [{ name: 'word\\..\\..\\a.xml', data: '<a/>' }]),
      'a link': docxOf(undefined, [{ name: 'word/a.xml', data: '/etc/passwd', mode: 0o120777 }]),
      'a copy': docxOf(undefined, [{ name: 'word/document.xml', data: wordText('') }]),
      'two names': docxOf(undefined, [{ name: 'word/a.xml', localName: 'word/b.xml', data: '<a/>' }]),
      'an archive inside': docxOf(undefined, [{ name: 'word/media/a.png', data: docxOf() }]),
      'a program inside': docxOf(undefined, [{ name: 'word/media/a.exe', data: 'MZ' }]),
      'a page behind it': Buffer.concat([docxOf(), Buffer.from('<script>alert(1)</script>')]),
      'a remark of the archive': zipOf([{ name: 'mimetype', data: 'x', stored: true }], {
        comment: '<script>',
      }),
    })
  })
})

describe('documents', () => {
  it('[FIL8] refuses entities, document types, numbered characters without end, and nesting', async () => {
    const body = (declared: string, words = '&a;'): string =>
      wordText(`<w:p>${words}</w:p>`).replace('?>', `?>${declared}`)
    await each('file-unsafe', {
      'a billion laughs': docxOf(body('<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>', '&b;')),
      'a file read': docxOf(body('<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
      'a plain document type': docxOf(body('<!DOCTYPE d>', '')),
      'two document types': docxOf(body('<!DOCTYPE a><!DOCTYPE b>', '')),
      'an unknown entity': docxOf(wordText('<w:p>&a;</w:p>')),
      'a million numbered characters': docxOf(wordText(`<w:p>${'&#97;&#98;'.repeat(60_000)}</w:p>`)),
      'deep nesting': docxOf(wordText(`${'<w:p>'.repeat(300)}${'</w:p>'.repeat(300)}`)),
      'broken markup': docxOf(wordText('<w:p>')),
    })
  })

  const relation = (type: string, target: string, mode = 'External') =>
    docxOf(undefined, [
      {
        name: 'word/_rels/document.xml.rels',
        data: relations(
          `<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="${mode}"/>`,
        ),
      },
    ])
  const field = (words: string): string => `<w:p><w:r><w:instrText>${words}</w:instrText></w:r></w:p>`

  it('[FIL8] refuses what acts in a Word document, or is fetched from elsewhere', async () => {
    await each('file-unsafe', {
      macros: docxOf(undefined, [{ name: 'word/vbaProject.bin', data: 'x' }]),
      'an object': docxOf(undefined, [{ name: 'word/embeddings/oleObject1.bin', data: 'x' }]),
      'a control': docxOf(undefined, [{ name: 'word/activeX/activeX1.xml', data: '<a/>' }]),
      'another document': relation('aFChunk', 'chunk.html', 'Internal'),
      'a remote template': relation('attachedTemplate', 'https://example.org/evil.dotm'),
      'a template on a share': relation('attachedTemplate', 'file:////server/share/evil.dotm'),
      'a remote picture': relation('image', 'https://example.org/pixel.png'),
      'a picture of a device': relation('image', 'file:///dev/zero'),
      'a link that runs': relation('hyperlink', 'javascript:alert(1)'),
      'a field that runs': docxOf(field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe')),
      'a field in pieces': docxOf(
        `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>E cmd</w:instrText></w:r></w:p>`,
      ),
    })
    expect(await verdictOf(relation('hyperlink', 'https://example.org/'))).toBe('docx')
  })

  it('[FIL8] refuses what acts in an OpenDocument text, or is fetched from elsewhere', async () => {
    await each('file-unsafe', {
      'a script': odtOf('<office:scripts><office:script/></office:scripts>'),
      'a listener': odtOf('<office:event-listeners><script:event-listener/></office:event-listeners>'),
      'an object': odtOf('<draw:object xlink:href="./Object 1"/>'),
      'a remote picture': odtOf('<draw:image xlink:href="https://example.org/pixel.png"/>'),
      'a link that runs': odtOf('<text:a xlink:href="vnd.sun.star.script:evil"/>'),
      'a library of macros': odtOf(undefined, [{ name: 'Basic/Standard/Module1.xml', data: '<a/>' }]),
    })
    expect(await verdictOf(odtOf('<text:a xlink:href="https://example.org/">x</text:a>'))).toBe('odt')
  })

  it('[FIL9] lists what tells more than its author meant', async () => {
    const docx = await judge(
      docxOf('<w:p><w:ins w:author="Amina"><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:ins></w:p>', [
        {
          name: 'word/comments.xml',
          data: wordText('').replace('<w:body></w:body>', '<w:comment w:author="Amina"/>'),
        },
        { name: 'word/fonts/font1.odttf', data: 'x' },
        { name: 'word/media/a.jpeg', data: await pictureOf('jpg', { place: true }) },
      ]),
    )
    expect(docx.notes.sort()).toEqual([
      'author-names',
      'comments',
      'embedded-fonts',
      'hidden-text',
      'place-in-picture',
      'tracked-changes',
    ])
    const odt = await judge(
      odtOf('<text:tracked-changes/><office:annotation><dc:creator>Amina</dc:creator></office:annotation>'),
    )
    expect(odt.notes.sort()).toEqual(['author-names', 'comments', 'tracked-changes'])
    expect((await judge(pdfOf('/Author (Amina) /Subtype /Text'))).notes).toEqual(['comments', 'author-names'])
    expect((await judge(docxOf())).notes).toEqual([])
  })
})

describe('PDF', () => {
  it('[FIL10] refuses what acts, in the open, under numbered letters and packed away', async () => {
    await each('file-unsafe', {
      script: pdfOf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'),
      'a script in numbers': pdfOf('/OpenAction << /S /J#61va#53cript >>'),
      'a program': pdfOf('/A << /S /Launch >>'),
      'another file': pdfOf('/EF 3 0 R /Type /EmbeddedFile'),
      'a form that sends': pdfOf('/A << /S /SubmitForm >>'),
      encrypted: pdfOf('/Encrypt 5 0 R'),
      'a packed script': packedPdf('3 0 << /S /JavaScript >>'),
      'packed in another way': packedPdf('3 0 << >>', '/Filter /LZWDecode'),
      'packed twice': packedPdf('3 0 << >>', '/Filter [/FlateDecode /ASCIIHexDecode]'),
      'a page behind its end': pdfOf('', '<script>alert(1)</script>'),
    })
    expect(await verdictOf(packedPdf('3 0 << /Type /Page >>'))).toBe('pdf')
    expect(
      await verdictOf(pdfOf('/OpenAction [1 0 R /Fit] /A << /S /URI /URI (https://example.org) >>')),
    ).toBe('pdf')
  })

  it('[FIL10] refuses packed objects without end, and reads a million signs of a name in no time', async () => {
    expect(await verdictOf(packedPdf(' '.repeat(51 * 1024 * 1024)))).toBe('too-large')
    const began = performance.now()
    expect(await verdictOf(pdfOf('/'.repeat(1_000_000) + 'A'.repeat(1_000_000)))).toBe('pdf')
    expect(performance.now() - began).toBeLessThan(15_000)
  })
})

describe('names', () => {
  it('[FIL4] makes a name of its own of every name, in the letters it came in', () => {
    expect(safeName('Statement of State A.pdf', 'pdf')).toBe('Statement-of-State-A.pdf')
    expect(safeName('../../etc/passwd', 'pdf')).toBe('passwd.pdf')
    expect(safeName('a\0b.pdf', 'pdf')).toBe('a-b.pdf')
    expect(safeName('report\u202Efdp.exe', 'pdf')).toBe('reportfdp.pdf')
    expect(safeName('Résumé à jour.docx', 'docx')).toBe('Résumé-à-jour.docx')
    expect(safeName('بيان الدولة.odt', 'odt')).toBe('بيان-الدولة.odt')
    expect(safeName('难民契约 草案.pdf', 'pdf')).toBe('难民契约-草案.pdf')
    expect(safeName('con.pdf', 'pdf')).toBe('file.pdf')
    expect(safeName('a'.repeat(5000), 'png')).toBe(`${'a'.repeat(80)}.png`)
    expect(safeName(`a${'\u0301'.repeat(5000)}.png`, 'png')).toHaveLength(9)
    expect(safeName('\u{10FFFF}\uE000\u2028.pdf', 'pdf')).toBe('file.pdf')
    expect(safeName('a"; filename="b.html', 'pdf')).toBe('a-filename-b.pdf')
  })

  it('[FIL4] gives programs that know ASCII alone a plain name beside it', () => {
    expect(dispositionOf('Statement-of-State-A.pdf')).toBe('attachment; filename="Statement-of-State-A.pdf"')
    expect(dispositionOf('بيان.odt')).toBe(
      `attachment; filename="file.odt"; filename*=UTF-8''%D8%A8%D9%8A%D8%A7%D9%86.odt`,
    )
    expect(dispositionOf('Résumé.docx')).toBe(
      `attachment; filename="Resume.docx"; filename*=UTF-8''R%C3%A9sum%C3%A9.docx`,
    )
  })
})
