import { api } from '@plenary/shared/api'
import { describe, expect, it } from 'vitest'
import { bodyOf, chooseText, nextText, nothingEntered } from './publish-form.ts'

const text = (code: string, order: number, symbol: string | null, dated: string | null) => ({
  code,
  order,
  title: `Text ${code}`,
  symbol,
  dated,
  issued: null,
  paragraphs: null,
  note: null,
  verified: true,
  sources: [],
})
const texts = [text('one', 2, null, '2018-03-09'), text('zero', 1, 'A/0', '2018-01-31')]

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

  it('[RVC4] begins with the first text of the calendar that is not published yet', () => {
    expect(nextText(texts, 'zero', [])).toBe('zero')
    expect(nextText(texts, 'zero', [{ textCode: 'zero' }, { textCode: null }])).toBe('one')
    expect(nextText(texts, 'one', [{ textCode: 'one' }])).toBeNull()
    expect(nextText(texts, null, [])).toBe('zero')
  })

  it('[RVC4] sends nothing said as nothing, and waits for a symbol and a title', () => {
    const { body } = api.publishRevision
    expect(body.safeParse(bodyOf({ ...nothingEntered, title: 'T' })).success).toBe(false)
    expect(body.safeParse(bodyOf({ ...nothingEntered, title: 'T', symbol: 'A/0' })).success).toBe(true)
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
