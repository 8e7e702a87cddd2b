/** Lines of a PDF or a mail, broken by a page's width and not by their author, are put together again. */

/** What ends a sentence or announces a list, in the scripts of the six languages. */
const ends = /[.!?:;…。！？：；؟؛]["'”’»）)\]]*$/u
/** A label begins something of its own: "12.", "(a)", "(iv)", "(أ)", "（一）", "–", "•". */
const label = /^(?:[([（]?[\p{L}\p{N}]{1,5}[)\]）.]\s|[-–—•·▪◦*]\s|（[一二三四五六七八九十]+）)/u
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

/** A line shorter than this was hardly broken by a margin. */
const fullLine = 40
/** A list of single words has shorter lines, and each is its own. */
const shortLine = 20
/** Of the longest line. */
const nearlyFull = 0.75

/** Words whose hyphen is spelling: co-facilitators, self-reliance. */
const spelled =
  /(?:^|[^\p{L}])(?:anti|all|co|counter|cross|ex|follow|high|inter|long|low|mid|multi|non|post|pre|pro|self|short|socio|so|sub|two|under|well)-$/iu

/** "consul-" and "tations" are one word; "co-" and "facilitators" keep their hyphen. */
const isCutWord = (above: string, below: string): boolean =>
  /\p{L}-$/u.test(above) && /^\p{Ll}/u.test(below) && !spelled.test(above)

function goesOn(above: string, below: string, longest: number): boolean {
  if (/\p{L}-$/u.test(above) && /^\p{Ll}/u.test(below)) return true
  if (ends.test(above)) return false
  if (/^\p{Ll}/u.test(below) && above.length >= shortLine) return true
  return above.length >= fullLine && above.length >= longest * nearlyFull
}

function join(above: string, below: string): string {
  if (isCutWord(above, below)) return above.slice(0, -1) + below
  if (above.endsWith('-') && /^\p{Ll}/u.test(below)) return above + below
  const isClose = eastAsian.test(above.at(-1) ?? '') && eastAsian.test(below[0] ?? '')
  return `${above}${isClose ? '' : ' '}${below}`
}

/**
 * [TBL31] Lines as their author meant them: what goes on is one, what begins anew stays apart. Between empty lines all
 * that has no label of its own belongs together.
 */
export function unwrapped(lines: readonly string[], areBetweenEmpty: boolean): string[] {
  const trimmed = lines.map((line) => line.trim()).filter((line) => line !== '')
  const longest = Math.max(0, ...trimmed.map(({ length }) => length))
  const whole: string[] = []
  let last = ''
  for (const line of trimmed) {
    const above = whole.at(-1)
    const isOne = above !== undefined && !label.test(line) && (areBetweenEmpty || goesOn(last, line, longest))
    if (isOne) whole[whole.length - 1] = join(above, line)
    else whole.push(line)
    last = line
  }
  return whole
}
