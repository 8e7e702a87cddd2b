/** Les mots de la page d’accueil. */
import type { landing as en } from '../en/landing.ts'
import type { Same } from '../same.ts'

export const landing = {
  title: 'Un pacte international s’écrit ici, au grand jour',
  intro:
    'États Membres, organismes des Nations Unies, société civile, réfugiés et communautés d’accueil y rédigent ensemble un pacte international, paragraphe par paragraphe, au fil des cycles d’un calendrier public.',
  openNow: 'Ouvert en ce moment',
  next: 'Ensuite',
  nothingOpen: 'Rien n’est ouvert pour le moment.',
  nothingNext: 'Le calendrier ne prévoit pas de suite.',
  toProcess: 'Calendrier et projets',
  toDraft: 'Ouvrir le projet à l’examen',
  emptyTitle: 'Aucun processus pour l’instant',
  emptyText: 'Les processus apparaissent ici avec leur calendrier dès que l’un d’eux est créé.',
  signInText:
    'La participation se fait sur invitation. Si vous avez un compte, connectez-vous pour accéder aux projets.',
} satisfies Same<typeof en>
