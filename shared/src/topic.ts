/**
 * Topics under which both compacts are discussed: the elements of the comprehensive refugee response framework
 * (A/71/978, paragraph 9, with burden-sharing and what cuts across, paragraph 36), and the objectives of the
 * migration compact. Tags of contributions, threads and paragraphs; the interface has their names under `topic.<id>`.
 */
import { z } from 'zod'

/** Elements of the framework, common to both processes so that what each says can be laid side by side. */
export const frameworkTopics = [
  'reception-admission',
  'immediate-ongoing-needs',
  'host-institutions-communities',
  'resilience-livelihoods',
  'durable-solutions',
  'burden-responsibility-sharing',
  'cross-cutting',
] as const

/** The 23 objectives of the migration compact, by number (A/RES/73/195, paragraph 16). */
export const objectiveTopics = Array.from({ length: 23 }, (_, nth) => `objective-${nth + 1}` as const)

export const topics: readonly string[] = [...frameworkTopics, ...objectiveTopics]
export const topic = z.string().refine((id) => topics.includes(id), { error: 'Not a topic' })
export type Topic = string

/** Topics a process is discussed under: every process under the framework, the migration compact also under its objectives. */
export const topicsOf = (slug: string): readonly string[] =>
  slug.startsWith('migration') ? topics : frameworkTopics
