/** [RGT7] Facts that carry the words of paragraphs, as each participant may have them. */
import { can } from '@plenary/shared/abilities'
import type { Fact } from '@plenary/shared/events'
import type { ParagraphState } from '@plenary/shared/paragraph'
import type { Actor } from '@plenary/shared/participant'
import { phaseOf } from '@plenary/shared/stage'
import type { Context } from '../context.ts'
import type { LivePorts } from '../live/ports.ts'
import type { KeptPlaces } from './keep-places.ts'
import type { DraftPlaces } from './place.ts'

const emptied = (state: ParagraphState): ParagraphState => ({ ...state, content: [], text: '' })

/** The usual case, told without looking at anybody: no open round, or one that lets everyone read everything. */
export const everyoneReads = ({ tablings }: DraftPlaces, now: Date): boolean => {
  const open = tablings.filter(({ stage }) => phaseOf(stage, now) === 'open')
  const opensAll = open.some(({ rules }) =>
    rules.some(({ kinds, sections, actions }) => kinds === 'all' && sections === 'all' && actions.length > 0),
  )
  return open.length === 0 || opensAll
}

/** Numbers and places stay for everyone; only words are withheld. A fact of words alone is withheld whole. */
function shownTo(fact: Fact, mayRead: (paragraphId: string) => boolean): Fact | null {
  if (fact.type === 'paragraph.text') return mayRead(fact.data.paragraph.id) ? fact : null
  if (!('upserted' in fact.data)) return fact
  const upserted = fact.data.upserted.map((state) => (mayRead(state.id) ? state : emptied(state)))
  return { ...fact, data: { ...fact.data, upserted } } as Fact
}

/** Judged by what stands now: whoever has gained or lost the right since the fact is answered by what they have. */
export const withholdWords =
  ({ clock }: Pick<Context, 'clock'>, placesOf: KeptPlaces): LivePorts['withhold'] =>
  async (fact) => {
    const carriesWords = fact.type === 'paragraph.text' || 'upserted' in fact.data
    const places = carriesWords && 'draftId' in fact.data ? await placesOf(fact.data.draftId) : null
    const now = clock.now()
    if (!places || everyoneReads(places, now)) return null
    const rows = new Map(places.rows.map((row) => [row.id, row]))
    return (actor: Actor) =>
      shownTo(fact, (id) => {
        const row = rows.get(id)
        if (!row) return actor.role === 'secretariat'
        return can(actor, 'draft.read', places.placeOf(row), now) === 'yes'
      })
  }
