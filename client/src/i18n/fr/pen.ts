/** Les mots d’un texte entre les mains de ses rédacteurs. */
import type { pen as en } from '../en/pen.ts'
import type { Same } from '../same.ts'

export const pen = {
  label: 'À qui est ce texte',
  only: 'Seuls les rédacteurs voient ceci.',
  othersHave: 'Tous les autres ont le texte tel qu’il était le {{when}}.',
  othersHaveNone: 'Pour tous les autres, ce texte n’existe pas encore.',
  appointed: 'Il pourra être lu à partir du {{when}}.',
  release: 'Diffuser',
  table: 'Mettre sur la table',
  keptText:
    'Voici le texte tel qu’il était le {{when}}. Les rédacteurs y travaillent ; vous verrez ce qu’ils écrivent quand ils l’auront diffusé.',
  listed: 'entre les mains des rédacteurs',
} satisfies Same<typeof en>
