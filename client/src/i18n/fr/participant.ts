/** Les mots des participants : catégories, rôles, liste et invitations. */
import type { participant as en } from '../en/participant.ts'
import type { Same } from '../same.ts'

export const participant = {
  title: 'Participants',
  forParticipants: 'La liste des participants est ouverte à ceux qui participent.',
  emptyTitle: 'Personne pour l’instant',
  emptyText: 'Quiconque accepte une invitation du secrétariat figure ici.',
  othersSee: 'Les autres voient :',
  entered: 'inscrit par le secrétariat',
  delegation: {
    none: 'Aucune délégation de cette catégorie ne porte ce nom. Enregistrez-la d’abord.',
    clear: 'Sans délégation',
  },
  invite: {
    title: 'Inviter un participant',
    reason: 'Les participants sont invités par le secrétariat.',
    email: 'Adresse électronique',
    kind: 'Catégorie de participant',
    role: 'Rôle',
    delegation: 'Délégation',
    delegationHint:
      'L’État ou l’organisation au nom de qui la personne agit ; laissez vide s’il n’y en a pas.',
    pseudonym: 'Pseudonyme',
    pseudonymHint:
      'Pour les personnes dont la sécurité l’exige : nul ne voit leur nom, et à chaque étape elles en portent un neutre. Laissez vide s’il n’y en a pas.',
    submit: 'Créer l’invitation',
    madeTitle: 'L’invitation est créée',
    madeText:
      'Envoyez ce lien à {{email}}. Il n’est affiché qu’une fois et reste valable jusqu’au {{moment}}.',
    link: 'Lien de l’invitation',
    another: 'Inviter un autre participant',
  },
  role: {
    secretariat: 'secrétariat',
    'focal-point': 'point focal',
    member: 'membre',
    facilitator: 'facilitateur',
    observer: 'observateur',
  },
  kind: {
    'member-state': 'État Membre',
    'observer-state': 'État observateur',
    'regional-group': 'Groupe régional',
    'regional-commission': 'Commission régionale',
    'un-entity': 'Entité des Nations Unies',
    'related-organization': 'Organisation apparentée',
    'intergovernmental-organization': 'Organisation intergouvernementale',
    'financial-institution': 'Institution financière',
    'red-cross-red-crescent': 'Croix-Rouge et Croissant-Rouge',
    ngo: 'Organisation non gouvernementale',
    academia: 'Milieu universitaire',
    'private-sector': 'Secteur privé',
    diaspora: 'Diaspora',
    'migrant-organization': 'Organisation de migrants',
    'trade-union': 'Syndicat',
    parliament: 'Parlement',
    'local-authority': 'Autorité locale',
    'human-rights-institution': 'Institution nationale des droits de l’homme',
    media: 'Médias',
    'faith-based-organization': 'Organisation confessionnelle',
    refugee: 'Réfugié',
    'host-community': 'Communauté d’accueil',
    expert: 'Expert',
  },
} satisfies Same<typeof en>
