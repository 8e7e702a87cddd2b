/** Takes a draft in from a file, and gives a text out as one. */
import { readFileSync, writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { type ImportFormat, importInput } from '@plenary/shared/draft'
import { Refusal } from '@plenary/shared/problems'
import { withHouse } from '../app.ts'
import { readConfig } from '../config.ts'
import { importForPlatform } from '../paragraph/import-draft.ts'
import { type ExportFormat, formats } from './formats.ts'
import { readText } from './read-text.ts'

const formatOf: Record<string, ImportFormat> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'text',
  '.html': 'html',
  '.htm': 'html',
}

export interface ImportOptions {
  process: string
  title: string
  language: string
}

export async function importFile(
  file: string,
  { process: slug, title, language }: ImportOptions,
): Promise<void> {
  const format = formatOf[extname(file).toLowerCase()]
  if (!format) throw new Refusal('invalid-input', `${file} is none of ${Object.keys(formatOf).join(', ')}.`)
  const input = importInput.safeParse({ title, language, source: { format, text: textIn(file) } })
  if (!input.success) {
    const [issue] = input.error.issues
    throw new Refusal('invalid-input', `${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { draft, report } = await withHouse(readConfig(), (_, context) =>
    importForPlatform(context, slug, input.data).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'not-found')
        throw new Refusal('not-found', `There is no process "${slug}".`)
      throw error
    }),
  )
  process.stdout.write(`${JSON.stringify({ draft: draft.id, ...report }, null, 2)}\n`)
}

function textIn(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal('import-not-text', `${file} is not text in UTF-8.`)
    throw error
  }
}

/** [EXP2] Whoever may run commands on the machine reads its database: an export only reads, and records nothing. */
export async function exportText(
  name: string,
  { format, out }: { format: ExportFormat; out?: string },
): Promise<void> {
  const found = await withHouse(readConfig(), (_, context) => readText(context, name))
  if (!found) throw new Refusal('not-found', `There is no draft and no revision "${name}".`)
  const text = formats[format](found)
  if (out) writeFileSync(out, text)
  else process.stdout.write(text)
}
