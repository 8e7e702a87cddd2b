import { warningCodes } from '@plenary/shared/draft'
import { facts, factTypes } from '@plenary/shared/events'
import { problems } from '@plenary/shared/problems'
import { describe, expect, it } from 'vitest'
import { byArea } from './by-area.ts'
import { interfaceLanguages } from './i18n.ts'
import type { WordsKey } from './keys.ts'

const plural = /_(zero|one|two|few|many|other)$/

const files = import.meta.glob<object>('../../../locales/*/*.json', { eager: true, import: 'default' })
const languages = [...new Set(Object.keys(files).map((path) => path.split('/').at(-2) as string))]
const wordsOf = (language: string): Record<string, object> =>
  byArea(Object.fromEntries(Object.entries(files).filter(([path]) => path.includes(`/locales/${language}/`))))
const en = wordsOf('en')

/** Every key with its words: "stage.phase.open" → "Open now". */
const flat = (words: object, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : flat(value as object, `${path}${key}.`),
  )
const bases = (words: object): Set<string> => new Set(flat(words).map(([key]) => key.replace(plural, '')))
const gaps = (words: string): string[] =>
  [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name as string)

describe.each(languages)('what is said in %s', (language) => {
  const words = wordsOf(language)
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

  it('[UI3] says every doubt of an import', () => {
    expect(warningCodes.filter((code) => !found.get(`import.warning.${code}`))).toEqual([])
  })

  it('[UI3] says every refusal, and what it says is not empty', () => {
    const codes = ['network', ...Object.keys(problems)]
    expect(codes.filter((code) => !found.get(`problem.${code}`))).toEqual([])
    expect([...found].filter(([key, said]) => said.trim() === '' && key !== 'common.duration.join')).toEqual(
      [],
    )
  })
})

it('[UI3] the interface offers exactly the languages that have words', () => {
  expect(languages.sort()).toEqual(Object.keys(interfaceLanguages).sort())
})

it('[UI3] a key that does not exist, or names the form of a plural, does not compile', () => {
  const keys: WordsKey[] = [
    'stage.phase.open',
    'common.duration.days',
    // @ts-expect-error There is no such phase.
    'stage.phase.ajar',
    // @ts-expect-error The number chooses the form.
    'common.duration.days_one',
    // @ts-expect-error An area says nothing by itself.
    'stage.phase',
  ]
  expect(keys.map((key) => bases(en).has(key))).toEqual([true, true, false, false, false])
})
