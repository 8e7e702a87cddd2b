/** Where facts go and what the words do with them: told once by the app, before any line begins. Imports nothing of the connection, so that a first visit carries none of it. */
import type { QueryClient } from '@tanstack/react-query'
import type { WordFacts } from './facts.ts'

export interface House {
  cache: QueryClient
  /** The table of all words, fetched when the first process is followed. */
  words(): Promise<readonly WordFacts[]>
}

let told: House | null = null

export function keepFacts(house: House): void {
  told = house
}

export function houseOfFacts(): House {
  if (!told) throw new Error('the app has not said what its words do with facts')
  return told
}
