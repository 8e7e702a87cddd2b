/** Who stands behind words: a delegation, somebody without one, or the platform; with a colour and a line of their own. */
import type { AuthoredRun } from '@plenary/shared/history'
import type { ParticipantView } from '@plenary/shared/participant'

/** Lines differ besides colours, so that nobody must tell colours apart. */
const lines = ['solid', 'dashed', 'dotted', 'double', 'wavy'] as const

export interface Party {
  key: string
  /** Null for the platform, which has a word of its own in every language. */
  name: string | null
  colour: string
  line: (typeof lines)[number]
  /** Characters of theirs, of all. */
  share: number
}

const platform = 'platform'
const platformColour = '#55606d'

export const partyKey = (person: ParticipantView | null): string =>
  person ? (person.delegation?.id ?? person.id) : platform

/** [HIS18] Everyone who has words in these runs, whoever has most first. Lines go round, so that neighbours differ. */
export function partiesOf(runs: readonly Pick<AuthoredRun, 'text' | 'participant'>[]): Map<string, Party> {
  const letters = new Map<string, { person: ParticipantView | null; count: number }>()
  for (const { text, participant } of runs) {
    const key = partyKey(participant)
    letters.set(key, { person: participant, count: (letters.get(key)?.count ?? 0) + text.length })
  }
  const all = [...letters.values()].reduce((sum, { count }) => sum + count, 0)
  const ranked = [...letters].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
  return new Map(
    ranked.map(([key, { person, count }], nth) => [
      key,
      {
        key,
        name: person ? (person.delegation?.name ?? person.name) : null,
        colour: person?.colour ?? platformColour,
        line: lines[nth % lines.length] as Party['line'],
        share: all === 0 ? 0 : count / all,
      },
    ]),
  )
}

/** Whether runs are those of the words shown: words that have changed since are drawn without authors. */
export const isOf = (runs: readonly Pick<AuthoredRun, 'text'>[], text: string): boolean =>
  runs.map((run) => run.text).join('') === text
