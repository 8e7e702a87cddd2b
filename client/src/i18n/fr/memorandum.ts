/** Les mots de la note sur les modifications d’un texte. */
import type { memorandum as measure } from '../en/memorandum.ts'
import type { Same } from '../same.ts'

export const memorandum = {
  title: 'Note sur les modifications',
  of: 'Note sur les modifications : {{text}}',
  between: 'Ce qui a changé depuis : {{text}}',
  first: 'Le premier texte de son projet : il n’y en a pas d’antérieur auquel le comparer.',
  introduction: 'Introduction',
  before: 'Avant le premier titre',
  listTitle: 'Ce qui a changé ici',
  writtenTitle: 'Note',
  nothingWritten: 'Rien n’a été écrit sur cette section.',
  noChanges: 'Aucune modification.',
  quiet_one: '{{count}} section sans modification',
  quiet_many: '{{count}} de sections sans modification',
  quiet_other: '{{count}} sections sans modification',
  compare: 'Voir chaque modification',
  print: 'Imprimer',
  notPublishedTitle: 'Cette note n’est pas encore publiée',
  notPublishedText:
    'Le secrétariat écrit ce qui a changé et pourquoi ; la note paraît ici quand elle est publiée.',
  publishedAt: 'Publiée {{when}}',
  draft: 'Pas encore publiée : seul le secrétariat la voit.',
  changedSince: 'Ce qui a été enregistré depuis la publication n’est pas encore public.',
  save: 'Enregistrer',
  review: 'Relire et publier',
  publishWarning: 'Ce qui est publié reste tel quel, pour tous.',
  publishDone: 'La note est publiée.',
  nextNote: 'Aller à la note publiée',
  publish: 'Publier la note',
  publishAgain: 'Publier de nouveau',
  saved: 'Enregistré.',
  unsaved: 'Pas encore enregistré ; conservé sur cet appareil.',
  unsavedPage: 'Pas encore enregistré ; conservé dans cette page seulement.',
  restored: 'Ce que vous aviez écrit sur cet appareil sans l’enregistrer est de nouveau ici.',
  discard: 'L’abandonner',
  kept: 'L’enregistrement n’a pas eu lieu. Ce que vous avez écrit est encore ici et conservé sur cet appareil.',
  saveFirst: 'Enregistrez avant de publier.',
  conflict: {
    title: 'Quelqu’un d’autre a enregistré entre-temps',
    text_one:
      'Ce que chacun a écrit ailleurs est réuni. {{count}} partie a été modifiée par les deux : choisissez ce qui y figure.',
    text_many:
      'Ce que chacun a écrit ailleurs est réuni. {{count}} de parties ont été modifiées par les deux : choisissez ce qui figure dans chacune.',
    text_other:
      'Ce que chacun a écrit ailleurs est réuni. {{count}} parties ont été modifiées par les deux : choisissez ce qui figure dans chacune.',
    joined:
      'Quelqu’un d’autre a enregistré entre-temps, dans d’autres parties. Les deux sont réunies ici ; relisez-les et enregistrez.',
    theirs: 'Ce qui a été enregistré',
    mine: 'Ce que vous avez écrit',
    takeTheirs: 'Prendre le leur',
    takeMine: 'Garder le mien',
    takeBoth: 'Garder les deux, l’un après l’autre',
  },
  change: {
    changed: 'modifié',
    inserted: 'ajouté',
    deleted: 'retiré',
    moved: 'déplacé',
    split: 'divisé',
    merged: 'réuni',
    same: 'inchangé',
  },
} satisfies Same<typeof measure>
