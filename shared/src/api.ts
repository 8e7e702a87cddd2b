/**
 * The HTTP API as one table: method, path, what goes in, what comes out. The server registers from it (and
 * the OpenAPI document follows), the client calls through it, so a wrong call does not compile.
 */
import { z } from 'zod'
import { alignmentApi } from './alignment.ts'
import { attributionApi } from './attribution.ts'
import { compareApi } from './compare.ts'
import { consultationApi } from './consultation.ts'
import { contributionApi } from './contribution-api.ts'
import { conveningApi } from './convening.ts'
import { delegationApi } from './delegation.ts'
import { draftView, importInput, importPreview, importReport } from './draft.ts'
import { type Endpoint, idParams as id, page, pageQuery, slugParams as slug } from './endpoint.ts'
import { factView } from './events.ts'
import { figuresApi } from './figures.ts'
import { fileApi } from './file.ts'
import { historyApi } from './history.ts'
import { language } from './language.ts'
import { memorandumApi } from './memorandum.ts'
import { structureCommand } from './paragraph.ts'
import { participation, role, stakeholderKind } from './participant.ts'
import { participantApi, personName } from './participant-api.ts'
import { draftSummary, processSummary, processView } from './process.ts'
import { readings } from './readings.ts'
import { recordApi } from './record.ts'
import { releaseApi } from './release.ts'
import { responseApi } from './response.ts'
import { returnedApi } from './returned.ts'
import { revisionApi } from './revision.ts'
import { roundApi } from './round.ts'
import { stocktakingApi } from './stocktaking.ts'
import { threadApi } from './thread-api.ts'
import { topicApi } from './topic-api.ts'

export type { Endpoint } from './endpoint.ts'

export const me = z
  .object({
    user: z.object({ id: z.string(), email: z.string(), name: z.string(), language }),
    participations: z.array(participation),
    /** Whether I may begin processes. */
    convenes: z.boolean(),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof me>

/** What a client must know before anyone signs in. */
export const platform = z
  .object({
    /** The platform's time now: the one clock everyone is asked to go by. */
    now: z.iso.datetime(),
    demo: z.boolean(),
  })
  .meta({ id: 'Platform' })

/** A new password, as it may be chosen. */
export const password = z.string().min(10).max(200)

export const invitationView = z
  .object({
    process: z.object({ slug: z.string(), title: z.string() }),
    kind: stakeholderKind,
    role,
    delegation: z.string().nullable(),
    /** As it was invited by; the person may correct it. */
    name: z.string().nullable(),
    expiresAt: z.iso.datetime(),
    /** Whether the invited address has an account already: then they sign in to accept. */
    hasAccount: z.boolean(),
  })
  .meta({ id: 'Invitation' })

export const api = {
  getPlatform: {
    method: 'GET',
    path: '/api/platform',
    summary: 'The platform and its clock',
    who: 'anyone',
    cost: 'light',
    response: platform,
  },
  getMe: {
    method: 'GET',
    path: '/api/me',
    summary: 'Who I am, and where I take part',
    who: 'signed-in',
    cost: 'light',
    response: me,
  },
  updateMe: {
    method: 'PATCH',
    path: '/api/me',
    summary: 'Change my language',
    who: 'signed-in',
    cost: 'light',
    body: z.strictObject({ language }),
    response: me,
  },
  linkStages: {
    method: 'PATCH',
    path: '/api/participations/:id',
    summary: 'Under a pseudonym: be recognised from stage to stage from now on, or no longer',
    who: 'signed-in',
    cost: 'light',
    params: id,
    body: z.strictObject({ linksStages: z.boolean() }),
    response: me,
  },
  listProcesses: {
    method: 'GET',
    path: '/api/processes',
    summary: 'Processes, with what is open now',
    who: 'anyone',
    cost: 'page',
    query: pageQuery,
    response: page(processSummary),
  },
  getProcess: {
    method: 'GET',
    path: '/api/processes/:slug',
    summary: 'A process with its calendar, texts and drafts',
    who: 'anyone',
    cost: 'page',
    params: slug,
    response: processView,
  },
  listFacts: {
    method: 'GET',
    path: '/api/processes/:slug/facts',
    summary: 'What happened since a numbered fact',
    who: 'signed-in',
    cost: 'page',
    params: slug,
    query: z.strictObject({
      since: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(500),
    }),
    response: z.object({ items: z.array(factView), next: z.number().int().nullable() }),
  },
  importDraft: {
    method: 'POST',
    path: '/api/processes/:slug/drafts',
    summary: 'Import a draft',
    who: 'signed-in',
    cost: 'own',
    params: slug,
    body: importInput,
    bodyLimit: 8 * 1024 * 1024,
    judgesText: true,
    response: z.object({ draft: draftSummary, report: importReport }),
  },
  previewImport: {
    method: 'POST',
    path: '/api/processes/:slug/drafts/preview',
    summary: 'What an import would make',
    who: 'signed-in',
    cost: 'own',
    params: slug,
    body: importInput,
    bodyLimit: 8 * 1024 * 1024,
    judgesText: true,
    long: true,
    response: importPreview,
  },
  getDraft: {
    method: 'GET',
    path: '/api/drafts/:id',
    summary: 'A draft with its paragraphs',
    who: 'signed-in',
    cost: 'page',
    params: id,
    response: draftView,
  },
  getDraftStates: {
    method: 'GET',
    path: '/api/drafts/:id/states',
    summary: 'The live state of every paragraph, to open an editor before its socket is there',
    who: 'signed-in',
    cost: 'page',
    params: id,
    /** Room name → base64 of the Yjs state. */
    response: z.object({ states: z.record(z.string(), z.string()) }),
  },
  restructureDraft: {
    method: 'POST',
    path: '/api/drafts/:id/structure',
    summary: 'Insert, split, merge, move, delete, change or lock a paragraph',
    who: 'signed-in',
    cost: 'light',
    params: id,
    body: structureCommand,
    response: z.object({ seq: z.number().int() }),
  },
  getInvitation: {
    method: 'GET',
    path: '/api/invitations/:token',
    summary: 'What an invitation offers',
    who: 'anyone',
    cost: 'light',
    params: z.object({ token: z.string().min(1).max(200) }),
    response: invitationView,
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/invitations/:token/accept',
    summary: 'Accept: with a new account, or the one signed in to',
    who: 'anyone',
    cost: 'light',
    params: z.object({ token: z.string().min(1).max(200) }),
    body: z.strictObject({
      name: personName.optional(),
      password: password.optional(),
    }),
    response: z.object({ process: z.object({ slug: z.string() }) }),
  },
  ...conveningApi,
  ...participantApi,
  ...delegationApi,
  ...attributionApi,
  ...roundApi,
  ...releaseApi,
  ...returnedApi,
  ...revisionApi,
  ...compareApi,
  ...memorandumApi,
  ...alignmentApi,
  ...historyApi,
  ...recordApi,
  ...fileApi,
  ...consultationApi,
  ...threadApi,
  ...contributionApi,
  ...responseApi,
  ...topicApi,
  ...stocktakingApi,
  ...figuresApi,
} as const satisfies Record<string, Endpoint>

export type Api = typeof api
export type EndpointName = keyof Api
type Part<E, K extends string> = E extends Record<K, infer S extends z.ZodType> ? S : undefined
export type InputOf<N extends EndpointName, K extends 'params' | 'query' | 'body'> =
  Part<Api[N], K> extends z.ZodType ? z.input<Part<Api[N], K>> : undefined
export type ParsedOf<N extends EndpointName, K extends 'params' | 'query' | 'body'> =
  Part<Api[N], K> extends z.ZodType ? z.output<Part<Api[N], K>> : undefined
export type AnswerOf<N extends EndpointName> = z.output<Api[N]['response']>

/** A refusal over HTTP: an RFC 9457 problem document. */
export const problemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    code: z.string(),
    requestId: z.string(),
    /** Of `words-conflict`: what a person decides between. */
    readings: readings.optional(),
  })
  .meta({ id: 'Problem' })
export type ProblemDocument = z.infer<typeof problemDocument>
