/**
 * Words by what they do to a sentence, for each official language: which only join others, which begin a phrase, which
 * turn its meaning. A merge of words asks here how far a change reaches; the lists err on the side of asking a person.
 */

import { westernDigits } from './comparable.ts'
import type { Language } from './language.ts'

const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Articles, prepositions, conjunctions, pronouns, auxiliaries: words that are of the phrase beside them. */
const joining: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: listed(
    'a an the of to in on at by for from with into onto upon over under as and or but nor than that which who whom whose this these those its their his her our it they them he she we be is are was were been being has have had do does did also so such if when where while there per via within without through between among against during',
  ),
  fr: listed(
    "un une le la les l d de du des à au aux en dans sur sous par pour avec vers chez et ou mais ni que qui quoi dont où ce cet cette ces son sa ses leur leurs se s il elle ils elles on y est sont était étaient été être a ont avait avaient avoir si comme entre parmi contre lors pendant sans selon d'un d'une qu'il qu'elle qu'ils",
  ),
  es: listed(
    'un una unos unas el la los las lo de del a al en por para con sin sobre bajo hacia hasta desde entre contra y e o u pero ni que quien quienes cual cuales cuyo cuya donde cuando como si se su sus este esta estos estas ese esa esos esas le les es son era eran ser sido está están estar ha han había haber según durante',
  ),
  ru: listed(
    'и а но или либо в во на по с со к ко о об обо от до из у за для при про под над без через между среди против что чтобы как который которая которое которые которых которым которой его её ее их это эти этого этих том тех той такой такие быть был была были было есть если когда где же ли бы так',
  ),
  ar: listed(
    'في من إلى على عن مع بين عند منذ حتى أو و أم ثم أن إن أنّ إنّ كان كانت كانوا يكون تكون الذي التي الذين اللاتي اللواتي هذا هذه هؤلاء ذلك تلك هو هي هم كما ما قد حيث إذا إذ لدى نحو ضد خلال بعد قبل تحت فوق أي وفي ومن وإلى وعلى وعن ومع',
  ),
  zh: listed(
    '的 地 得 了 着 过 和 与 与 及 以及 或 或者 并 并且 而 而且 但 但是 在 于 向 对 对于 从 由 为 为了 以 按 按照 被 把 将 给 其 它 他们 她们 这 那 这些 那些 该 之 所 者 是 有 等 中 上 下 内 间 也 还 就 若 如 如果 当 时 因 因为 所以 关于',
  ),
}

/** Verbs that say what is owed or allowed; each begins the phrase of the verb behind it. */
const modal: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: listed('shall should may might must will would can could ought need'),
  fr: listed(
    'doit doivent devra devront devrait devraient peut peuvent pourra pourront pourrait pourraient faut convient',
  ),
  es: listed(
    'debe deben deberá deberán debería deberían puede pueden podrá podrán podría podrían tendrá tendrán habrá habrán',
  ),
  ru: listed(
    'должен должна должно должны может могут вправе обязан обязана обязаны обязано следует необходимо надлежит можно нужно будет будут',
  ),
  ar: listed('يجب ينبغي يجوز يمكن يتعين يحق سوف تستطيع يستطيع بوسع ويجب وينبغي ويجوز ويمكن ويتعين'),
  zh: listed('应 应当 应该 当 须 必须 需 需要 可 可以 能 能够 得 会 将 要 宜 准许 允许'),
}

/** What reverses, excepts or bounds a statement. */
const turning: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: listed(
    'not no never none nor neither nothing nobody cannot unless except save only without hardly barely excluding solely refrain avoid prohibit prohibited forbidden',
  ),
  fr: listed(
    "ne n pas non ni aucun aucune jamais nul nulle rien personne sans sauf hormis excepté seul seule seulement uniquement interdit interdite interdits sinon s'abstenir s'abstiennent",
  ),
  es: listed(
    'no ni nunca jamás ningún ninguno ninguna nada nadie sin salvo excepto solo sólo solamente únicamente menos prohibido prohibida abstenerse abstendrán tampoco',
  ),
  ru: listed(
    'не ни нет никогда никто ничто ничего никакой никакая никакие никаких никакого без кроме исключением лишь только нельзя запрещено запрещается недопустимо',
  ),
  ar: listed(
    'لا لم لن ليس ليست ليسوا غير دون بدون عدم إلا سوى عدا ماعدا فقط ولا ولم ولن وليس يحظر تحظر محظور بعدم لعدم ألا لئلا',
  ),
  zh: listed(
    '不 没 没有 未 无 非 勿 莫 不得 不应 不应当 不可 不能 不会 不准 不许 从不 绝不 并非 禁止 除 除了 除非 除外 仅 仅仅 只 只有 只能 唯 否',
  ),
}

/** "All", "each", "some": with a word that turns the sentence they say something new. */
const counting: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: listed('all any each every some both either most many few several half least most more less'),
  fr: listed('tout toute tous toutes chaque quelque quelques plusieurs certains certaines moins plus deux'),
  es: listed(
    'todo toda todos todas cada algún alguno alguna algunos algunas varios varias ambos ambas más menos',
  ),
  ru: listed(
    'все всех всем всеми весь вся всё каждый каждая каждое каждого некоторые некоторых оба обе более менее',
  ),
  ar: listed('كل جميع كافة بعض أي كلا معظم أغلب أكثر أقل'),
  zh: listed('所有 全部 一切 每 每个 各 任何 某 某些 有些 都 均 至少 最多'),
}

/** What a word does: its own stem in a phrase, or help for those beside it. */
export type WordRole = 'joins' | 'modal' | 'turns' | 'counts' | 'number' | 'bears'

/** Numbers in words, where a language of treaties spells them. */
const spelt: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: listed(
    'one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty sixty ninety hundred thousand million',
  ),
  fr: listed(
    'deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente soixante cent mille million',
  ),
  es: listed(
    'uno dos tres cuatro cinco seis siete ocho nueve diez doce quince veinte treinta sesenta noventa cien mil millón',
  ),
  ru: listed(
    'один одна два две три четыре пять шесть семь восемь девять десять пятнадцать двадцать тридцать сто тысяча тысяч миллион двух трех трёх пяти десяти',
  ),
  ar: listed(
    'واحد اثنان اثنين ثلاث ثلاثة أربع أربعة خمس خمسة ست ستة سبع سبعة ثمان ثماني ثمانية تسع تسعة عشر عشرة عشرين ثلاثين مائة مئة ألف مليون',
  ),
  zh: listed('一 二 两 三 四 五 六 七 八 九 十 百 千 万 亿 半'),
}

/** Signs of vowels, the stretched letter, curly apostrophes: none of them makes another word. */
const plain = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\u0640\u064b-\u0652]/gu, '')

/** Elided words of French stand in front of their apostrophe; "n't" behind its verb. */
function withoutElision(word: string, language: Language): string[] {
  if (language === 'fr') return word.split("'")
  return language === 'en' && word.endsWith("n't") ? ['not'] : [word]
}

const numeral = /^[\d.,]*\d[\d.,%]*$/u
const chineseNumber = /^[一二两三四五六七八九十百千万亿半零〇]+$/u

function roleOfOne(word: string, language: Language): WordRole {
  if (turning[language].has(word)) return 'turns'
  if (modal[language].has(word)) return 'modal'
  if (counting[language].has(word)) return 'counts'
  if (spelt[language].has(word) || numeral.test(westernDigits(word))) return 'number'
  if (language === 'zh') {
    if (chineseNumber.test(word)) return 'number'
    if (word.length > 1 && /^[不未无非没勿]/u.test(word)) return 'turns'
  }
  return joining[language].has(word) || (word.length <= 1 && language !== 'zh') ? 'joins' : 'bears'
}

const strongest: readonly WordRole[] = ['turns', 'modal', 'number', 'counts', 'bears', 'joins']

/** The role of a word as `wordsOf` cuts it; of elided ones the strongest. */
export function roleOf(word: string, language: Language): WordRole {
  const roles = withoutElision(plain(word), language)
    .filter((each) => each !== '')
    .map((each) => roleOfOne(each, language))
  return strongest.find((role) => roles.includes(role)) ?? 'joins'
}

/** Marks at which a clause ends, and those at which a sentence does. */
export const endsClause = (mark: string): boolean => /[,;:()[\]—–，、；：（）「」،؛]/u.test(mark)
export const endsSentence = (mark: string): boolean => /[.!?;。！？；؟؛]/u.test(mark)
