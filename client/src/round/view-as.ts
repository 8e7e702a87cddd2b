/** What somebody would be allowed in every section of a draft under given rights: the rights table, asked for another. */
import { can } from '@plenary/shared/abilities'
import type { DraftView } from '@plenary/shared/draft'
import { sectionsOf, wholesOf } from '@plenary/shared/numbering'
import type { Actor } from '@plenary/shared/participant'
import type { Verdict } from '@plenary/shared/problems'
import {
  phaseOf,
  type RightRule,
  type RoundAction,
  roundActions,
  type StageView,
} from '@plenary/shared/stage'
import { placeInRounds, placeOfParagraph } from '../api/places.ts'
import type { Heading } from './headings.ts'

const actionOf = {
  read: 'draft.read',
  comment: 'paragraph.comment',
  propose: 'paragraph.propose',
  edit: 'paragraph.edit',
} as const satisfies Record<RoundAction, string>

/** Of the paragraphs of a section: how many, and where none why not. */
export interface Reach {
  yes: number
  of: number
  reason: Verdict | null
}
export type Effect = { heading: Heading | null; reach: Record<RoundAction, Reach> }[]

/** The round as it is while it is open: a preview is about that, whatever the time is now. */
const whileOpen = (stage: StageView, now: Date): string =>
  phaseOf(stage, now) === 'open' || !stage.opensAt ? now.toISOString() : stage.opensAt

/** [RUI5] The same function that the server enforces, asked for the person in question, section by section. */
export function effectOf(
  draft: DraftView,
  stage: StageView,
  rules: RightRule[],
  actor: Actor,
  headings: readonly Heading[],
  now: Date,
): Effect {
  const sections = sectionsOf(draft.paragraphs)
  const wholes = wholesOf(draft.paragraphs)
  const at = whileOpen(stage, now)
  const others = draft.tablings.filter((tabling) => tabling.stage.id !== stage.id)
  const inRounds = placeInRounds(draft, [...others, { stage, rules }])
  const verdicts = draft.paragraphs
    .filter(({ kind }) => kind !== 'heading' && kind !== 'part')
    .map(({ id, status }) => {
      const place = placeOfParagraph(inRounds, { id, status }, wholes.get(id) ?? [])
      return {
        under: sections.get(id)?.at(-1) ?? null,
        can: roundActions.map((action) => can(actor, actionOf[action], place, at)),
      }
    })
  const places: (Heading | null)[] = [null, ...headings]
  return places.flatMap((heading) => {
    const here = verdicts.filter(({ under }) => under === (heading?.id ?? null))
    if (here.length === 0) return []
    const reach = Object.fromEntries(
      roundActions.map((action, nth): [RoundAction, Reach] => {
        const answers = here.map(({ can: each }) => each[nth] as Verdict)
        return [
          action,
          {
            yes: answers.filter((answer) => answer === 'yes').length,
            of: answers.length,
            reason: answers.find((answer) => answer !== 'yes') ?? null,
          },
        ]
      }),
    ) as Record<RoundAction, Reach>
    return [{ heading, reach }]
  })
}
