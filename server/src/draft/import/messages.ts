/** What an import reads. */
import type { ImportInput } from '@plenary/shared/draft'

export type Source = ImportInput['source']
