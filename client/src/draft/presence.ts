/** Who is here, from what the server says about connections: people once each, and who is in which paragraph. */
import type { PresenceMessage, PresentPerson } from '@plenary/shared/live'
import type { ParticipantView } from '@plenary/shared/participant'

/** Connections by their id. */
export type Presence = ReadonlyMap<string, PresentPerson>

export const nobody: Presence = new Map()

/** [TBL14] A whole message replaces what was known; any other changes only whom it names. */
export function applyPresence(known: Presence, { whole, here, left }: PresenceMessage): Presence {
  const next = new Map(whole ? [] : known)
  for (const person of here) next.set(person.id, person)
  for (const id of left) next.delete(id)
  return next
}

/** People, each once, however many windows they have open; in the order of their names. */
export function peopleOf(presence: Presence): ParticipantView[] {
  const people = new Map([...presence.values()].map(({ participant }) => [participant.id, participant]))
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** Who else is in which paragraph; the lists of `before` are kept where they are equal, so that nothing is drawn again. */
export function peopleByParagraph(
  presence: Presence,
  myId: string | null,
  before: ReadonlyMap<string, ParticipantView[]>,
): Map<string, ParticipantView[]> {
  const found = new Map<string, Map<string, ParticipantView>>()
  for (const { paragraph, participant } of presence.values()) {
    if (paragraph === null || participant.id === myId) continue
    const people = found.get(paragraph) ?? new Map<string, ParticipantView>()
    people.set(participant.id, participant)
    found.set(paragraph, people)
  }
  return new Map(
    [...found].map(([paragraph, people]) => {
      const list = [...people.values()].sort((a, b) => a.name.localeCompare(b.name))
      const had = before.get(paragraph)
      const isSame = had?.length === list.length && had.every(({ id }, nth) => id === list[nth]?.id)
      return [paragraph, isSame ? had : list]
    }),
  )
}
