/** Les mots de ce qui ne se reprend pas : rédigé, relu, fait. */
import type { act as en } from '../en/act.ts'
import type { Same } from '../same.ts'

export const act = {
  steps: 'Étapes',
  step: { write: 'Rédiger', review: 'Relire', done: 'Fait' },
  title: { write: 'Ce qui est à faire', review: 'Ce qui s’ensuivrait', done: 'C’est fait' },
  kept: 'Rien n’a été fait. Ce que vous avez saisi est toujours là.',
  nothingDone: 'Rien n’a été fait. Vous pouvez réessayer, ou revenir en arrière pour modifier.',
  back: 'Revenir pour modifier',
  next: 'La suite',
} satisfies Same<typeof en>
