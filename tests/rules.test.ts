/** Rules, tests and code name each other: no rule without a test that quotes it, no quoted id without a rule. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const folders = ['shared/src', 'server/src', 'server/bin', 'client/src', 'tests']
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs|css|c)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('node_modules/')),
)
const id = '[A-Z]{1,3}\\d{1,3}[a-z]?'
/** `[NUM1]` or `[S1, S2]` in a title or a comment, and `['Y1', …` in a table of cases whose title is '[%s] …'. */
const inWords = new RegExp(`\\[(${id}(?:, ${id})*)\\]`, 'g')
const inCases = new RegExp(`\\[\\s*['"](${id})['"],`, 'g')
const idsIn = (path: string, patterns: RegExp[]): string[] => {
  const code = readFileSync(join(root, path), 'utf8')
  return patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].flatMap((match) => (match[1] as string).split(', ')),
  )
}
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)
const quotedByTests = new Set(files.filter(isTest).flatMap((path) => idsIn(path, [inWords, inCases])))
const listed = new Set(
  [...readFileSync(join(root, 'docs/rules.md'), 'utf8').matchAll(/^\| ([A-Z]{1,3}\d{1,3}[a-z]?) \|/gm)].map(
    (match) => match[1] as string,
  ),
)

describe('docs/rules.md', () => {
  it('[DOC1] lists every rule that a test or the code quotes', () => {
    expect([...quotedByTests].filter((each) => !listed.has(each)).sort()).toEqual([])
    const unlisted = files.flatMap((path) =>
      idsIn(path, [inWords]).flatMap((each) => (listed.has(each) ? [] : [`${each} in ${path}`])),
    )
    expect(unlisted).toEqual([])
  })
  it('[DOC2] lists no rule that no test quotes', () => {
    expect([...listed].filter((each) => !quotedByTests.has(each)).sort()).toEqual([])
  })
})
