import { api } from '@plenary/shared/api'
import { describe, expect, it } from 'vitest'
import { errorsIn, sameName } from './form-errors.ts'

/** What a form would show of this body, by the schema of the endpoint itself. */
function shown(endpoint: keyof typeof api, body: object, fieldOf = sameName(body)) {
  const schema = (
    api[endpoint] as unknown as { body: { safeParse(value: unknown): { error?: { issues: never[] } } } }
  ).body
  return errorsIn(schema.safeParse(body).error?.issues ?? [], body, fieldOf)
}

describe('what the schema of an endpoint says under the fields of a form', () => {
  it('[UI23] says nothing of what the endpoint takes', () => {
    expect(shown('addPaper', { title: 'Note', symbol: null, language: 'en' })).toEqual({
      fields: {},
      elsewhere: [],
    })
  })

  it('[UI23] asks for what is missing, and tells it from what is too long, with the bound', () => {
    const { fields } = shown('addPaper', { title: ' ', symbol: 'x'.repeat(61), language: 'en' })
    expect(fields.title).toEqual({ key: 'required' })
    expect(fields.symbol).toEqual({ key: 'tooLong', count: 60 })
  })

  it('[UI23] names an address and a moment that are none', () => {
    const item = { email: 'nobody', kind: 'refugee', role: 'member', delegationId: null, pseudonym: null }
    const ofItem = (path: readonly PropertyKey[]) => (path[0] === 'items' ? String(path[2]) : null)
    expect(shown('createInvitations', { items: [item] }, ofItem).fields).toEqual({ email: { key: 'email' } })
  })

  it('[UI23] what stands under no field is told apart, not swallowed', () => {
    const { fields, elsewhere } = shown(
      'addPaper',
      { title: 'Note', symbol: null, language: 'en', more: 1 },
      sameName({ title: '' }),
    )
    expect(fields).toEqual({})
    expect(elsewhere).toHaveLength(1)
  })
})
