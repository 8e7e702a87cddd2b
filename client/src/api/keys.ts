/** The keys of the query cache, so that whoever fills an entry and whoever changes it mean the same one. */
export const queryKeys = {
  platform: ['platform'] as const,
  me: ['me'] as const,
  processes: ['processes'] as const,
  process: (slug: string) => ['process', slug] as const,
  participants: (slug: string) => ['participants', slug] as const,
  delegations: (slug: string) => ['delegations', slug] as const,
  invitations: (slug: string) => ['invitations', slug] as const,
  behalf: (slug: string) => ['behalf', slug] as const,
  mandates: (slug: string) => ['mandates', slug] as const,
  /** Every stage that was read. */
  stages: ['stage'] as const,
  stage: (id: string) => ['stage', id] as const,
  clock: ['clock'] as const,
  allReturned: ['returned'] as const,
  returned: (draftId: string) => ['returned', draftId] as const,
  draft: (id: string) => ['draft', id] as const,
  invitation: (token: string) => ['invitation', token] as const,
  conveners: ['conveners'] as const,
  convening: (token: string) => ['convening', token] as const,
}
