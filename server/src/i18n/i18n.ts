/** What the server says to people in their language: the same files, keys and plural forms as the interface. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import i18next, { type i18n, type TFunction } from 'i18next'

/** `locales` at the root of the repository, from sources and from dist alike. */
const localesFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../../../locales')

/** Where a language is not spoken (texts may be in more than the interface speaks), English is. */
const otherwise = 'en'

/** `stage.json` holds the keys that begin with `stage.`. */
function readLanguage(folder: string): Record<string, object> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return Object.fromEntries(
    files.map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, name), 'utf8')),
    ]),
  )
}

function readAll(folder: string): i18n {
  const spoken = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const speaker = i18next.createInstance()
  void speaker.init({
    resources: Object.fromEntries(
      spoken.map(({ name }) => [name, { translation: readLanguage(join(folder, name)) }]),
    ),
    initAsync: false,
    fallbackLng: otherwise,
    // As on the client: whoever writes HTML escapes the whole of it, once.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  return speaker
}

let speaker: i18n | null = null

/**
 * `translatorFor('fr')('common.duration.days', { count: 2 })` → "2 jours". The files are read when the first word is
 * said. Throws where they cannot be read.
 */
export function translatorFor(language: string): TFunction {
  speaker ??= readAll(localesFolder)
  return speaker.getFixedT(language)
}
