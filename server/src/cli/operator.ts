/** Whoever runs commands on the machine reads everything, as a secretariat does. */
import type { Actor } from '@plenary/shared/participant'

export const operatorIn = (processId: string): Actor => ({
  id: 'operator',
  processId,
  kind: 'un-entity',
  role: 'secretariat',
  delegationId: null,
})
