/** The signs of threads; a word always stands beside them. */
import type { ThreadKind } from '@plenary/shared/thread'
import { Drawn } from '../ui/icons.tsx'

const paths = {
  comment: 'M4 5h16v11H9l-5 4z',
  question: 'M9 9a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 2V14M12 18h.01',
  concern: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  suggestion: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  support: 'M5 12.5l4.5 4.5L19 7.5',
  moved: 'M4 12h15M14 7l5 5-5 5',
  orphaned: 'M6 6l12 12M18 6L6 18',
  resolved: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.5l2.5 2.5L16 9.5',
  private: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13z',
} as const satisfies Record<ThreadKind | string, string>
export type SignName = keyof typeof paths

export const Sign = ({ name, size = 16 }: { name: SignName; size?: number }) => (
  <Drawn path={paths[name]} size={size} />
)
