import { slug } from '@plenary/shared/convening'
import { describe, expect, it } from 'vitest'
import { slugOf } from './slug-of.ts'

describe('the address of a process', () => {
  it.each([
    ['Global Compact on Refugees', 'global-compact-on-refugees'],
    ['Océans & forêts: un pacte', 'oceans-forets-un-pacte'],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
    ['الاتفاق العالمي', ''],
  ])('[CNV4] comes from its title: %s', (title, made) => {
    expect(slugOf(title)).toBe(made)
    expect(slug.safeParse(made).success).toBe(made !== '')
  })
})
