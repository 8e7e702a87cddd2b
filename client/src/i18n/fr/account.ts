/** Les mots de la connexion, du compte et des invitations. */
import type { account as en } from '../en/account.ts'
import type { Same } from '../same.ts'

export const account = {
  signIn: {
    made: 'Votre compte est créé. Connectez-vous avec l’adresse invitée.',
    title: 'Se connecter',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    show: 'Afficher ou masquer le mot de passe',
    submit: 'Se connecter',
    invited: 'Les comptes se créent sur invitation : ouvrez le lien que le secrétariat vous a envoyé.',
    demoTitle: 'Ceci est une démonstration',
    demoText:
      'Chacun peut se connecter comme l’une de ces personnes. Leur mot de passe à toutes est {{password}}.',
    demoFill: 'Utiliser {{address}}',
    already: 'Vous êtes connecté en tant que {{name}}.',
    goOn: 'Continuer',
  },
  page: {
    title: 'Compte',
    participations: 'Vos participations',
    noParticipationsTitle: 'Vous ne participez encore à aucun processus',
    noParticipationsText:
      'Lorsqu’un secrétariat vous invite et que vous acceptez, le processus apparaît ici.',
    language: 'Langue de l’interface',
    languageText: 'Les textes restent dans leur propre langue.',
    password: 'Changer le mot de passe',
    current: 'Mot de passe actuel',
    new: 'Nouveau mot de passe',
    newHint: 'Au moins 10 caractères. Quelques mots à la suite se retiennent mieux et se devinent moins.',
    change: 'Changer le mot de passe',
    changed: 'Le mot de passe est changé. Partout ailleurs où vous étiez connecté, vous êtes déconnecté.',
    signOut: 'Se déconnecter de cet appareil',
  },
  invitation: {
    title: 'Invitation',
    offers: 'Vous êtes invité à participer à « {{process}} ».',
    as: 'En tant que',
    role: 'Rôle',
    for: 'Pour',
    until: 'Valable jusqu’au',
    newTitle: 'Accepter avec un nouveau compte',
    name: 'Votre nom',
    nameHint: 'Tel que les autres participants le verront.',
    password: 'Choisissez un mot de passe',
    acceptNew: 'Accepter et créer un compte',
    acceptAs: 'Accepter en tant que {{name}}',
    signedInAs: 'Vous êtes connecté en tant que {{name}} ({{email}}).',
    hasAccount:
      'Il existe déjà un compte pour l’adresse invitée. Connectez-vous avec ce compte pour accepter.',
    signInFirst: 'Se connecter pour accepter',
    haveAccount: 'Vous avez déjà un compte ? Connectez-vous d’abord.',
    invalidTitle: 'Cette invitation ne peut pas servir',
    invalidText:
      'Elle a déjà servi, a expiré ou n’a jamais existé. Demandez-en une nouvelle au secrétariat du processus.',
  },
} satisfies Same<typeof en>
