/** Which open connections an act of the house concerns. */
import type { SocketScope } from './ports.ts'
import type { Session } from './session.ts'

export const isConcerned = ({ identity, admission, room }: Session, scope: SocketScope): boolean =>
  (scope.userId === undefined || scope.userId === identity.userId) &&
  (scope.sessionId === undefined || scope.sessionId === identity.sessionId) &&
  (scope.participantId === undefined || scope.participantId === admission.participantId) &&
  (scope.processId === undefined || scope.processId === admission.processId) &&
  (scope.draftId === undefined || scope.draftId === admission.draftId) &&
  (scope.rooms === undefined || scope.rooms.includes(room.name))
