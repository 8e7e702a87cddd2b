/** What features do when a fact arrives: each has its handlers, and the app joins them to one table. */
import { type Fact, type FactType, factTypes } from '@plenary/shared/events'
import type { QueryClient } from '@tanstack/react-query'

export type FactOf<T extends FactType> = Extract<Fact, { type: T }>

/** The process whose facts are followed. */
export interface ProcessRef {
  id: string
  slug: string
}

export interface FactContext {
  cache: QueryClient
  process: ProcessRef
}

export type FactHandler<T extends FactType> = (fact: FactOf<T>, context: FactContext) => void
export type FactHandlers = { readonly [T in FactType]?: FactHandler<T> }

/** How one feature keeps the query cache current. A handler may be called with a fact that the cache already contains. */
export interface FeatureFacts {
  readonly factHandlers: FactHandlers
  /** The line begins: what was read before may have missed a fact and is read again. */
  onBegin?(context: FactContext): void
}

/** The same handler for several facts. */
export const onEach = <T extends FactType>(types: readonly T[], handler: FactHandler<T>): FactHandlers =>
  Object.fromEntries(types.map((type) => [type, handler]))

/** The same handler for every fact whose name begins so, those of later versions among them. */
export const onGroup = (
  group: string,
  handler: (fact: Fact, context: FactContext) => void,
  except: readonly FactType[] = [],
): FactHandlers =>
  Object.fromEntries(
    factTypes
      .filter((type) => type.startsWith(`${group}.`) && !except.includes(type))
      .map((type) => [type, handler]),
  )

/** What a feature's table does with a fact; nothing where the fact is no news to it. */
export function handleFact({ factHandlers }: FeatureFacts, fact: Fact, context: FactContext): void {
  const handler = factHandlers[fact.type] as FactHandler<FactType> | undefined
  handler?.(fact, context)
}
