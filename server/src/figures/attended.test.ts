import { expect, it } from 'vitest'
import { cameAs } from './attended.ts'

const came = (country: string | null) =>
  cameAs({
    ...{ stageId: 's', participantId: 'p', masked: false, kind: 'ngo' },
    delegation: { name: 'Common Ground, a community organization', kind: 'ngo', country },
  }).organisationKind

it('[FIG10] an NGO is national where it has a country, and international only where a register says so', () => {
  expect(came('Kenya')).toBe('national-ngo')
  expect(came(null)).toBe('other')
})
