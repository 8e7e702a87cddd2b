/** LibreOffice and pandoc, run as a person would: one file in, another out. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'

const isHere = (command: string): boolean => spawnSync(command, ['--version']).status === 0

/** `npm test` says aloud what is skipped; with CI=true nothing may be. */
export const hasOffice = process.env.CI === 'true' || (isHere('soffice') && isHere('pandoc'))

export interface Programs {
  /** Opened and saved in another format by LibreOffice. */
  office(bytes: Buffer, from: string, to: string): Buffer
  /** Markdown written as a document by pandoc. */
  pandoc(markdown: string, to: string): Buffer
  end(): void
}

export function startPrograms(): Programs {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-documents-'))
  let files = 0
  const written = (bytes: Buffer | string, ending: string): string => {
    files += 1
    const path = join(folder, `file-${files}.${ending}`)
    writeFileSync(path, bytes)
    return path
  }
  return {
    office(bytes, from, to) {
      const path = written(bytes, from)
      const out = join(folder, `out-${files}`)
      // A profile of its own: another LibreOffice on the machine would take the work over.
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, path], {
        stdio: 'ignore',
        timeout: 120_000,
      })
      return readFileSync(join(out, `${parse(path).name}.${to}`))
    },
    pandoc(markdown, to) {
      const path = written(markdown, 'md')
      const out = `${path}.${to}`
      execFileSync('pandoc', [path, '-o', out], { timeout: 60_000 })
      return readFileSync(out)
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}
