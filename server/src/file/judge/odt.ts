/** OpenDocument texts: no scripts, no objects, nothing fetched from elsewhere; what they tell besides is listed. */
import { isLink, isOnOwnDrive, leadsOut, lookAtParts, type Notes, namesPerson } from './office.ts'
import { type Finding, notTaken, unsafe } from './verdict.ts'
import type { Element } from './xml.ts'
import type { Archive } from './zip.ts'

const mediaType = 'application/vnd.oasis.opendocument.text'

/** Folders of what acts, or of another program's document. */
const acting = /^(Basic|Scripts|Dialogs|Object \d|ObjectReplacements|Database)\b|\.(js|py|bsh|class|jar)$/i

const actingElements = new Set([
  'event-listener',
  'script',
  'object',
  'object-ole',
  'plugin',
  'applet',
  'floating-frame',
  'dde-source',
  'dde-connection',
  'dde-connection-decl',
  'execute-macro',
  'encryption-data',
])

const hidden = new Set(['hidden-text', 'hidden-paragraph'])

function lookAt({ name, attribute }: Element, notes: Notes): void {
  if (actingElements.has(name))
    throw unsafe('It holds a script, an object or a part that cannot be looked at.')
  const href = attribute('xlink:href')
  const isStill = (name === 'a' && isLink(href)) || (name === 'template' && isOnOwnDrive(href))
  if (href !== '' && leadsOut(href) && !isStill) throw unsafe('It fetches a part of itself from elsewhere.')
  if (name === 'tracked-changes') notes.add('tracked-changes')
  if (name === 'annotation') notes.add('comments')
  if (hidden.has(name) || attribute('text:display') === 'none') notes.add('hidden-text')
}

export async function judgeOdt(archive: Archive): Promise<Finding> {
  if (archive.first !== 'mimetype' || (await archive.part('mimetype')).toString('latin1') !== mediaType)
    throw notTaken('It is no Word document and no OpenDocument text.')
  if (!archive.has('content.xml')) throw notTaken('It has no text.')
  if (archive.names.some((name) => acting.test(name)))
    throw unsafe('It holds scripts or objects of other programs.')
  const notes: Notes = new Set()
  await lookAtParts(
    archive,
    notes,
    (_, element) => lookAt(element, notes),
    (_, words, inside) => {
      if (namesPerson(words, inside)) notes.add('author-names')
    },
  )
  return { notes: [...notes], replacement: null }
}
