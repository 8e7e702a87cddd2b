/** Conveners, who may begin processes, and what a process begins with. */
import { z } from 'zod'
import { type Endpoint, page } from './endpoint.ts'
import { language } from './language.ts'
import { personName } from './participant-api.ts'
import { processSummary } from './process.ts'
import { timeZone } from './time-zone.ts'

/** As it stands in addresses: small Latin letters and digits, with single hyphens between. */
export const slug = z
  .string()
  .min(2)
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'Small letters a–z, digits and hyphens between them.' })

/** What a process begins with: so far nothing but its name. */
export const processTemplates = ['blank'] as const

export const newProcess = z.strictObject({
  slug,
  title: z.string().trim().min(1).max(300),
  description: z.string().trim().max(2000).default(''),
  language,
  timeZone,
  template: z.enum(processTemplates).default('blank'),
})

const token = z.object({ token: z.string().min(1).max(200) })

export const conveningApi = {
  beginProcess: {
    method: 'POST',
    path: '/api/processes',
    summary: 'Begin a process, as its first secretariat',
    who: 'signed-in',
    cost: 'light',
    body: newProcess,
    response: processSummary,
  },
  listConveners: {
    method: 'GET',
    path: '/api/conveners',
    summary: 'Who may begin processes',
    who: 'signed-in',
    cost: 'light',
    response: page(z.object({ id: z.string(), name: z.string(), since: z.iso.datetime() })),
  },
  nameConvener: {
    method: 'POST',
    path: '/api/conveners',
    summary: 'Name somebody who may begin processes; the link is shown once',
    who: 'signed-in',
    cost: 'light',
    body: z.strictObject({ email: z.email().max(320) }),
    response: z.object({ email: z.string(), link: z.string(), expiresAt: z.iso.datetime() }),
  },
  getConvening: {
    method: 'GET',
    path: '/api/conveners/invitations/:token',
    summary: 'What the link of a convener offers',
    who: 'anyone',
    cost: 'light',
    params: token,
    response: z.object({
      expiresAt: z.iso.datetime(),
      /** Whether the address has an account already: then they sign in to accept. */
      hasAccount: z.boolean(),
    }),
  },
  acceptConvening: {
    method: 'POST',
    path: '/api/conveners/invitations/:token/accept',
    summary: 'Become a convener: with a new account, or the one signed in to',
    who: 'anyone',
    cost: 'light',
    params: token,
    body: z.strictObject({ name: personName.optional(), password: z.string().min(10).max(200).optional() }),
    response: z.object({}),
  },
} as const satisfies Record<string, Endpoint>
