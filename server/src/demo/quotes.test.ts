/** What people of the demonstration say of a text can be found in it. */
import { textOf } from '@plenary/shared/content'
import { expect, it } from 'vitest'
import { paragraphsOf } from '../preset/sample.ts'
import { sampleRefugees } from '../preset/sample-refugees.ts'
import { refugeesTold } from './discussion/refugees.ts'

const sample = paragraphsOf(sampleRefugees)
  .map(({ content }) => textOf(content))
  .join('\n')
const quoted = /“([^”]+)”/g

it('[DEM11] contributions of the open round quote words that stand in the zero draft', () => {
  const round = refugeesTold.find(({ code }) => code === 'fc1')
  const contributions = round?.contributions ?? []
  const quotes = contributions.flatMap((each) => each.quotes ?? [])
  expect(quotes.length).toBeGreaterThan(2)
  expect(quotes.filter((words) => !sample.includes(words))).toEqual([])
  // Each is really said in the contribution, with quotation marks.
  for (const { body, quotes: own } of contributions)
    for (const words of own ?? [])
      expect([...body.join(' ').matchAll(quoted)].map(([, said]) => said)).toContain(words)
})

it('[DEM11] before there is a draft nobody complains of what it says', () => {
  const before = refugeesTold.filter(({ code }) => code !== 'fc1')
  const said = before.flatMap(({ contributions }) => contributions.flatMap(({ body }) => body))
  expect(said.length).toBeGreaterThan(5)
  expect(said.filter((words) => /the draft (says|has|promises)/i.test(words))).toEqual([])
})
