/** What a scenario is: who races, what is done, and what the figures ought to be. */
import type { Running } from './running.ts'
import type { Contestant, StartOptions } from './servers.ts'

export type Figures = Record<string, number>

export interface Course {
  contestant: Contestant
  running: Running
  seconds: number
  /** Called where the measured stretch begins and where it ends. */
  mark(): void
}

/** At most so much; `of`: times the figure of that contestant in the same run. */
export interface Goal {
  figure: string
  atMost: number
  of?: string
}

export interface Scenario {
  name: string
  title: string
  contestants: string[]
  /** How many people it signs in. */
  people: number
  goals: Goal[]
  /** How the servers are started for it. */
  start?: Pick<StartOptions, 'arrange' | 'onDisk' | 'watched'>
  run(course: Course): Promise<Figures>
}

/** Of every scenario with live text: nothing may be lost, no two texts differ, nobody is refused. */
export const ledgerGoals: Goal[] = ['lost', 'diverged', 'refused'].map((figure) => ({ figure, atMost: 0 }))
