import { describe, expect, it } from 'vitest'
import { comparable, searchable, westernDigits } from './comparable.ts'
import { type Flag, flagsIn } from './plain-sight.ts'

const kindsIn = (text: string): Flag['kind'][] => flagsIn(text).map(({ kind }) => kind)

describe('what is not what it looks like', () => {
  it.each([...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'])(
    '[N1] shows a character that reorders words: %j',
    (char) => {
      const text = `States shall ${char}not return refugees.`
      expect(flagsIn(text)).toEqual([
        {
          kind: 'direction',
          at: 13,
          length: 1,
          codes: [`U+${char.charCodeAt(0).toString(16).toUpperCase()}`],
        },
      ])
      expect(kindsIn(`يجب ${char}ألا`)).toEqual(['direction'])
    },
  )

  it.each([
    '\u200b',
    '\u2060',
    '\ufeff',
    '\u00ad',
    '\u200c',
    '\u200d',
    '\u200e',
    '\u200f',
    '\u061c',
    '\u034f',
    '\u180e',
    '\u2063',
    '\u3164',
    '\ufe0f',
    '\u{e0061}',
    '\u{e0101}',
    '\u2028',
    '\ufff9',
  ])('[N2] shows a character without a shape inside a word: %j', (char) => {
    const [found, ...more] = flagsIn(`States shall n${char}ot return refugees.`)
    expect(found).toMatchObject({ kind: 'hidden', at: 14, length: char.length })
    expect(more).toEqual([])
  })

  it.each([
    ['Staтe', 'mixed-script'],
    ['refugее', 'mixed-script'],
    ['Ρarties', 'mixed-script'],
    ['сору', 'look-alike'],
    ['ΝΟΤ', 'look-alike'],
    ['ｎｏｔ', 'look-alike'],
    ['𝐧𝐨𝐭', 'look-alike'],
    ['not\u0430', 'mixed-script'],
    ['Sta\u200bтe', 'hidden'],
  ] as const)('[N3] shows a word that imitates another: %s', (word, kind) => {
    expect(kindsIn(`Each ${word} shall respect this text.`)).toContain(kind)
  })

  it('[N3] shows an imitation where nothing else is written, as in a symbol', () => {
    expect(kindsIn('А/71/978')).toEqual(['look-alike'])
    expect(kindsIn('A/71/978')).toEqual([])
    expect(kindsIn('A/С.3/78/L.60')).toEqual(['look-alike'])
  })

  it('[N5] shows a number written with digits of two scripts', () => {
    expect(kindsIn('Paragraph 7٣ of the Declaration')).toEqual(['mixed-digits'])
    expect(kindsIn('Paragraph 1２ of the Declaration')).toEqual(['mixed-digits'])
    expect(kindsIn('الفقرة ٧٣ من الإعلان، 73')).toEqual([])
  })

  it.each([
    ['Persian with its non-joiners', 'ما می‌خواهیم که پناهندگان بتوانند به خانه‌های خود بازگردند.'],
    ['Arabic with marks of direction', 'اتفاقية عام 1951\u200f (UNHCR\u200e) الخاصة بوضع اللاجئين'],
    ['Arabic with vowels', 'إِنَّ الدُّوَلَ تَتَحَمَّلُ المَسْؤُولِيَّةَ'],
    ['Urdu', 'پناہ گزینوں کا عالمی معاہدہ'],
    ['Hebrew with points', 'הַצְהָרַת נְיוּ יוֹרְק לִפְלִיטִים (UN\u200e)'],
    ['Devanagari with joiners', 'शरणार्थियों का वैश्विक समझौता, क्‍ष और क्‌ष'],
    ['Bengali', 'শরণার্থী বিষয়ক বৈশ্বিক চুক্তি র‍্যাব'],
    ['Malayalam', 'അവന്‍ അഭയാർത്ഥികൾ'],
    ['Sinhala', 'ශ්‍රී ලංකාව'],
    ['Chinese with full-width letters', '《关于难民的全球契约》（ＵＮＨＣＲ）第７１段'],
    ['Japanese', '難民に関するグローバル・コンパクト'],
    ['Korean', '난민에 관한 글로벌 콤팩트 UNHCR의'],
    ['Thai with its breaks', 'ผู้ลี้ภัย\u200bทั่วโลก'],
    ['Khmer', 'កតិកា\u200bសកល\u200bស្តីពីជនភៀសខ្លួន'],
    ['Russian', 'Глобальный договор о беженцах: СССР, ООН, а также сору'],
    ['Russian with Latin names', 'УВКБ (UNHCR) и МОМ (IOM) в г. Нью-Йорке'],
    ['Greek', 'Το Παγκόσμιο Σύμφωνο για τους Πρόσφυγες'],
    ['French', 'Pacte mondial sur les réfugiés : l’État n’a pas « à » cœur'],
    ['Vietnamese', 'Thỏa thuận toàn cầu về người tị nạn'],
    ['names', 'Łódź, Gjirokastër, Reykjavík, Þórður, Nguyễn, Çağla'],
    ['signs of measures', '37 °C, 5 µm, 20 ‰, № 5, §§ 3–5, 1.5×10⁶'],
    ['pictographs', 'Family 👨‍👩‍👧 and ❤️ and 1️⃣'],
  ])('[N2, N3] blames nothing in %s', (_, text) => {
    expect(flagsIn(text)).toEqual([])
  })

  it('[N1] names places in the order of the text, over long texts at once', () => {
    const text = `${'Words of a text. '.repeat(5000)}\u202eend Staтe \u200b`
    const started = process.cpuUsage()
    const found = flagsIn(text)
    expect(found.map(({ kind }) => kind)).toEqual(['direction', 'mixed-script', 'hidden'])
    expect(found.map(({ at, length }) => text.slice(at, at + length))).toEqual(['\u202e', 'Staтe', '\u200b'])
    // Its own work: on a busy machine the time that passes says little.
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000)
  })
})

describe('when two texts are the same words', () => {
  it('[N4] composed and decomposed letters are one', () => {
    expect(comparable('re\u0301fugie\u0301s')).toBe('réfugiés')
    expect(comparable('أ')).toBe(comparable('\u0627\u0654'))
    expect(comparable('ﬁ')).toBe('ﬁ')
  })
  it('[N5] a search takes digits of every script as one number', () => {
    expect(westernDigits('٧١ ۷۱ ७१ ７１ ๗๑')).toBe('71 71 71 71 71')
    expect(searchable('RÉSOLUTION ７１/1')).toBe('résolution 71/1')
  })
})
