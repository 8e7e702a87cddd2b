import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ui = join(import.meta.dirname, '../../client/src/ui')
const styles = readFileSync(join(ui, 'fonts.css'), 'utf8')
const locales = join(import.meta.dirname, '../../locales')

/** The letters of the faces that are cut, as fonts.css gives them to browsers. */
const cut = styles
  .split('@font-face')
  .filter((rule) => rule.includes('./faces/'))
  .map((rule) => ({
    file: /faces\/([\w-]+\.woff2)/.exec(rule)?.[1] as string,
    holds: [...rule.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(([, from, to = from]) => [
      Number.parseInt(from as string, 16),
      Number.parseInt(to as string, 16),
    ]) as [number, number][],
  }))

const isCut = (letter: string): boolean => {
  const code = letter.codePointAt(0) as number
  return cut.some(({ holds }) => holds.some(([from, to]) => code >= from && code <= to))
}

/** Placeholders of i18next and their names are no words; these are invisible, or signs that every system has. */
const silent = /[\u200b-\u200f\u2060\u2066-\u2069\n]/u

describe('the faces', () => {
  it.each(['en', 'fr', 'ar'])(
    '[LGT3] that are cut hold every letter the interface says in %s',
    (language) => {
      const said = readdirSync(join(locales, language))
        .map((file) => readFileSync(join(locales, language, file), 'utf8'))
        .join('')
      const missing = [...new Set(said)].filter((letter) => !silent.test(letter) && !isCut(letter))
      expect(missing).toEqual([])
    },
  )

  it('[LGT3] that are cut come in a seventh of the bytes of the whole, and are read before them', () => {
    const bytes = cut.map(({ file }) => statSync(join(ui, 'faces', file)).size)
    expect(Math.max(...bytes)).toBeLessThan(25_000)
    // Of two faces that have a letter browsers take the later one.
    expect(styles.lastIndexOf('@fontsource-variable')).toBeLessThan(styles.indexOf('./faces/'))
  })
})
