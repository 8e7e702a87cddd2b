/** Sizes of files in words: "340 KB", "2.4 MB", as the reader's language writes numbers, in Latin digits. */
import i18next from 'i18next'

const kilo = 1024

/** Shown in thousands of bytes, as people know files from their devices. */
export function sizeIn(bytes: number, language: string): string {
  const t = i18next.getFixedT(language)
  const isLarge = bytes >= kilo * kilo
  const amount = isLarge ? bytes / kilo / kilo : Math.max(1, Math.round(bytes / kilo))
  const number = new Intl.NumberFormat(`${language}-u-nu-latn`, {
    maximumFractionDigits: isLarge && amount < 10 ? 1 : 0,
  }).format(amount)
  return t(isLarge ? 'file.megabytes' : 'file.kilobytes', { number })
}
