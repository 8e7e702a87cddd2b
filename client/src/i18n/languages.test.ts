import { facts, factTypes } from '@plenary/shared/events'
import { problems } from '@plenary/shared/problems'
import { describe, expect, it } from 'vitest'
import { ar } from './ar/index.ts'
import { en } from './en/index.ts'
import { fr } from './fr/index.ts'

const plural = /_(zero|one|two|few|many|other)$/
const sources: Record<string, string> = import.meta.glob(
  ['../**/*.{ts,tsx}', '!../**/*.test.*', '!../i18n/**'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
)

/** Every key with its words: "stage.phase.open" → "Open now". */
const flat = (words: object, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : flat(value as object, `${path}${key}.`),
  )
const bases = (words: object): Set<string> => new Set(flat(words).map(([key]) => key.replace(plural, '')))
const gaps = (words: string): string[] =>
  [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name as string)

describe.each([
  ['en', en],
  ['fr', fr],
  ['ar', ar],
])('the interface in %s', (language, words) => {
  const found = new Map(flat(words))

  it('[UI3] has every key that English has, and no other', () => {
    expect([...bases(words)].sort()).toEqual([...bases(en)].sort())
  })

  it('[UI3] has every plural form that the language needs', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const counted = [
      ...new Set([...found.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, ''))),
    ]
    expect(
      counted.flatMap((base) =>
        forms.filter((form) => !found.has(`${base}_${form}`)).map((form) => `${base}_${form}`),
      ),
    ).toEqual([])
  })

  it('[UI3] fills the same gaps as English, or leaves the number to the word', () => {
    const english = new Map(flat(en).map(([key, said]) => [key.replace(plural, ''), said]))
    const wrong = [...found].filter(([key, said]) => {
      const allowed = gaps(english.get(key.replace(plural, '')) ?? '')
      const own = gaps(said)
      const missing = allowed.filter((name) => name !== 'count' && !own.includes(name))
      return missing.length > 0 || own.some((name) => !allowed.includes(name))
    })
    expect(wrong).toEqual([])
  })

  it('[UI3] names every kind of entry of the record', () => {
    const types = factTypes.filter((type) => facts[type].weight === 'record')
    expect(types.filter((type) => !found.get(`record.type.${type}`))).toEqual([])
  })

  it('[UI3] says every refusal, and what it says is not empty', () => {
    expect(Object.keys(problems).filter((code) => !found.get(`problem.${code}`))).toEqual([])
    expect([...found].filter(([key, said]) => said.trim() === '' && key !== 'common.duration.join')).toEqual(
      [],
    )
  })
})

it('[UI3] every key that the client asks for by name exists', () => {
  const known = bases(en)
  const unknown = Object.entries(sources).flatMap(([path, code]) =>
    [...code.matchAll(/\bt\(\s*'([\w.-]+)'/g)].flatMap(([, key]) =>
      known.has(key as string) ? [] : [`${path}: ${key}`],
    ),
  )
  expect(Object.keys(sources).length).toBeGreaterThan(20)
  expect(unknown).toEqual([])
})
