/** Les mots d’un texte mis sur la table d’une session. */
import type { table as en } from '../en/table.ts'
import type { Same } from '../same.ts'

export const table = {
  title: 'Mettre sur la table',
  nothing: 'Il n’y a pas de texte ou pas de session pour cela.',
  text: 'Texte',
  round: 'Session',
  scope: 'Où l’on peut écrire',
  scopeRound: 'Les sections que nomme la session',
  scopeSome: 'Des sections que je choisis',
  sections: 'Sections sur la table',
  review: 'Voir qui pourrait faire quoi',
  warningNow:
    'La session est ouverte : tous pourront commencer aussitôt et verront chaque mot à mesure qu’il est saisi. Cela ne peut pas être repris.',
  warningLater:
    'Dès l’ouverture de la session, tous pourront le faire. Les droits peuvent encore être modifiés ; l’ouverture montre le texte.',
  confirm: 'Mettre sur la table',
  done: 'Le texte est sur la table.',
  nextText: 'Aller au texte',
  nextRights: 'Voir ou modifier qui peut faire quoi',
  nextClosing: 'À la clôture de la session, le texte est publié tel qu’il se présente alors.',
  nextOpening:
    'À l’ouverture de la session, le texte peut être lu, et il est publié si le calendrier le prévoit.',
  lines: 'Qui pourrait faire quoi',
  who: 'Qui',
  may: 'Peut',
  where: 'Où',
  everyone: 'Tous',
  nowhere: 'Nulle part',
  people_one: '{{count}} personne aujourd’hui',
  people_many: '{{count}} de personnes aujourd’hui',
  people_other: '{{count}} personnes aujourd’hui',
  paragraphs_one: '{{count}} paragraphe sur {{total}}',
  paragraphs_many: '{{count}} de paragraphes sur {{total}}',
  paragraphs_other: '{{count}} paragraphes sur {{total}}',
  missing_one:
    'Ce texte n’a pas de section {{codes}} : elle n’est ouverte à personne. Vous pouvez revenir et choisir des sections.',
  missing_many:
    'Ce texte n’a pas les sections {{codes}} : elles ne sont ouvertes à personne. Vous pouvez revenir et choisir des sections.',
  missing_other:
    'Ce texte n’a pas les sections {{codes}} : elles ne sont ouvertes à personne. Vous pouvez revenir et choisir des sections.',
  penEverywhere: 'Le secrétariat tient la plume partout. Les paragraphes verrouillés le restent.',
  lying: 'Déjà sur la table :',
} satisfies Same<typeof en>
