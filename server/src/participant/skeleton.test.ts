import { describe, expect, it } from 'vitest'
import { bodyIn, formOf } from './skeleton.ts'

describe('what a name reads like', () => {
  const same: [string, string[]][] = [
    [
      'Kenya',
      ['kenya ', 'KENYA', ' Ke\u200bnya', 'Kеnya', 'ΚΕΝΥΑ', 'Ｋｅｎｙａ', '𝐊𝐞𝐧𝐲𝐚', 'Kényа', 'K-e-n-y-a'],
    ],
    ['State A', ['state\u00a0a', 'StateA', 'Stаte А', 'ST\u200dATE A', 'State Ａ']],
    ['India', ['lndia', '1ndia', 'Ιndia', 'INDIA', 'lNDlA']],
    ['Côte d’Ivoire', ["Cote d'Ivoire", 'COTE D IVOIRE', 'Co\u0302te d‘Ivoire']],
    ['الأردن', ['اﻷردن', 'الأُردن', 'الأرْدن']],
    ['Modern', ['rnodern', 'MODERN']],
  ]
  it('[NAM1] is one form for all that are taken for one another', () => {
    const wrong = same.flatMap(([name, others]) =>
      others.filter((other) => formOf(other) !== formOf(name)).map((other) => `${other} / ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it('[NAM1] keeps apart what people tell apart, in any script', () => {
    const names = [
      ...[
        'Kenya',
        'Niger',
        'Nigeria',
        'State A',
        'State B',
        'Guinea',
        'Guinea-Bissau',
        'Korea',
        'Mauritania',
      ],
      ...['Mauritius', 'Iran', 'Iraq', 'Austria', 'Australia', 'Slovakia', 'Slovenia', 'Dominica', 'Zambia'],
      ...[
        'Gambia',
        'السودان',
        'سوريا',
        'الأردن',
        'مصر',
        'لبنان',
        '中国',
        '日本',
        '대한민국',
        'Россия',
        'Украина',
      ],
      ...['भारत', 'नेपाल', 'ไทย', 'Ελλάδα', 'Հայաստան', 'საქართველო'],
    ]
    expect(new Set(names.map(formOf)).size).toBe(names.length)
  })

  it('[NAM3] finds the body that an office is said to be of, and no body in the name of a person', () => {
    const secretariat = formOf('Secretariat')
    for (const name of [
      'Office of the Secretariat',
      'THE SECRETARIAT',
      'Head of the Secrеtariat',
      'Secretariat Desk',
    ])
      expect(bodyIn(name)).toBe(secretariat)
    expect(bodyIn('Permanent Mission of State A')).toBe(formOf('State A'))
    for (const [person, body] of [
      ['Chad Kroeger', 'Chad'],
      ['Jordan Peele', 'Jordan'],
      ['India Arie', 'India'],
    ] as const)
      expect(bodyIn(person)).not.toBe(formOf(body))
  })

  it('[NAM1] costs little, whatever is written', () => {
    const long = 'ﷺ'.repeat(200) + '\u0301'.repeat(2000)
    expect(formOf(long).length).toBeLessThan(10_000)
  })
})
