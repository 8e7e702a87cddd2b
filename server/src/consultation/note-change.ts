/** Whoever shows a consultation hears which part of its page changed, and asks for that part anew. */
import type { Audience } from '@plenary/shared/audience'
import type { FactData } from '@plenary/shared/events'
import type { PageCommand } from './page-command.ts'

export type PagePart = FactData<'consultation.changed'>['part']

export async function noteChange(
  { row: stage, record }: Pick<PageCommand, 'row' | 'record'>,
  part: PagePart,
  audience: Audience = 'participants',
): Promise<void> {
  await record('consultation.changed', { stageId: stage.id, part }, { audience })
}
