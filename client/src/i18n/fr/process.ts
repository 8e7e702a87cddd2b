/** Les mots de la page d’un processus. */
import type { process as en } from '../en/process.ts'
import type { Same } from '../same.ts'

export const process = {
  calendar: 'Calendrier',
  drafts: 'Projets',
  draftParagraphs_one: '{{count}} paragraphe',
  draftParagraphs_many: '{{count}} de paragraphes',
  draftParagraphs_other: '{{count}} paragraphes',
  onTable: 'À l’examen',
  noDraftsTitle: 'Aucun projet pour l’instant',
  noDraftsText: 'Le secrétariat apporte le premier texte ; il figurera ici et s’ouvrira lors de son cycle.',
  import: 'Importer un projet',
  importReason: 'Les projets sont importés par le secrétariat.',
  toDraft: 'Ouvrir le projet à l’examen',
  draftsForParticipants: 'Les projets sont ouverts aux participants.',
  takePart: 'Vous participez en tant que : {{kind}}, {{role}}.',
  takePartFor: 'Vous participez en tant que : {{kind}}, {{role}}, pour {{delegation}}.',
  noPart: 'Vous ne participez pas à ce processus. Son secrétariat peut vous inviter.',
} satisfies Same<typeof en>
