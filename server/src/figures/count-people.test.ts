import { describe, expect, it } from 'vitest'
import { type Came, count, figuresOf, peopleOfAll, publishedOf, publishedTogether } from './count-people.ts'
import { readRegister } from './read-register.ts'
import { type CountedCell, suppress } from './suppress.ts'

const came = (part: Partial<Came> = {}): Came => ({
  country: null,
  organisation: null,
  organisationKind: null,
  kind: null,
  atRisk: false,
  ...part,
})
const many = (howMany: number, part: Partial<Came>): Came[] =>
  Array.from({ length: howMany }, () => came(part))

describe('counting who came', () => {
  it('[FIG1] counts a person for each line, a country and an organisation once however they are spelt', () => {
    const people = [
      came({ country: "Côte d'Ivoire", organisation: 'Water  Aid', organisationKind: 'national-ngo' }),
      came({ country: 'CÔTE D’IVOIRE', organisation: 'water aid', organisationKind: 'national-ngo' }),
      came({ country: 'Kenya', organisation: 'Kenya', organisationKind: 'state' }),
      came(),
    ]
    const figures = figuresOf(publishedOf(count(people)))
    expect(figures).toMatchObject({ people: 4, countries: 2, states: 1 })
    expect(figures.organisations).toEqual({
      all: 1,
      byKind: { 'national-ngo': 1, 'international-ngo': 0, intergovernmental: 0, other: 0 },
    })
  })

  it('[FIG1] counts an organisation under the one kind most of its people say', () => {
    const of = (organisationKind: Came['organisationKind']) => came({ organisation: 'A', organisationKind })
    const { organisations } = count([of('other'), of('national-ngo'), of('national-ngo'), of(null)])
    expect(organisations.map(({ key, count: found }) => [key, found])).toEqual([
      ['national-ngo', 1],
      ['international-ngo', 0],
      ['intergovernmental', 0],
      ['other', 0],
    ])
  })
})

/**
 * Numbers a hidden small cell may have, found by trying: for whoever knows the sum, the cells shown, and that the
 * smallest of the others are hidden first.
 */
function possible(cells: readonly CountedCell<string>[]): number[] {
  const shown = suppress(cells)
  const hidden = cells.filter(({ key }) => shown.cells.some((own) => own.key === key && own.count === null))
  const rest = (shown.all as number) - shown.cells.reduce((sum, { count: told }) => sum + (told ?? 0), 0)
  const isSmall = ({ atRisk, count: number }: CountedCell<string>): boolean => atRisk && number < 5
  const small = hidden.filter(isSmall)
  const others = hidden.length - small.length
  const next = Math.min(
    ...cells.filter((each) => each.count > 0 && !hidden.includes(each)).map(({ count: number }) => number),
  )
  const reaches = (left: number, smallLeft: number, othersLeft: number): boolean => {
    if (smallLeft > 0)
      return [1, 2, 3, 4].some((value) => left > value && reaches(left - value, smallLeft - 1, othersLeft))
    return othersLeft > 0 && left >= othersLeft && left <= othersLeft * next
  }
  return [1, 2, 3, 4].filter((value) => reaches(rest - value, small.length - 1, others))
}

describe('hiding small counts of groups at risk', () => {
  const cell = (key: string, number: number, atRisk = false): CountedCell<string> => ({
    key,
    count: number,
    atRisk,
  })

  it('[FIG4] hides one to four of a group at risk, and the smallest others that cover it', () => {
    const shown = suppress([
      cell('ngo', 40),
      cell('refugee', 3, true),
      cell('academia', 9),
      cell('media', 60),
    ])
    expect(shown).toEqual({
      all: 112,
      cells: [
        { key: 'ngo', count: 40 },
        { key: 'refugee', count: null },
        { key: 'academia', count: null },
        { key: 'media', count: 60 },
      ],
    })
  })

  it('[FIG4] hides nothing where no group at risk is small: none is not a person', () => {
    const cells = [cell('ngo', 2), cell('refugee', 5, true), cell('host-community', 0, true)]
    expect(suppress(cells).cells.map(({ count: c }) => c)).toEqual([2, 5, 0])
  })

  it('[FIG4] hides the sum where the others do not cover what is hidden', () => {
    expect(suppress([cell('refugee', 3, true)])).toEqual({
      all: null,
      cells: [{ key: 'refugee', count: null }],
    })
    expect(suppress([cell('refugee', 3, true), cell('ngo', 1)]).all).toBeNull()
  })

  it('[FIG4] leaves every number from one to four possible, over 5,000 random tables', () => {
    const seed = 20170614
    let state = seed
    const random = (below: number): number => {
      state = (state * 1664525 + 1013904223) % 4294967296
      return Math.floor((state / 4294967296) * below)
    }
    for (let round = 0; round < 5000; round += 1) {
      const cells = Array.from({ length: 1 + random(7) }, (_, nth) =>
        cell(`k${nth}`, random(3) === 0 ? random(60) : random(7), random(2) === 0),
      )
      const { all, cells: shown } = suppress(cells)
      for (const { key, count: number, atRisk } of cells) {
        if (!atRisk || number === 0 || number > 4) continue
        expect(shown.find((each) => each.key === key)?.count, `seed ${seed}, round ${round}`).toBeNull()
        if (all !== null) expect(possible(cells), `seed ${seed}, round ${round}`).toEqual([1, 2, 3, 4])
      }
    }
  })

  it('[FIG5] hides in the whole what is hidden in a part, so that no difference gives it away', () => {
    const first = count([
      ...many(3, { kind: 'refugee', atRisk: true }),
      ...many(20, { kind: 'ngo' }),
      ...many(30, { kind: 'media' }),
    ])
    const second = count([...many(10, { kind: 'refugee', atRisk: true }), ...many(7, { kind: 'ngo' })])
    const parts = [publishedOf(first), publishedOf(second)]
    const whole = figuresOf(
      publishedTogether(
        parts,
        count([
          ...many(13, { kind: 'refugee', atRisk: true }),
          ...many(27, { kind: 'ngo' }),
          ...many(30, { kind: 'media' }),
        ]),
      ),
    )
    expect(Object.fromEntries(whole.kinds.map(({ kind, people }) => [kind, people]))).toEqual({
      refugee: null,
      ngo: null,
      media: 30,
    })
    expect(whole.people).toBe(70)
  })
})

describe('reading a register', () => {
  const refusal = (csv: string): [string, string | undefined] => {
    try {
      readRegister(csv)
    } catch (error) {
      const { code, detail } = error as { code: string; detail?: string }
      return [code, detail]
    }
    return ['taken', undefined]
  }

  it('[FIG7] takes commas, semicolons and tabs, quoted cells, other spellings, blank lines and a mark of UTF-8', () => {
    const expected = [
      came({ country: 'Kenya', organisation: 'A, B and "C"', organisationKind: 'national-ngo', kind: 'ngo' }),
      came({ country: 'Côte d’Ivoire', kind: 'refugee', atRisk: true }),
    ]
    for (const [separator, end] of [
      [',', '\r\n'],
      [';', '\n'],
      ['\t', '\r'],
    ] as const) {
      const lines = [
        ['Country', 'Organization', 'Organisation_kind', 'Stakeholder kind', 'At-risk'],
        ['Kenya', '"A, B and ""C"""', 'National NGO', 'NGO', 'no'],
        [],
        ['"Côte d’Ivoire"', '', '', 'refugee', ''],
      ]
      expect(readRegister(`\uFEFF${lines.map((cells) => cells.join(separator)).join(end)}${end}`)).toEqual(
        expected,
      )
    }
  })

  it('[FIG7] takes a quotation mark within words as it stands, and lines shorter than the first', () => {
    const read = readRegister('country,organization,kind\nKenya, The 5" club ,ngo\nMali\n')
    expect(read.map(({ country, organisation }) => [country, organisation])).toEqual([
      ['Kenya', 'The 5" club'],
      ['Mali', null],
    ])
  })

  it.each([
    'Name',
    'First name',
    'SURNAME',
    'e-mail',
    'Participant',
    'Nom',
    'Prénom',
    'phone number',
    'الاسم',
    'Passport no',
  ])('[FIG3] refuses a column called %j and says which', (name) => {
    expect(refusal(`country,${name}\nKenya,x\n`)).toEqual([
      'names-not-taken',
      `Take out the column “${name}”.`,
    ])
  })

  it.each([
    ['country,shoe size\nKenya,4\n', 'Line 1: the column “shoe size”'],
    ['country,country\nKenya,Kenya\n', 'Line 1: the column “country” stands there twice.'],
    ['kind\nngo\n', 'Line 1: there is neither'],
    ['country\n', 'Line 1: there is nobody in it.'],
    ['country,kind\nKenya,ngo\nMali,wizard\n', 'Line 3: “wizard” is no kind.'],
    ['country,organisation kind\nKenya,club\n', 'Line 2: “club” is no organization kind.'],
    ['country\nKenya,Nairobi\n', 'Line 2: it has more cells'],
    ['country\n"Kenya\nMali\n', 'Line 2: a quotation mark is not closed.'],
    ['country\n\n\nKenya\n"Mali', 'Line 5: a quotation mark is not closed.'],
    ['country,kind\r\n"Côte\r\nd’Ivoire",ngo\r\n\r\n,\r\nMali,wizard', 'Line 6: “wizard” is no kind.'],
    ['country,kind\rKenya,ngo\r\rMali,wizard\r', 'Line 4: “wizard” is no kind.'],
  ])('[FIG2] says on which line %j is wrong', (csv, detail) => {
    const [code, said] = refusal(csv)
    expect(code).toBe('register-unreadable')
    expect(said).toContain(detail)
  })
})

describe('people of several meetings', () => {
  const came = (more: Partial<Came>): Came => ({
    ...{ country: null, organisation: null, organisationKind: null, kind: 'ngo', atRisk: false },
    ...more,
  })
  it('[FIG9] are each one of the whole: 4 people at 7 meetings are 4, one of them under a mask in each', () => {
    const meetings = Array.from({ length: 7 }, () => [
      ...['a', 'b', 'c'].map((person) => came({ person })),
      came({ kind: 'refugee', masked: true }),
    ])
    expect(meetings.flat()).toHaveLength(28)
    expect(peopleOfAll(meetings)).toHaveLength(4)
  })

  it('[FIG9] under a pseudonym are told as the fullest meeting tells them, whoever is behind the masks', () => {
    const masks = (times: number) =>
      Array.from({ length: times }, () => came({ kind: 'refugee', masked: true }))
    // Whether the two of the first meeting are among the five of the second is not to be seen.
    expect(peopleOfAll([masks(2), masks(5), masks(1)])).toHaveLength(5)
    expect(peopleOfAll([masks(1), masks(1)])).toHaveLength(1)
  })

  it('[FIG9] of registers are counted as the registers have them', () => {
    expect(peopleOfAll([[came({}), came({})], [came({})]])).toHaveLength(3)
  })
})
