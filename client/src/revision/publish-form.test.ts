import { describe, expect, it } from 'vitest'
import { bodyOf, chooseText, nothingEntered } from './publish-form.ts'

const text = (code: string, symbol: string | null, dated: string | null) => ({
  code,
  order: 1,
  title: `Text ${code}`,
  symbol,
  dated,
  issued: null,
  paragraphs: null,
  note: null,
  verified: true,
  sources: [],
})
const texts = [text('zero', 'A/0', '2018-01-31'), text('one', null, '2018-03-09')]

describe('publishing', () => {
  it('[RVC4] a text of the calendar fills what is empty, and another one what the first had filled', () => {
    const zero = chooseText(nothingEntered, 'zero', texts)
    expect(zero).toMatchObject({ textCode: 'zero', symbol: 'A/0', title: 'Text zero', dated: '2018-01-31' })
    expect(chooseText(zero, 'one', texts)).toMatchObject({
      symbol: '',
      title: 'Text one',
      dated: '2018-03-09',
    })
  })

  it('[RVC4] never writes over what the person wrote', () => {
    const mine = { ...nothingEntered, title: 'Zero draft, as read', note: 'A note' }
    const chosen = chooseText(chooseText(mine, 'zero', texts), 'one', texts)
    expect(chosen).toMatchObject({ title: 'Zero draft, as read', note: 'A note' })
  })

  it('[RVC4] sends nothing said as nothing, and waits for a symbol and a title', () => {
    expect(bodyOf({ ...nothingEntered, title: 'T' })).toBeNull()
    expect(bodyOf({ ...nothingEntered, title: ' T ', symbol: 'A/0', note: '  ' })).toEqual({
      symbol: 'A/0',
      title: 'T',
      textCode: null,
      dated: null,
      issued: null,
      note: null,
    })
  })
})
