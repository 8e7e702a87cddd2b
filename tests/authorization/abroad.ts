/** Acts of every endpoint on what is of another process: the ids of its stages, drafts and paragraphs in place of one's own. */
import { api, type EndpointName } from '@plenary/shared/api'
import type { Matrix } from './all-rows.ts'
import { ask, askOf, type Outcome, row } from './cells.ts'
import type { Person } from './people.ts'
import { everyone, type Who } from './verdicts.ts'

/** Who takes part in the one process and not in the other; and who took part, or is nobody. */
export const insideAlone: readonly Who[] = ['member', 'moved', 'facilitator', 'gone', 'nobody']

/** What has an id in the path, and the same kind of thing in the other process. */
const abroad = ({ ground }: Matrix): Record<string, string> => ({
  stages: ground.otherStage('r1').id,
  drafts: ground.otherDraft.id,
  paragraphs: ground.otherParagraph.id,
})

/** What refuses an act abroad: that there is no such thing, or that one takes no part where it is. */
const refusals = ['not-found', 'not-a-participant', 'not-signed-in']

/** The act as it is asked at home, there; none for what is only read, or has no such id in its path. */
export async function askAbroad(name: EndpointName, matrix: Matrix, person: Person): Promise<Outcome[]> {
  const { method, path } = api[name]
  const id = abroad(matrix)[/^\/api\/([a-z]+)\/:id/.exec(path)?.[1] ?? '']
  const home = matrix.rows[name]?.[0]
  if (method === 'GET' || id === undefined || !home) return []
  const asked = await askOf(home, person.who)
  if (!asked) return []
  const there = { ...asked, params: { ...asked.params, id } }
  const outcome = await ask(name, row('of another process, generated', everyone('not-found'), there), person)
  if (!outcome) return []
  return [refusals.includes(outcome.got) ? { ...outcome, expected: outcome.got } : outcome]
}
