/** Recognises preambular paragraphs: they open with a participle and end with a comma (UN Editorial Manual). */

/** "Recalling", "Deeply concerned", "Guided by", "Rappelant", "Recordando", "Напоминая", "إذ", "回顾". */
const opener =
  /^(?:[“"«]?(?:(?:Also|Further|Deeply|Gravely|Fully|Firmly|Strongly|Bearing|Having|Noting)\s+)?(?:\p{Lu}\p{L}+(?:ing|ed)|Aware|Conscious|Mindful|Guided|Profondément|Consciente?s?|\p{Lu}\p{L}+(?:ant|ando|iendo|ая|яя|уя|ив|ав|ясь))(?![\p{L}])|و?إذ\s|(?:回顾|铭记|重申|认识到|注意到|关切|意识到))/u
const enacting =
  /^(?:The General Assembly|The (?:Economic and Social|Security) Council|L’?'?Assemblée générale|La Asamblea General|Генеральная Ассамблея|إن الجمعية العامة|大会)[,،，]?$/u
const ending = /[,،，;؛；](?:\s+and)?["”»]?$/u

interface Where {
  /** Under a heading that says so. */
  isPreamble: boolean
  /** A numbered paragraph came before. */
  hasNumbers: boolean
}

export function isPreambular(words: string, { isPreamble, hasNumbers }: Where): boolean {
  if (isPreamble) return true
  return !hasNumbers && (enacting.test(words) || (opener.test(words) && ending.test(words)))
}
