/** Bringing two texts of a paragraph together: what is apart goes together, what touches is asked about. */
import { describe, expect, it } from 'vitest'
import { type Chance, chanceOf } from '../../tests/seed.ts'
import { sizeOf } from '../../tests/size.ts'
import { type Content, textOf } from './content.ts'
import { type Language, languages } from './language.ts'
import { type MergePlace, mergeWords } from './merge-words.ts'
import { roleOf } from './phrase-words.ts'

const plain = (text: string): Content => (text === '' ? [] : [{ type: 'text', text }])
const merging = (base: string, current: string, own: string, language: Language = 'en') =>
  mergeWords(plain(base), plain(current), plain(own), language)
/** The text, or null where a person is asked. */
const merged = (base: string, current: string, own: string, language: Language = 'en'): string | null => {
  const merge = merging(base, current, own, language)
  return merge.state === 'clean' ? textOf(merge.content) : null
}

describe('changes that touch', () => {
  it.each<[string, Language, string, string, string]>([
    [
      'a verb and its "not"',
      'en',
      'Camps may not be closed.',
      'Camps shall not be closed.',
      'Camps may be closed.',
    ],
    [
      'a number and its unit',
      'en',
      'within 30 hours of a claim',
      'within 48 hours of a claim',
      'within 30 weeks of a claim',
    ],
    [
      'a number far from its unit',
      'en',
      'for 3 full academic years',
      'for 4 full academic years',
      'for 3 full academic months',
    ],
    ['only a comma between', 'en', 'teach, feed children', 'teach, house children', 'train, feed children'],
    [
      '"not" and a verb behind other words',
      'en',
      'Hosts shall not knowingly and wilfully detain.',
      'Hosts shall knowingly and wilfully detain.',
      'Hosts shall not knowingly and wilfully harm.',
    ],
    ['function words between', 'en', 'the care of the old', 'the burden of the old', 'the care of the ill'],
    [
      'verb and negation',
      'fr',
      'Les camps ne peuvent pas fermer.',
      'Les camps ne doivent pas fermer.',
      'Les camps peuvent fermer.',
    ],
    [
      'number and unit',
      'fr',
      'dans un délai de 30 jours',
      'dans un délai de 45 jours',
      'dans un délai de 30 mois',
    ],
    [
      'verb and negation',
      'es',
      'Los campos no podrán cerrarse.',
      'Los campos no deberán cerrarse.',
      'Los campos podrán cerrarse.',
    ],
    ['number and unit', 'es', 'en un plazo de 30 días', 'en un plazo de 45 días', 'en un plazo de 30 meses'],
    [
      'verb and negation',
      'ru',
      'Лагеря не могут быть закрыты.',
      'Лагеря не должны быть закрыты.',
      'Лагеря могут быть закрыты.',
    ],
    ['number and unit', 'ru', 'в течение 30 дней', 'в течение 45 дней', 'в течение 30 недель'],
    [
      'verb and negation',
      'ar',
      'لا يجوز إغلاق المخيمات.',
      'لا ينبغي إغلاق المخيمات.',
      'يجوز إغلاق المخيمات.',
    ],
    ['number and unit', 'ar', 'في غضون 30 يوما', 'في غضون 45 يوما', 'في غضون 30 أسبوعا'],
    ['verb and negation', 'zh', '各方可以不关闭营地。', '各方必须不关闭营地。', '各方可以关闭营地。'],
    ['number and unit', 'zh', '在30天内', '在45天内', '在30周内'],
  ])('[MRG1] %s (%s) are asked about', (_what, language, base, current, own) => {
    expect(merging(base, current, own, language).state).toBe('conflict')
    expect(merging(base, own, current, language).state).toBe('conflict')
  })

  it('[MRG2] "not" reaches through its sentence and not beyond it', () => {
    const base = 'States shall not detain children. Schools open their doors to families.'
    const without = base.replace('not ', '')
    expect(merged(base, without, base.replace('children', 'minors'))).toBeNull()
    expect(merged(base, without, base.replace('families', 'parents'))).toBe(
      without.replace('families', 'parents'),
    )
  })

  it('[MRG1] a conflict names the place with the words of both', () => {
    const merge = merging('Camps may not be closed.', 'Camps shall not be closed.', 'Camps may be closed.')
    expect(merge).toEqual({
      state: 'conflict',
      places: [{ base: 'may not ', current: 'shall not ', own: 'may ' }] satisfies MergePlace[],
    })
  })

  it('[MRG3] a word put in among words that come twice is asked about', () => {
    const base = 'Hosts uphold the dignity of elders.'
    const twice = 'Hosts uphold the dignity of infants and the dignity of elders.'
    expect(merged(base, twice, 'Hosts uphold the equal dignity of elders.')).toBeNull()
    expect(merged(base, twice, `${base} Always.`)).toBeNull()
    expect(
      merged(
        `Today. ${base} They report each year.`,
        `Today. ${twice} They report each year.`,
        `Today. ${base} They report every spring.`,
      ),
    ).toBe(`Today. ${twice} They report every spring.`)
  })

  it('[MRG4] a phrase that both carry to different places does not come twice', () => {
    const base = 'At sea boats search widely. On land guides walk slowly. By air pilots look carefully.'
    const early = 'At sea boats search widely. By air pilots look carefully. On land guides walk slowly.'
    const first = 'On land guides walk slowly. At sea boats search widely. By air pilots look carefully.'
    expect(merged(base, early, first)).toBeNull()
  })

  it('[MRG4] of words that stand twice both may take one away, and not the other the other', () => {
    const base =
      'Nurses visit villages often and doctors in clinics treat visitors while nurses visit villages.'
    const first = 'Doctors in clinics treat visitors while nurses visit villages.'
    const second = 'Nurses visit villages often and doctors in clinics treat visitors.'
    expect(merged(base, first, second)).toBeNull()
  })
})

describe('changes that are apart', () => {
  it('[RET5] both are made, whatever the language', () => {
    expect(
      merged(
        'States shall help refugees.',
        'All States shall help refugees.',
        'States should help refugees.',
      ),
    ).toBe('All States should help refugees.')
    expect(merged('各国应保护难民。', '所有各国应保护难民。', '各国应保护难民和移民。', 'zh')).toBe(
      '所有各国应保护难民和移民。',
    )
    expect(
      merged('تدعم الدول اللاجئين.', 'تدعم جميع الدول اللاجئين.', 'تدعم الدول اللاجئين والنازحين.', 'ar'),
    ).toBe('تدعم جميع الدول اللاجئين والنازحين.')
    expect(
      merged(
        'Les États aident les réfugiés à apprendre la langue.',
        'Les États membres aident les réfugiés à apprendre la langue.',
        'Les États aident les réfugiés à apprendre une langue.',
        'fr',
      ),
    ).toBe('Les États membres aident les réfugiés à apprendre une langue.')
  })

  it('[RET5] what both changed alike is changed once; all taken away and nothing changed is nothing', () => {
    expect(merged('Hosts may help.', 'Hosts shall help.', 'Hosts shall help.')).toBe('Hosts shall help.')
    expect(merged('Hosts may help.', '', 'Hosts may help.')).toBe('')
    expect(merged('', 'Hosts', 'Guests')).toBeNull()
  })

  it('[MRG5] formatting, spaces and references turn no meaning: they go together with words beside them', () => {
    const base: Content = [
      { type: 'text', text: 'States' },
      { type: 'footnote', id: 'n' },
      { type: 'text', text: ' shall help.' },
    ]
    const bold: Content = [{ type: 'text', text: 'States', marks: [{ type: 'strong' }] }, ...base.slice(1)]
    const more: Content = [...base.slice(0, 2), { type: 'text', text: ' shall help more.' }]
    const could: Content = [...base.slice(0, 2), { type: 'text', text: ' could help.' }]
    expect(mergeWords(base, bold, more, 'en')).toEqual({
      state: 'clean',
      content: [...bold.slice(0, 2), ...more.slice(2)],
    })
    expect(mergeWords(base, bold, could, 'en')).toEqual({
      state: 'clean',
      content: [...bold.slice(0, 2), ...could.slice(2)],
    })
    const signless = [{ type: 'text' as const, text: 'States shall help.' }]
    expect(mergeWords(base, signless, could, 'en')).toEqual({
      state: 'clean',
      content: [{ type: 'text', text: 'States could help.' }],
    })
  })

  it('[RET5] a page of four thousand words is merged with work that grows with what was changed', () => {
    const words = Array.from({ length: 4000 }, (_, nth) => (nth % 2 ? 'the' : `w${(nth * 7919) % 900}`))
    const text = words.join(' ')
    expect(merged(text, `All ${text}`, `${text} Finally.`)).toBe(`All ${text} Finally.`)
  })
})

/** Words of six languages with which texts are made at random: bearing ones, small ones, and those that turn a sentence. */
const vocabularies: Record<Language, { gap: string; stop: string; words: string[] }> = {
  en: {
    gap: ' ',
    stop: '.',
    words: 'States rights women children shall may not of the and within 5 10 days weeks protect'.split(' '),
  },
  fr: {
    gap: ' ',
    stop: '.',
    words:
      'États droits femmes enfants doivent peuvent pas de les et sous 5 10 jours semaines protéger'.split(
        ' ',
      ),
  },
  es: {
    gap: ' ',
    stop: '.',
    words: 'Estados derechos mujeres niños deben pueden no de los y en 5 10 días semanas proteger'.split(' '),
  },
  ru: {
    gap: ' ',
    stop: '.',
    words: 'Государства права женщин детей должны могут не в и за 5 10 дней недель защищать'.split(' '),
  },
  ar: {
    gap: ' ',
    stop: '.',
    words: 'الدول حقوق النساء الأطفال ينبغي يجوز لا في من خلال 5 10 أيام أسابيع حماية'.split(' '),
  },
  zh: { gap: '', stop: '。', words: '国家 权利 妇女 儿童 应 可 不 的 和 在 5 10 天 周 保护'.split(' ') },
}

interface Edit {
  /** Words of the base from here to before there are replaced by these. */
  from: number
  to: number
  words: string[]
}

function someEdits(chance: Chance, base: readonly string[], words: readonly string[]): Edit[] {
  const edits: Edit[] = []
  for (let at = chance.below(base.length); at < base.length; at += 2 + chance.below(base.length)) {
    const gone = chance.below(3)
    const come = Array.from({ length: chance.below(4) }, () => chance.pick(words))
    const to = Math.min(base.length, at + gone)
    if (to > at || come.length > 0) edits.push({ from: at, to, words: come })
    at = to
  }
  return edits
}

/** The words with these edits in them, made from the last to the first so that places stay. */
function edited(base: readonly string[], edits: readonly Edit[]): string[] {
  const words = [...base]
  for (const { from, to, words: come } of [...edits].sort((a, b) => b.from - a.from))
    words.splice(from, to - from, ...come)
  return words
}

/** The same edits, after others have been made before them. */
const shifted = (edits: readonly Edit[], before: readonly Edit[]): Edit[] =>
  edits.map(({ from, to, words }) => {
    const by = before
      .filter((other) => other.to <= from)
      .reduce((sum, other) => sum + other.words.length - (other.to - other.from), 0)
    return { from: from + by, to: to + by, words }
  })

const sorted = (words: string[]): string => [...words].sort().join(' ')

function caseOf(chance: Chance, language: Language) {
  const { gap, stop, words } = vocabularies[language]
  const base = Array.from({ length: 4 + chance.below(24) }, () =>
    chance.below(8) === 0 ? stop : chance.pick(words),
  )
  const write = (all: readonly string[]): string => all.join(gap)
  const [theirs, mine] = [someEdits(chance, base, words), someEdits(chance, base, words)]
  const meet = theirs.some((a) => mine.some((b) => a.from <= b.to && b.from <= a.to))
  return { base, theirs, mine, meet, write }
}

describe('over random texts of six languages', () => {
  it('[MRG1, MRG3] nothing is asymmetric, lost, doubled or put elsewhere, and both orders give the same', () => {
    const first = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
    const seeds = sizeOf('MERGES')
    const faults: string[] = []
    let [clean, apart, checked] = [0, 0, 0]
    for (let seed = first; seed < first + seeds; seed += 1) {
      const language = languages[seed % languages.length] as Language
      const { base, theirs, mine, meet, write } = caseOf(chanceOf(seed), language)
      const [before, current, own] = [base, edited(base, theirs), edited(base, mine)].map(write) as [
        string,
        string,
        string,
      ]
      const text = merged(before, current, own, language)
      const say = (what: string) =>
        faults.push(`seed ${seed} ${what}: ${JSON.stringify([before, current, own, text])}`)
      if (merged(before, own, current, language) !== text) say('asymmetric')
      if (!meet) apart += 1
      if (text === null) continue
      clean += 1
      if (before === current || before === own || current === own) {
        if (text !== (before === current ? own : current)) say('one side only')
        continue
      }
      // Edits at one place that come to the same, or to nothing, are no edits of two any more.
      if (meet) continue
      checked += 1
      const orders = [
        edited(edited(base, theirs), shifted(mine, theirs)),
        edited(edited(base, mine), shifted(theirs, mine)),
      ]
      if (orders.some((order) => write(order) !== text)) say('elsewhere')
      if (sorted(orders[0] as string[]) !== sorted(orders[1] as string[])) say('orders')
    }
    console.info(
      `merge: seeds ${first} to ${first + seeds - 1}: ${apart} apart, ${clean} clean, ${checked} of both, ${faults.length} wrong`,
    )
    expect(faults.slice(0, 5)).toEqual([])
    // Who asks about everything is never wrong.
    expect(checked).toBeGreaterThan(seeds / 50)
  }, 120_000)

  it('[MRG1] no two changes with only small words between them go together', () => {
    const first = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
    let wrong = 0
    for (let seed = first; seed < first + 3000; seed += 1) {
      const chance = chanceOf(seed)
      const language = languages[seed % languages.length] as Language
      const { gap, words } = vocabularies[language]
      const small = words.filter((word) => roleOf(word, language) === 'joins')
      const between = Array.from({ length: chance.below(3) }, () => chance.pick(small))
      const frame = (a: string, b: string): string =>
        ['Alpha', 'Beta', a, ...between, b, 'Gamma', 'Delta'].join(gap === '' ? '' : ' ')
      if (
        merged(frame('Omega', 'Sigma'), frame('Theta', 'Sigma'), frame('Omega', 'Kappa'), language) !== null
      )
        wrong += 1
    }
    expect({ first, wrong }).toEqual({ first, wrong: 0 })
  })
})
