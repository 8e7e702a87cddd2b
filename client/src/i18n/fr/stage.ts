/** Les mots des étapes, des cycles et de leurs dates. */
import type { stage as en } from '../en/stage.ts'
import type { Same } from '../same.ts'

export const stage = {
  kind: {
    milestone: 'Jalon',
    'thematic-consultation': 'Consultation thématique',
    'regional-consultation': 'Consultation régionale',
    'stakeholder-consultation': 'Consultation des parties prenantes',
    stocktaking: 'Bilan',
    briefing: 'Réunion d’information',
    round: 'Cycle de consultations',
    adoption: 'Adoption',
  },
  lane: {
    consultations: 'Consultations',
    rounds: 'Cycles',
    texts: 'Textes',
    milestones: 'Jalons',
  },
  today: 'Aujourd’hui',
  phase: {
    open: 'Ouvert en ce moment',
    upcoming: 'À venir',
    closed: 'Clos',
    cancelled: 'Annulé',
    undated: 'Date à annoncer',
  },
  group: {
    open: 'Ouvert en ce moment',
    upcoming: 'À venir',
    undated: 'Sans date',
    closed: 'Passé',
  },
  left: 'encore {{time}}',
  opensIn: 'ouvre dans {{time}}',
  opens: 'Ouverture',
  closes: 'Clôture',
  colon: ' :',
  sits: 'Séances',
  text: 'Texte',
  sections: 'Sections',
  wholeText: 'tout le texte',
  dated: 'daté du {{date}}',
  issued: 'publié le {{date}}',
  expected: 'attendu le {{date}}',
  unverified: 'date non confirmée par une source publique',
  empty: 'Aucune étape pour l’instant',
  emptyText: 'Le secrétariat saisit le calendrier ; ses étapes figureront ici.',
  count_one: '{{count}} étape',
  count_many: '{{count}} d’étapes',
  count_other: '{{count}} étapes',
} satisfies Same<typeof en>
