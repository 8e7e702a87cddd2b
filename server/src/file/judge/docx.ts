/** Word documents: no macros, no objects, nothing fetched from elsewhere; what they tell besides is listed [FIL8] [FIL9]. */
import { isLink, isOnOwnDrive, lookAtParts, type Notes, namesPerson } from './office.ts'
import { type Finding, notTaken, unsafe } from './verdict.ts'
import { type Element, lookThrough } from './xml.ts'
import type { Archive } from './zip.ts'

const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** Names of parts that act, or that hold another program's document. */
const acting =
  /vbaProject|vbaData|(^|\/)activeX\/|(^|\/)embeddings\/|(^|\/)customUI|attachedToolbars|\.docm$/i
/** Kinds of relations that bring what acts. */
const actingRelation =
  /\/(vbaProject|wordVbaData|oleObject|package|control|aFChunk|frame|keyMapCustomizations|customUI|extensibility)$/i
/** Fields that fetch or run something when they are brought up to date. */
const actingField =
  /^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DATABASE|MACROBUTTON|LINK|EMBED|AUTOTEXT|GOTOBUTTON)\b/i

/**
 * Every element of WordprocessingML that records a change (ECMA-376-1, 17.13.5): of words, moves, paragraphs, runs,
 * numbers, sections, tables, rows, cells, and of custom markup.
 */
const tracked = new Set([
  'ins',
  'del',
  'moveFrom',
  'moveTo',
  'moveFromRangeStart',
  'moveToRangeStart',
  'pPrChange',
  'rPrChange',
  'sectPrChange',
  'numberingChange',
  'tblPrChange',
  'tblPrExChange',
  'tblGridChange',
  'trPrChange',
  'tcPrChange',
  'cellIns',
  'cellDel',
  'cellMerge',
  'customXmlInsRangeStart',
  'customXmlDelRangeStart',
  'customXmlMoveFromRangeStart',
  'customXmlMoveToRangeStart',
])

/** [FIL8] What is said of the document: that it is a text and not a template, and without macros. */
function ensureType(types: Buffer): void {
  let isDocument = false
  lookThrough(types, {
    element({ attribute }) {
      const type = attribute('ContentType')
      if (/macroEnabled|vbaProject|activeX|oleObject/i.test(type)) throw unsafe('It holds macros or objects.')
      if (attribute('PartName') === '/word/document.xml') isDocument = type === documentType
    },
  })
  if (!isDocument) throw notTaken('It is no Word document.')
}

function lookAtRelation({ name, attribute }: Element, notes: Notes): void {
  if (name !== 'Relationship') return
  const type = attribute('Type')
  if (actingRelation.test(type)) throw unsafe('It brings an object or another document with it.')
  if (attribute('TargetMode') !== 'External') return
  if (/\/attachedTemplate$/i.test(type) && isOnOwnDrive(attribute('Target'))) {
    // The path of a template names its author more often than not.
    notes.add('author-names')
    return
  }
  if (!/\/hyperlink$/i.test(type) || !isLink(attribute('Target')))
    throw unsafe('It fetches a part of itself from elsewhere.')
}

function lookAtWords(part: string, { name, attribute }: Element, notes: Notes): void {
  if (tracked.has(name) && part.startsWith('word/')) notes.add('tracked-changes')
  if (name === 'comment' && /comments[^/]*\.xml$/.test(part)) notes.add('comments')
  if (name === 'vanish' && !/^(0|false|off)$/.test(attribute('w:val'))) notes.add('hidden-text')
  if (attribute('w:author') !== '' || attribute('w15:author') !== '') notes.add('author-names')
  if (name === 'object' || name === 'OLEObject' || name === 'altChunk' || name === 'control')
    throw unsafe('It holds an object of another program.')
  if (name === 'fldSimple') ensureStill(attribute('w:instr'))
}

const ensureStill = (instruction: string): void => {
  if (actingField.test(instruction)) throw unsafe('It holds a field that fetches or runs something.')
}

/** What a field does stands at its beginning; a million pieces behind it are not read again with each one. */
const longestKeyword = 64

/** Instructions of a field come in pieces, from its beginning to its separator. */
class Fields {
  private readonly open: string[] = []
  element({ name, attribute }: Element): void {
    if (name !== 'fldChar') return
    if (attribute('w:fldCharType') === 'begin') this.open.push('')
    else if (this.open.length > 0 && attribute('w:fldCharType') === 'end') this.open.pop()
  }
  text(words: string, inside: readonly string[]): void {
    if (!/^(instrText|delInstrText)$/.test(inside.at(-1) ?? '')) return
    const before = this.open.pop() ?? ''
    const instruction =
      before.length >= longestKeyword ? before : (before + words).trimStart().slice(0, longestKeyword)
    this.open.push(instruction)
    ensureStill(instruction)
  }
}

export async function judgeDocx(archive: Archive): Promise<Finding> {
  const bad = archive.names.find((name) => acting.test(name))
  if (bad) throw unsafe('It holds macros or objects of other programs.')
  ensureType(await archive.part('[Content_Types].xml'))
  const notes: Notes = new Set()
  const fields = new Map<string, Fields>()
  const fieldsOf = (part: string): Fields => {
    const known = fields.get(part) ?? new Fields()
    fields.set(part, known)
    return known
  }
  await lookAtParts(
    archive,
    notes,
    (part, element) => {
      if (part.endsWith('.rels')) lookAtRelation(element, notes)
      lookAtWords(part, element, notes)
      fieldsOf(part).element(element)
    },
    (part, words, inside) => {
      fieldsOf(part).text(words, inside)
      if (part.startsWith('docProps/') && namesPerson(words, inside)) notes.add('author-names')
    },
  )
  return { notes: [...notes], replacement: null }
}
