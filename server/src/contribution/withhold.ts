/** [CTB7] Facts remember words that were withdrawn since; whoever asks for what they missed hears only that. */
import type { Fact } from '@plenary/shared/events'
import type { Context } from '../context.ts'
import type { LivePorts } from '../live/ports.ts'
import { contributionById } from './store.ts'

const blank = {
  title: '',
  onBehalfOf: null,
  entered: null,
  facilitation: null,
  declinedReason: null,
  files: 0,
  excerpt: '',
} as const

export const withholdWithdrawn =
  ({ database }: Pick<Context, 'database'>): LivePorts['withhold'] =>
  async (fact) => {
    if (!('contribution' in fact.data)) return null
    const { contribution } = fact.data
    if ((await contributionById(database, contribution.id))?.status !== 'withdrawn') return null
    const data = { contribution: { ...contribution, ...blank, attributedTo: [], topics: [] } }
    const shown = { ...fact, data } as Fact
    return () => shown
  }
