/** [PSE1] Masks: who somebody under a pseudonym is in one stage, so that what they do in two cannot be linked. */
import { randomInt, randomUUID } from 'node:crypto'
import type { Queries } from '../database/port.ts'
import { insertMask, maskIn, type ParticipantRow } from './store.ts'

/**
 * Where somebody acts: a process and, in it, the stage. The stage is asked for only where a mask depends on it, and
 * is whatever keeps two places apart: the id of a stage, or of a draft that no stage ever took up.
 */
export interface ActingPlace {
  processId: string
  stage: string | ((queries: Queries) => Promise<string>)
}

/** Where somebody acts who does something in a stage, or in what belongs to it. */
export const inStage = ({ id, processId }: { id: string; processId: string }): ActingPlace => ({
  processId,
  stage: id,
})

/** The secretariat acts by name: its acts are of its office, in every stage and between them. */
export const wearsMasks = ({
  pseudonym,
  role,
  maskOf,
}: Pick<ParticipantRow, 'pseudonym' | 'role' | 'maskOf'>): boolean =>
  pseudonym !== null && maskOf === null && role !== 'secretariat'

/** Digits and letters that are not taken for one another when read aloud or copied by hand. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 5

/** Says nothing of the person, of their language or of when they came. */
const neutralName = (): string =>
  `Participant ${Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('')}`

/**
 * The person's mask in a stage, made when they first enter it. It keeps its name whatever they choose later:
 * being recognised begins with the next stage [PSE3].
 */
export async function maskOfPerson(
  queries: Queries,
  person: ParticipantRow,
  stageId: string,
): Promise<ParticipantRow> {
  const known = await maskIn(queries, person.id, stageId)
  if (known) return known
  await insertMask(queries, {
    id: randomUUID(),
    processId: person.processId,
    userId: null,
    kind: person.kind,
    role: person.role,
    delegationId: person.delegationId,
    pseudonym: person.linksStages ? person.pseudonym : neutralName(),
    // Only the order of people by name would need it, and it would say when somebody entered a stage.
    joinedAt: new Date(0),
    maskOf: person.id,
    maskStageId: stageId,
  })
  // Of two requests that enter together, one has made it.
  return (await maskIn(queries, person.id, stageId)) as ParticipantRow
}
