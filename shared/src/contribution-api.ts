/** The API of contributions: begun, written, submitted, posted or declined. */
import { z } from 'zod'
import {
  about,
  block,
  contribution,
  contributionForm,
  contributionHead,
  contributionStatus,
  newContribution,
} from './contribution.ts'
import { type Endpoint, idParams, page, pageQuery, reason } from './endpoint.ts'
import { storedFile, uploadQuery } from './file.ts'
import { language } from './language.ts'
import { stakeholderKind } from './participant.ts'

const answer = z.object({ contribution })
const because = z.strictObject({ reason })

const contributionQuery = pageQuery.extend({
  stage: z.string().max(100).optional(),
  topic: z.string().max(60).optional(),
  form: contributionForm.optional(),
  status: contributionStatus.optional(),
  kind: stakeholderKind.optional(),
  delegation: z.string().max(100).optional(),
  language: language.optional(),
  /** Only mine and my delegation's. */
  mine: z.literal(['true', true]).optional(),
})

export const contributionApi = {
  listContributions: {
    method: 'GET',
    path: '/api/stages/:id/contributions',
    summary: 'Contributions to a stage: the posted, and those I may see besides',
    who: 'anyone',
    cost: 'page',
    params: idParams,
    query: contributionQuery.omit({ stage: true }),
    response: page(contributionHead),
  },
  listProcessContributions: {
    method: 'GET',
    path: '/api/processes/:slug/contributions',
    summary: 'The register of contributions of a process',
    who: 'anyone',
    cost: 'page',
    params: z.object({ slug: z.string().min(1).max(100) }),
    query: contributionQuery,
    response: page(contributionHead),
  },
  createContribution: {
    method: 'POST',
    path: '/api/stages/:id/contributions',
    summary: 'Begin a contribution, statement or facilitated input',
    who: 'signed-in',
    cost: 'light',
    limit: 'contributions',
    params: idParams,
    body: newContribution,
    bodyLimit: 1024 * 1024,
    response: answer,
  },
  getContribution: {
    method: 'GET',
    path: '/api/contributions/:id',
    summary: 'A contribution',
    who: 'anyone',
    cost: 'light',
    params: idParams,
    response: answer,
  },
  changeContribution: {
    method: 'PATCH',
    path: '/api/contributions/:id',
    summary: 'Change what is said about a contribution before it is submitted',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject(about).partial(),
    response: answer,
  },
  addBlock: {
    method: 'POST',
    path: '/api/contributions/:id/blocks',
    summary: 'Add a paragraph to the body',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({
      id: z.uuid(),
      part: block.shape.part.default('body'),
      /** The block it follows; null for the first place. */
      after: z.string().max(100).nullable(),
      text: z.string().max(20_000).default(''),
    }),
    response: answer,
  },
  removeBlock: {
    method: 'DELETE',
    path: '/api/contributions/:id/blocks/:block',
    summary: 'Take a paragraph out of the body',
    who: 'signed-in',
    cost: 'light',
    params: idParams.extend({ block: z.string().min(1).max(100) }),
    response: answer,
  },
  getContributionStates: {
    method: 'GET',
    path: '/api/contributions/:id/states',
    summary: 'The live state of every paragraph of the body',
    who: 'signed-in',
    cost: 'page',
    params: idParams,
    response: z.object({ states: z.record(z.string(), z.string()) }),
  },
  uploadContributionFile: {
    method: 'POST',
    path: '/api/contributions/:id/files',
    summary: 'Attach a file; its bytes are the body of the request',
    who: 'signed-in',
    cost: 'own',
    limit: 'uploads',
    params: idParams,
    query: uploadQuery,
    upload: true,
    response: z.object({ file: storedFile }),
  },
  submitContribution: {
    method: 'POST',
    path: '/api/contributions/:id/submit',
    summary: 'Submit: the words are fixed and received',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    response: answer,
  },
  withdrawContribution: {
    method: 'POST',
    path: '/api/contributions/:id/withdraw',
    summary: 'Withdraw; a mark stays where it was posted',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    response: answer,
  },
  publishContribution: {
    method: 'POST',
    path: '/api/contributions/:id/publish',
    summary: 'Post a contribution whose author consents',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    response: answer,
  },
  declineContribution: {
    method: 'POST',
    path: '/api/contributions/:id/decline',
    summary: 'Decline to post a contribution, with the reason',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: because,
    response: answer,
  },
} as const satisfies Record<string, Endpoint>
