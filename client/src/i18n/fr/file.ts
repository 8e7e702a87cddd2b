/** Mots des fichiers, en français. */
import type { file as english } from '../en/file.ts'
import type { Same } from '../same.ts'

export const file: Same<typeof english> = {
  kind: {
    pdf: 'PDF',
    docx: 'document Word',
    odt: 'texte OpenDocument',
    png: 'image PNG',
    jpg: 'image JPEG',
    webp: 'image WebP',
  },
  kilobytes: '{{number}} Ko',
  megabytes: '{{number}} Mo',
  taken: 'PDF, Word (.docx), texte OpenDocument (.odt), PNG, JPEG ou WebP ; {{size}} au plus.',
  sending: 'Envoi de {{name}}',
  progress: '{{sent}} envoyés sur {{size}}',
  looking: 'Le serveur l’examine…',
  stop: 'Arrêter l’envoi',
  stopOf: 'Arrêter l’envoi de {{name}}',
  sent: '{{name}} est conservé.',
  stopped: '{{name}} n’a pas été envoyé.',
  refused: '{{name}} n’a pas été accepté.',
  tooLarge:
    'Il peut avoir {{size}} au plus. Enregistrez-le avec des images plus petites ou en plusieurs parties.',
  remove: 'Retirer',
  removeOf: 'Retirer {{name}}',
  found: 'Ce qui s’y trouve : {{notes}}.',
  note: {
    'tracked-changes': 'des modifications suivies, lisibles',
    comments: 'des commentaires',
    'author-names': 'des noms d’auteurs',
    'hidden-text': 'du texte masqué',
    'embedded-fonts': 'des polices incorporées',
    'place-in-picture': 'le lieu d’une prise de vue',
    'place-removed': 'le lieu d’une prise de vue, qui a été retiré',
    'details-removed': 'des détails sur l’appareil et l’heure, qui ont été retirés',
  },
}
