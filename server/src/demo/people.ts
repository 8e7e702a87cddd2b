/** The participants of the demonstration: who they are, and for whom they speak. Nobody here exists. */
import type { Role, StakeholderKind } from '@plenary/shared/participant'

export const demoPassword = 'plenary-demo'

export interface DemoPerson {
  /** Stands before @demo.plenary.test. */
  address: string
  name: string
  kind: StakeholderKind
  role: Role
  delegation: string | null
  /** Shown instead of the name, which then never leaves the server [PRT1]. */
  pseudonym: string | null
}

export const demoPeople: DemoPerson[] = [
  {
    address: 'secretariat',
    name: 'Elena Marsh',
    kind: 'un-entity',
    role: 'secretariat',
    delegation: 'Secretariat of the compact',
    pseudonym: null,
  },
  {
    address: 'state-a',
    name: 'Tomás Ferreira',
    kind: 'member-state',
    role: 'focal-point',
    delegation: 'State A',
    pseudonym: null,
  },
  {
    address: 'state-b',
    name: 'Aiko Lindqvist',
    kind: 'member-state',
    role: 'focal-point',
    delegation: 'State B',
    pseudonym: null,
  },
  {
    address: 'ngo',
    name: 'Grace Wanjala',
    kind: 'ngo',
    role: 'focal-point',
    delegation: 'Open Harbour, a non-governmental organization',
    pseudonym: null,
  },
  {
    address: 'refugee',
    name: 'Rahim Nazari',
    kind: 'refugee',
    role: 'member',
    delegation: null,
    pseudonym: 'Cedar',
  },
  {
    address: 'facilitator',
    name: 'Ines Moreau',
    kind: 'ngo',
    role: 'facilitator',
    delegation: 'Common Ground, a community organization',
    pseudonym: null,
  },
  {
    address: 'observer',
    name: 'Sofia Kaplan',
    kind: 'academia',
    role: 'observer',
    delegation: 'Institute for the Study of Displacement',
    pseudonym: null,
  },
]
