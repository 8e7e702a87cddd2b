import { describe, expect, it } from 'vitest'
import { nextPath } from './next-path.ts'

describe('where to go after signing in', () => {
  it.each([
    ['/drafts/abc?p=12', '/drafts/abc?p=12'],
    ['/processes/refugees-2018#calendar', '/processes/refugees-2018#calendar'],
    ['/', '/'],
  ])('[UI1] keeps a path of this site: %s', (wish, path) => {
    expect(nextPath(wish)).toBe(path)
  })

  it.each([
    undefined,
    '',
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '\\\\elsewhere.example/',
    '/\t/elsewhere.example/',
    '/.//elsewhere.example/',
    'javascript:alert(1)',
    'processes/refugees-2018',
    '/sign-in',
    '/sign-in?next=/sign-in',
    '//',
  ])('[UI1] leads nowhere but the start page for %j', (wish) => {
    expect(nextPath(wish)).toBe('/')
  })
})
