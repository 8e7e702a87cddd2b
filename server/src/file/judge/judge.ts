/** [FIL6] What a file is, its bytes say: the kind by how it begins, and whether it is harmless by all of it. */
import { open, readFile } from 'node:fs/promises'
import { judgeDocx } from './docx.ts'
import { judgeOdt } from './odt.ts'
import { judgePdf } from './pdf.ts'
import { judgePicture } from './picture.ts'
import { type Judgement, notTaken } from './verdict.ts'
import { withArchive } from './zip.ts'

const startsWith = (head: Buffer, bytes: number[] | string, at = 0): boolean => {
  const wanted = Buffer.from(bytes as string, 'latin1')
  return head.subarray(at, at + wanted.length).equals(wanted)
}

/** A file begins with its signature and nothing before it: what could be read as something else is not taken. */
const signatures: [family: 'pdf' | 'zip' | 'png' | 'jpg' | 'webp', is: (head: Buffer) => boolean][] = [
  ['pdf', (head) => startsWith(head, '%PDF-')],
  ['zip', (head) => startsWith(head, 'PK\x03\x04')],
  ['png', (head) => startsWith(head, '\x89PNG\r\n\x1a\n')],
  ['jpg', (head) => startsWith(head, '\xff\xd8\xff')],
  ['webp', (head) => startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8)],
]

/** Throws file-kind-refused, file-unsafe or too-large, each with a line for whoever brought the file. */
export async function judgeFile(path: string): Promise<Judgement> {
  const family = await familyOf(path)
  if (family === 'zip')
    return withArchive(path, async (archive) =>
      archive.has('word/document.xml')
        ? { kind: 'docx', ...(await judgeDocx(archive)) }
        : { kind: 'odt', ...(await judgeOdt(archive)) },
    )
  const bytes = await readFile(path)
  return { kind: family, ...(await (family === 'pdf' ? judgePdf(bytes) : judgePicture(family, bytes))) }
}

/** What a thread beside the server does with a path [FIL15]. */
export const work = judgeFile

async function familyOf(path: string) {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0)
    const head = buffer.subarray(0, bytesRead)
    const found = signatures.find(([, is]) => is(head))
    if (!found) throw notTaken('Its beginning is of no kind that is taken.')
    return found[0]
  } finally {
    await handle.close()
  }
}
