/** The languages of the interface: which one, how it is kept, and what it does to the page. */
import { directionOf } from '@plenary/shared/language'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

/** Languages the interface speaks; texts may be in others. Each by its own name. */
export const interfaceLanguages = { en: 'English', fr: 'Français', ar: 'العربية' } as const
export type InterfaceLanguage = keyof typeof interfaceLanguages

/** From `locales/`. Each language is fetched when it is spoken: a phone carries the words of one. Every key exists in every language [UI3]. */
const wordsOf: Record<InterfaceLanguage, () => Promise<object>> = {
  en: async () => (await import('./en.ts')).en,
  fr: async () => (await import('./fr.ts')).fr,
  ar: async () => (await import('./ar.ts')).ar,
}

const storageKey = 'plenary.language'

const isInterfaceLanguage = (code: unknown): code is InterfaceLanguage =>
  typeof code === 'string' && Object.hasOwn(interfaceLanguages, code)

/** The first of these that the interface speaks ("fr-CH" counts as fr), else English. */
function firstSpoken(wishes: readonly (string | null | undefined)[]): InterfaceLanguage {
  return wishes.map((wish) => wish?.split('-')[0]?.toLowerCase()).find(isInterfaceLanguage) ?? 'en'
}

function stored(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

/**
 * Starts with the stored language, else the browser's, else English; the account's is asked once it is known. Resolves
 * when its words are here: nothing can be said before.
 */
export async function beginLanguage(): Promise<void> {
  i18next.on('languageChanged', applyToPage)
  await i18next.use(initReactI18next).init({
    resources: {},
    partialBundledLanguages: true,
    fallbackLng: false,
    supportedLngs: Object.keys(interfaceLanguages),
    // React escapes what it shows; escaping twice would garble apostrophes.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await speak(firstSpoken([stored(), ...navigator.languages]))
}

/** The last language asked for: words that arrive late do not turn the page back. */
let wished: InterfaceLanguage | null = null

async function speak(language: InterfaceLanguage): Promise<void> {
  wished = language
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await wordsOf[language]())
  if (wished === language) await i18next.changeLanguage(language)
}

function applyToPage(code: string): void {
  const language = firstSpoken([code])
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}

/** Speaks this language from now on, also after a reload. */
export function setLanguage(language: InterfaceLanguage): void {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // A browser that keeps nothing still changes the language of this page.
  }
  void speak(language)
}

/** The account's language counts where this browser was never told one. */
export function proposeLanguage(language: string): void {
  if (stored() === null && isInterfaceLanguage(language)) void speak(language)
}

/** The language the interface speaks now. */
export const currentLanguage = (): InterfaceLanguage => firstSpoken([i18next.language])
