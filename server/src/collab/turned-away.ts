/** With which code a connection is closed that may not be where it is, or not any more. */
import type { ProblemCode, Verdict } from '@plenary/shared/problems'
import { closeCode } from '@plenary/shared/rooms'
import type { Admission } from './ports.ts'
import type { Room } from './room.ts'

const codes: Partial<Record<ProblemCode, number>> = {
  'not-signed-in': closeCode.notSignedIn,
  'not-found': closeCode.noSuchRoom,
  // A round has ended between the judging and now: who is judged again has the text as it ended.
  'with-the-pen': closeCode.rightsChanged,
}

export const codeFor = (reason: ProblemCode): number => codes[reason] ?? closeCode.noRight

/**
 * [REL1] Whoever writes by now is not to do so in a text that stands still, and what comes late is tried on the text as it
 * ended, not on the one that the pen-holder goes on with: both come back and are judged again.
 */
export const mustComeBack = (
  { isStill }: Pick<Room, 'isStill'>,
  { read }: Pick<Admission, 'read'>,
  right: Verdict,
  at: Date,
): boolean => (isStill ? right === 'yes' : right !== 'yes' && read(at) === 'with-the-pen')
