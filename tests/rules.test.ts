/** Rules and tests name each other: no rule without a test that quotes it, no quoted id without a rule. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const tests = ['shared/src', 'server/src', 'client/src', 'tests'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.test\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => join(entry.parentPath, entry.name)),
)
const id = '[A-Z]{1,3}\\d{1,3}[a-z]?'
/** `[NUM1]` or `[S1, S2]` in a title, and `['Y1', …` in a table of cases whose title is '[%s] …'. */
const patterns = [new RegExp(`\\[(${id}(?:, ${id})*)\\]`, 'g'), new RegExp(`\\[\\s*['"](${id})['"],`, 'g')]
const idsIn = (code: string): string[] =>
  patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].flatMap((match) => (match[1] as string).split(', ')),
  )
const quoted = new Set(tests.flatMap((path) => idsIn(readFileSync(path, 'utf8'))))
const listed = new Set(
  [...readFileSync(join(root, 'docs/rules.md'), 'utf8').matchAll(/^\| ([A-Z]{1,3}\d{1,3}[a-z]?) \|/gm)].map(
    (match) => match[1] as string,
  ),
)

describe('docs/rules.md', () => {
  it('[DOC1] lists every rule that a test quotes', () => {
    expect([...quoted].filter((id) => !listed.has(id)).sort()).toEqual([])
  })
  it('[DOC2] lists no rule that no test quotes', () => {
    expect([...listed].filter((id) => !quoted.has(id)).sort()).toEqual([])
  })
})
