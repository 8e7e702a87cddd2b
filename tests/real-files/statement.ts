/** Word files written by a real library: a statement with what such files carry besides its words. */
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import JSZip from 'jszip'

const author = 'Amina Example'
const date = '2018-02-13T09:30:00Z'

/** A statement with a heading, a link, a note and a table, and nothing that tells of its author. */
export const plainStatement = (): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      creator: '',
      lastModifiedBy: '',
      footnotes: { 1: { children: [new Paragraph('See the report of the meeting.')] } },
      sections: [
        {
          children: [
            new Paragraph({ text: 'Statement', heading: HeadingLevel.HEADING_1 }),
            new Paragraph({
              children: [
                new TextRun('States share responsibility'),
                new FootnoteReferenceRun(1),
                new TextRun(' as they said in '),
                new ExternalHyperlink({
                  link: 'https://example.org/declaration',
                  children: [new TextRun('the declaration')],
                }),
                new TextRun('.'),
              ],
            }),
            new Table({
              rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph('Schools')] })] })],
            }),
          ],
        },
      ],
    }),
  )

/** The same with a change that is tracked and a comment, both by a person who is named. */
export const revisedStatement = (): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      creator: author,
      comments: {
        children: [{ id: 0, author, date: new Date(date), children: [new Paragraph('Is this agreed?')] }],
      },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new CommentRangeStart(0),
                new TextRun('States '),
                new DeletedTextRun({ text: 'shall', id: 1, author, date }),
                new InsertedTextRun({ text: 'should', id: 2, author, date }),
                new TextRun(' share responsibility.'),
                new CommentRangeEnd(0),
                new TextRun({ children: [new CommentReference(0)] }),
              ],
            }),
          ],
        },
      ],
    }),
  )

/** The plain statement with another body, written as WordprocessingML. */
async function withBody(body: string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(await plainStatement())
  const document = (await zip.file('word/document.xml')?.async('string')) ?? ''
  zip.file('word/document.xml', document.replace(/(<w:body>).*(<w:sectPr)/s, `$1${body}$2`))
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

const run = '<w:r><w:t>words</w:t></w:r>'
const by = `w:id="7" w:author="${author}" w:date="${date}"`
const paragraph = (inner: string): string => `<w:p>${inner}</w:p>`
const table = (inner: { table?: string; grid?: string; row?: string; cell?: string }): string =>
  `<w:tbl><w:tblPr>${inner.table ?? ''}</w:tblPr><w:tblGrid><w:gridCol w:w="9000"/>${inner.grid ?? ''}</w:tblGrid>` +
  `<w:tr>${inner.row ?? ''}<w:tc><w:tcPr>${inner.cell ?? ''}</w:tcPr>${paragraph(run)}</w:tc></w:tr></w:tbl>${paragraph('')}`

/** Each element by which a change is recorded, where the standard has it (ECMA-376-1, 17.13.5). */
const changes: Record<string, string> = {
  ins: paragraph(`<w:ins ${by}>${run}</w:ins>`),
  del: paragraph(`<w:del ${by}><w:r><w:delText>words</w:delText></w:r></w:del>`),
  moveFrom: paragraph(`<w:moveFrom ${by}>${run}</w:moveFrom>`),
  moveTo: paragraph(`<w:moveTo ${by}>${run}</w:moveTo>`),
  moveFromRangeStart: paragraph(
    `<w:moveFromRangeStart ${by} w:name="m"/>${run}<w:moveFromRangeEnd w:id="7"/>`,
  ),
  moveToRangeStart: paragraph(`<w:moveToRangeStart ${by} w:name="m"/>${run}<w:moveToRangeEnd w:id="7"/>`),
  pPrChange: paragraph(`<w:pPr><w:pPrChange ${by}><w:pPr/></w:pPrChange></w:pPr>${run}`),
  rPrChange: paragraph(
    `<w:r><w:rPr><w:b/><w:rPrChange ${by}><w:rPr/></w:rPrChange></w:rPr><w:t>words</w:t></w:r>`,
  ),
  sectPrChange: paragraph(
    `<w:pPr><w:sectPr><w:sectPrChange ${by}><w:sectPr/></w:sectPrChange></w:sectPr></w:pPr>`,
  ),
  numberingChange: paragraph(
    `<w:pPr><w:numPr><w:numberingChange ${by} w:original="%1:1:0:."/></w:numPr></w:pPr>${run}`,
  ),
  'mark of a paragraph': paragraph(`<w:pPr><w:rPr><w:del ${by}/></w:rPr></w:pPr>${run}`),
  tblPrChange: table({ table: `<w:tblPrChange ${by}><w:tblPr/></w:tblPrChange>` }),
  tblGridChange: table({ grid: '<w:tblGridChange w:id="7"><w:tblGrid/></w:tblGridChange>' }),
  tblPrExChange: table({
    row: `<w:tblPrEx><w:tblPrExChange ${by}><w:tblPrEx/></w:tblPrExChange></w:tblPrEx>`,
  }),
  trPrChange: table({ row: `<w:trPr><w:trPrChange ${by}><w:trPr/></w:trPrChange></w:trPr>` }),
  'a struck row': table({ row: `<w:trPr><w:del ${by}/></w:trPr>` }),
  tcPrChange: table({ cell: `<w:tcPrChange ${by}><w:tcPr/></w:tcPrChange>` }),
  cellIns: table({ cell: `<w:cellIns ${by}/>` }),
  cellDel: table({ cell: `<w:cellDel ${by}/>` }),
  cellMerge: table({ cell: `<w:cellMerge ${by} w:vMerge="rest"/>` }),
  customXmlInsRangeStart: paragraph(
    `<w:customXmlInsRangeStart ${by}/>${run}<w:customXmlInsRangeEnd w:id="7"/>`,
  ),
  customXmlDelRangeStart: paragraph(
    `<w:customXmlDelRangeStart ${by}/>${run}<w:customXmlDelRangeEnd w:id="7"/>`,
  ),
}

/** A document for each kind of tracked change. */
export async function trackedKinds(): Promise<Record<string, Buffer>> {
  const documents: Record<string, Buffer> = {}
  for (const [kind, body] of Object.entries(changes)) documents[kind] = await withBody(body)
  return documents
}
