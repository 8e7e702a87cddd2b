/** Letters and words that number sections and sub-paragraphs in Latin, Cyrillic and Arabic script, and in Chinese. */
import type { Label, Reading } from './label.ts'

const abjad = 'أبجدهوزحطيكلمنسعفصقرشت'
const cyrillic = 'абвгдежзиклмнопрстуфхцчшщ'

/** a → 1, z → 26, aa → 27; also б → 2 and ب → 2. Null where it is none. */
export function lettersOf(text: string): number | null {
  if (/^[a-z]$/.test(text)) return text.charCodeAt(0) - 96
  if (/^([a-z])\1$/.test(text)) return text.charCodeAt(0) - 96 + 26
  const bare = text.replace(/ـ$/, '').replace('ا', 'أ')
  if (bare.length !== 1) return null
  const found = Math.max(abjad.indexOf(bare), cyrillic.indexOf(bare))
  return found < 0 ? null : found + 1
}

const words: { series: Reading['series']; list: string[] }[] = [
  {
    series: 'ROMAN',
    list: ['أولا', 'ثانيا', 'ثالثا', 'رابعا', 'خامسا', 'سادسا', 'سابعا', 'ثامنا', 'تاسعا', 'عاشرا'],
  },
  { series: 'LETTER', list: ['ألف', 'باء', 'جيم', 'دال', 'هاء', 'واو', 'زاي', 'حاء', 'طاء', 'ياء'] },
  { series: 'ROMAN', list: ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] },
]

/** "أولا -", "ألف -" and "一." open chapters and sections. */
export function writtenOrdinal(text: string): Label | null {
  const match = /^([\p{Script=Arabic}\u064b-\u0652]{3,8}|[一二三四五六七八九十])\s*[-–ـ.．、]\s*/u.exec(text)
  if (!match) return null
  const word = (match[1] as string).replace(/[\u064b-\u0652]/g, '')
  for (const { series, list } of words) {
    const at = list.indexOf(word)
    if (at >= 0)
      return {
        text: match[0].trim(),
        form: 'dot',
        readings: [{ series, value: at + 1 }],
        length: match[0].length,
      }
  }
  return null
}
