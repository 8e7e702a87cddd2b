/** Stocktaking: per topic, what the stages so far have brought and left open, and what is carried into the drafting. */
import { z } from 'zod'
import { contributionForm } from './contribution.ts'
import { type Endpoint, idParams, page, pageQuery } from './endpoint.ts'
import { language } from './language.ts'
import { stageView } from './stage.ts'
import { threadKind, threadSubject } from './thread.ts'

const named = z.object({ id: z.string(), title: z.string() })

/** A posted contribution in a list of many. */
export const heard = z
  .object({
    id: z.string(),
    title: z.string(),
    form: contributionForm,
    attributedTo: z.array(z.string()),
    kind: z.string(),
    language,
    stage: named,
    postedAt: z.iso.datetime(),
  })
  .meta({ id: 'HeardContribution' })
export type Heard = z.infer<typeof heard>

/** A thread that everyone in the process may read and nobody has settled, or one that was carried on. */
export const openIssue = z
  .object({
    threadId: z.string(),
    kind: threadKind,
    status: z.enum(['open', 'resolved']),
    outcome: z.string().nullable(),
    /** The beginning of what it says, and who said it. */
    excerpt: z.string(),
    language,
    by: z.string(),
    /** Where it stands, and what that is called: a question, a contribution, a paragraph's number. */
    subject: threadSubject,
    on: z.string(),
    stage: named.nullable(),
    topics: z.array(z.string()),
    supporters: z.number().int(),
    openedAt: z.iso.datetime(),
    /** The round that takes it up; null while none does. */
    carriedInto: named.nullable(),
  })
  .meta({ id: 'OpenIssue' })
export type OpenIssue = z.infer<typeof openIssue>

/** How many there are, and the first of them. */
export const some = <T extends z.ZodType>(item: T) =>
  z.object({ count: z.number().int(), items: z.array(item) })

export const stockSummary = z.object({
  stage: named,
  publishedAt: z.iso.datetime(),
  language,
  excerpt: z.string(),
})

export const stocktaking = z
  .object({
    stage: stageView,
    process: z.object({ id: z.string(), slug: z.string(), title: z.string(), language }),
    /** In the order of topic.ts; null gathers what has no topic. A topic of which nothing was said is left out. */
    topics: z.array(
      z.object({ topic: z.string().nullable(), contributions: some(heard), issues: some(openIssue) }),
    ),
    summaries: z.array(stockSummary),
    /** The first round after this stage, which takes up what is open. */
    round: named.nullable(),
    /** Threads are read by those who take part; for others there are none here. */
    showsIssues: z.boolean(),
    can: z.object({ carry: z.string() }),
  })
  .meta({ id: 'Stocktaking' })
export type Stocktaking = z.infer<typeof stocktaking>

export const stocktakingApi = {
  getStocktaking: {
    method: 'GET',
    path: '/api/stages/:id/stocktaking',
    summary: 'What was said and is open up to a stage, by topic',
    who: 'anyone',
    cost: 'heavy',
    params: idParams,
    response: z.object({ stocktaking }),
  },
  listCarried: {
    method: 'GET',
    path: '/api/stages/:id/carried',
    summary: 'Open issues of earlier stages that a round takes up',
    who: 'anyone',
    cost: 'page',
    params: idParams,
    query: pageQuery,
    response: page(openIssue),
  },
  carryIssues: {
    method: 'POST',
    path: '/api/stages/:id/carried',
    summary: 'Carry open issues of earlier stages into a round',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ threads: z.array(z.string().max(100)).min(1).max(200) }),
    response: z.object({ carried: z.number().int() }),
  },
} as const satisfies Record<string, Endpoint>
