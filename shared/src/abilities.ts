/**
 * The rights table: action × actor × place × now → yes, or a reason. Pure: the server enforces it, the
 * client shows it. Rules are quoted by id in docs/rules.md.
 */
import { contributionRules } from './contribution-abilities.ts'
import type { Actor } from './participant.ts'
import { peopleRules } from './people-abilities.ts'
import type { PartName, PlaceWith } from './place.ts'
import type { Verdict } from './problems.ts'
import { responseRules } from './response-abilities.ts'
import { judge, type Line, line, secretariatOnly } from './rights.ts'
import { comments, edits, proposes, reads, readsAll } from './round-abilities.ts'
import type { Moment } from './stage.ts'
import { subjectRules } from './subject.ts'
import { threadRules } from './thread-abilities.ts'

/** Every action, with the parts of a place that its rule asks about. */
export const table = {
  'draft.read': line(['draft', 'rounds', 'paragraph'], reads),
  'draft.readAll': line(['draft', 'rounds'], readsAll),
  'paragraph.comment': line(['draft', 'rounds', 'paragraph'], comments),
  'paragraph.propose': line(['draft', 'rounds', 'paragraph'], proposes),
  'paragraph.edit': line(['draft', 'rounds', 'paragraph'], edits),
  'draft.import': line([], secretariatOnly),
  'draft.restructure': line(['draft'], secretariatOnly),
  'draft.release': line(['draft'], secretariatOnly),
  'revision.publish': line(['draft'], secretariatOnly),
  'memorandum.write': line(['revision'], secretariatOnly),
  'stage.change': line(['stage'], secretariatOnly),
  ...peopleRules,
  'clock.set': line([], secretariatOnly),
  /** [REC11] Whoever takes part takes the record of the process away as they may read it. */
  'record.export': line([], () => 'yes'),
  ...subjectRules,
  ...threadRules,
  ...responseRules,
  ...contributionRules,
}

export type Action = keyof typeof table
type Needs<A extends Action> = (typeof table)[A]['needs'][number]

/** The place an action asks about: a part that is forgotten does not compile. */
export type PlaceOf<A extends Action> = PlaceWith<Needs<A>>

/**
 * [RGT1] May this actor do this here and now? Yes, or the id of the reason why not. [RGT10] An action, an actor, a
 * moment or a part of the place that is not known, not whole or of another place gets a refusal, whatever the rule says.
 */
export function can<A extends Action>(
  actor: Actor | null,
  action: A,
  place: PlaceOf<A>,
  now: Moment,
): Verdict {
  const line = Object.hasOwn(table, action) ? (table[action] as unknown as Line<PartName>) : null
  return judge(line, actor, place as unknown as PlaceWith<PartName>, now)
}
