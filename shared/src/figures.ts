/**
 * Participation in figures: people, countries and organisations by kind, counted as footnote 5 of paragraph 15 of
 * A/71/978 counts them, with small counts of groups at risk hidden.
 */
import { z } from 'zod'
import { type Endpoint, fileAnswer, idParams, slugParams } from './endpoint.ts'
import { type StakeholderKind, stakeholderKind } from './participant.ts'
import { stageKind } from './stage.ts'

/** Kinds of organisations that are counted. Delegations of States are counted beside them, as States. */
export const organisationKinds = ['national-ngo', 'international-ngo', 'intergovernmental', 'other'] as const
export type OrganisationKind = (typeof organisationKinds)[number]
export const registeredKinds = ['state', ...organisationKinds] as const
export const registeredKind = z.enum(registeredKinds)
export type RegisteredKind = z.infer<typeof registeredKind>

/** [FIG4] Counts below this are hidden where they are of a group at risk. */
export const smallestShown = 5
/** Kinds whose people may be in danger when they can be counted out; a register names others row by row. */
export const groupsAtRisk: readonly StakeholderKind[] = ['refugee', 'host-community', 'migrant-organization']

/** Null where it is hidden: small itself, or needed to keep a small one hidden. */
const count = z.number().int().nullable()
export type Count = z.infer<typeof count>

/** [FIG1] The figures of a stage or a process; what each number counts is said in server/src/figures/count-people.ts. */
export const figures = z.object({
  people: count,
  countries: count,
  states: count,
  organisations: z.object({ all: count, byKind: z.record(z.enum(organisationKinds), count) }),
  /** By kind of stakeholder, the largest first; `unstated` where a register says none. */
  kinds: z.array(z.object({ kind: z.union([stakeholderKind, z.literal('unstated')]), people: count })),
})
export type Figures = z.infer<typeof figures>

export const stageFigures = figures.extend({
  stage: z.object({
    id: z.string(),
    code: z.string(),
    title: z.string(),
    kind: stageKind,
    opensAt: z.iso.datetime().nullable(),
    timeZone: z.string(),
  }),
  /** Where the figures come from: a register that was loaded, or those who said here that they take part. */
  source: z.enum(['register', 'attendance']),
})

export const processFigures = z
  .object({
    process: z.object({ id: z.string(), slug: z.string(), title: z.string() }),
    whole: figures,
    /** Stages so small that all of their figures are hidden; they are not in those of the whole. */
    left: z.number().int(),
    /** In the order of the calendar; a stage nobody came to is left out. */
    stages: z.array(stageFigures),
  })
  .meta({ id: 'Figures' })
export type ProcessFigures = z.infer<typeof processFigures>

/** Columns of a register, as its first line names them. Nothing else is taken, and names least of all. */
export const registerColumns = ['country', 'organization', 'organization kind', 'kind', 'at risk'] as const
export type RegisterColumn = (typeof registerColumns)[number]

/** Longest register, in characters; 574 people are about 40,000. */
export const longestRegister = 4_000_000

export const figuresApi = {
  getFigures: {
    method: 'GET',
    path: '/api/processes/:slug/figures',
    summary: 'Participation in figures, by stage and in all',
    who: 'anyone',
    cost: 'page',
    params: slugParams,
    response: z.object({ figures: processFigures }),
  },
  exportFigures: {
    method: 'GET',
    path: '/api/processes/:slug/figures.csv',
    summary: 'Participation in figures as CSV',
    who: 'anyone',
    cost: 'page',
    params: slugParams,
    response: fileAnswer,
    file: 'text/csv; charset=utf-8',
  },
  loadRegister: {
    method: 'POST',
    path: '/api/stages/:id/register',
    summary: 'Load the register of a stage as CSV, without names; it replaces the one before',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ csv: z.string().min(1).max(longestRegister) }),
    bodyLimit: 8 * 1024 * 1024,
    response: z.object({ people: z.number().int(), figures: stageFigures.nullable() }),
  },
} as const satisfies Record<string, Endpoint>
