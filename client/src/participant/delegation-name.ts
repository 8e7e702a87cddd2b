/** [DLG1] What a delegation is called in the language of the page; its English name where it has none in it. */
import type { DelegationReference } from '@plenary/shared/participant'

export const nameOfDelegation = ({ name, names }: DelegationReference, language: string): string =>
  names?.[language.split('-')[0] as keyof typeof names] ?? name
