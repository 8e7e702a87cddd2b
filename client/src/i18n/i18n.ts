/** The languages of the interface: which one, how it is kept, and what it does to the page. */
import { directionOf } from '@plenary/shared/language'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { ar } from './ar/index.ts'
import { en } from './en/index.ts'
import { fr } from './fr/index.ts'

/** Languages the interface speaks; texts may be in others. Each by its own name. */
export const interfaceLanguages = { en: 'English', fr: 'Français', ar: 'العربية' } as const
export type InterfaceLanguage = keyof typeof interfaceLanguages

const storageKey = 'plenary.language'

export const isInterfaceLanguage = (code: unknown): code is InterfaceLanguage =>
  typeof code === 'string' && Object.hasOwn(interfaceLanguages, code)

/** The first of these that the interface speaks ("fr-CH" counts as fr), else English. */
export function firstSpoken(wishes: readonly (string | null | undefined)[]): InterfaceLanguage {
  return wishes.map((wish) => wish?.split('-')[0]?.toLowerCase()).find(isInterfaceLanguage) ?? 'en'
}

function stored(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

/** Starts with the stored language, else the browser's, else English; the account's is asked once it is known. */
export function beginLanguage(): void {
  i18next.on('languageChanged', applyToPage)
  void i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, fr: { translation: fr }, ar: { translation: ar } },
    lng: firstSpoken([stored(), ...navigator.languages]),
    fallbackLng: 'en',
    supportedLngs: Object.keys(interfaceLanguages),
    // React escapes what it shows; escaping twice would garble apostrophes.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
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
  void i18next.changeLanguage(language)
}

/** The account's language counts where this browser was never told one. */
export function proposeLanguage(language: string): void {
  if (stored() === null && isInterfaceLanguage(language)) void i18next.changeLanguage(language)
}

/** The language the interface speaks now. */
export const currentLanguage = (): InterfaceLanguage => firstSpoken([i18next.resolvedLanguage])
