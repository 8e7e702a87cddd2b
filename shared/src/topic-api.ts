/** What is asked of topics over HTTP: tags of paragraphs, and what both compacts say under one topic. */
import { z } from 'zod'
import { type Endpoint, idParams } from './endpoint.ts'
import { language } from './language.ts'
import { paragraphKind } from './paragraph.ts'
import { heard, openIssue, some } from './stocktaking.ts'
import { topic } from './topic.ts'

const processName = z.object({ id: z.string(), slug: z.string(), title: z.string(), language })

/** A paragraph under a topic, in the words the reader may have: of the working text, or of the last published one. */
export const topicParagraph = z.object({
  paragraphId: z.string(),
  draftId: z.string(),
  kind: paragraphKind,
  label: z.string().nullable(),
  text: z.string(),
  html: z.string(),
  /** The heading it stands under. */
  section: z.string().nullable(),
  /** How many passages of what was said bear on it. */
  passages: z.number().int(),
})
export type TopicParagraph = z.infer<typeof topicParagraph>

export const topicText = z.object({
  draftId: z.string(),
  title: z.string(),
  language,
  /** The published text the words are from; null for the working text. */
  revision: z.object({ id: z.string(), symbol: z.string(), title: z.string() }).nullable(),
  paragraphs: z.array(topicParagraph),
})

/** What one process says under a topic. */
export const topicSide = z.object({
  process: processName,
  texts: z.array(topicText),
  contributions: some(heard),
  issues: some(openIssue),
  showsIssues: z.boolean(),
})
export type TopicSide = z.infer<typeof topicSide>

/** In numbers what a process says under its topics. */
export const topicCounts = z.object({
  topic: z.string(),
  processes: z.array(
    z.object({ slug: z.string(), paragraphs: z.number().int(), contributions: z.number().int() }),
  ),
})

export const topicApi = {
  listTopics: {
    method: 'GET',
    path: '/api/topics',
    summary: 'Topics, and how much each process says under them',
    who: 'anyone',
    cost: 'page',
    response: z.object({ processes: z.array(processName), topics: z.array(topicCounts) }),
  },
  getTopic: {
    method: 'GET',
    path: '/api/topics/:topic',
    summary: 'What each process says under a topic, side by side',
    who: 'anyone',
    cost: 'page',
    params: z.object({ topic: z.string().min(1).max(60) }),
    response: z.object({ topic: z.string(), sides: z.array(topicSide) }),
  },
  setParagraphTopics: {
    method: 'PATCH',
    path: '/api/paragraphs/:id/topics',
    summary: 'The topics of a paragraph; those of a heading hold for all that stands under it',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ topics: z.array(topic).max(10) }),
    response: z.object({ topics: z.array(z.string()) }),
  },
} as const satisfies Record<string, Endpoint>
