/** What tests of the discussion ask first: a stage of a calendar by its code. */
import type { ProcessView } from '@plenary/shared/process'
import type { StageView } from '@plenary/shared/stage'

export async function stageOf(url: string, code: string, slug = 'refugees-2018'): Promise<StageView> {
  const answer = await fetch(`${url}/api/processes/${slug}`)
  const { stages } = (await answer.json()) as ProcessView
  const stage = stages.find((each) => each.code === code)
  if (!stage) throw new Error(`no stage ${code} in ${slug}`)
  return stage
}
