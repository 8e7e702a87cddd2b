/**
 * Where facts go and what the features do with them, as the app registers it before any line begins. This file imports
 * nothing of the connection, so that a first visit does not load it.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { FeatureFacts } from './facts.ts'

export interface Registered {
  cache: QueryClient
  /** The table of all features, fetched when the first process is followed. */
  features(): Promise<readonly FeatureFacts[]>
}

let registered: Registered | null = null

export function registerFacts(given: Registered): void {
  registered = given
}

export function registeredFacts(): Registered {
  if (!registered) throw new Error('the app has not registered what its features do with facts')
  return registered
}
