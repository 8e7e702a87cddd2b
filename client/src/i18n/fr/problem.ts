/** Ce que chaque refus veut dire, et ce que la personne peut faire. */
import type { problem as en } from '../en/problem.ts'
import type { Same } from '../same.ts'

export const problem = {
  network: 'Le serveur n’a pas répondu. Vérifiez votre connexion et réessayez.',
  'not-signed-in': 'Vous n’êtes pas connecté, ou votre session a pris fin. Connectez-vous pour continuer.',
  'wrong-credentials': 'L’adresse ou le mot de passe est incorrect.',
  'sign-up-by-invitation':
    'Les comptes se créent sur invitation. Demandez-en une au secrétariat de votre processus.',
  'wrong-origin': 'Cette demande venait d’un autre site et n’a pas été exécutée.',
  'not-a-participant': 'Vous ne participez pas à ce processus. Son secrétariat peut vous inviter.',
  'secretariat-only': 'Seul le secrétariat peut faire cela.',
  'observers-read': 'Les observateurs peuvent lire, mais non modifier.',
  'round-not-open': 'Le cycle n’est pas encore ouvert.',
  'round-closed': 'Le cycle est clos.',
  'draft-not-on-table': 'Aucun cycle n’est saisi de ce projet.',
  'kind-not-admitted': 'Ce cycle n’ouvre pas cette action à votre catégorie de participants.',
  'section-not-open': 'Ce cycle ne vous ouvre pas cette section.',
  'not-admitted-here':
    'Cette étape n’est pas ouverte à votre catégorie de participants. Son secrétariat peut l’ouvrir.',
  'open-to-all': 'Une étape de ce genre ne peut pas être ouverte davantage.',
  'with-the-pen': 'Ce texte est entre les mains de ses rédacteurs et n’a pas encore été diffusé.',
  'already-released': 'Ce texte peut déjà être lu.',
  'paragraph-locked': 'Ce paragraphe est du texte convenu ; il est verrouillé.',
  'paragraph-stopped':
    'Ce paragraphe est suspendu : ses copies ne se lisent pas de la même façon. Le secrétariat le rétablit à partir de son historique ; vos mots sont conservés.',
  'paragraph-agreed': 'Ce paragraphe est convenu. Vous pouvez proposer une modification.',
  'paragraph-deleted': 'Ce paragraphe a été supprimé.',
  'not-in-production': 'Cela n’existe que dans une démonstration.',
  'not-found': 'Il n’y a rien ici, ou vous n’y avez pas accès.',
  'method-not-allowed': 'Cette adresse ne fonctionne pas ainsi.',
  'invalid-input': 'Une donnée saisie n’est pas celle attendue. Vérifiez-la et réessayez.',
  'invalid-json': 'La demande n’a pas pu être lue. Rechargez la page et réessayez.',
  'unsupported-media-type': 'La demande n’a pas pu être lue. Rechargez la page et réessayez.',
  'too-large': 'C’est trop volumineux.',
  'too-many-requests': 'Trop de tentatives. Attendez quelques minutes et réessayez.',
  'already-exists': 'Cela existe déjà.',
  'invitation-invalid':
    'Cette invitation a déjà servi, a expiré ou n’a jamais existé. Demandez-en une nouvelle au secrétariat.',
  'name-taken':
    'Ce nom se lit comme un nom déjà porté ici : par une personne qui participe, une délégation ou le secrétariat. Choisissez-en un autre.',
  'kinds-differ':
    'Une délégation n’accueille que des personnes de sa propre catégorie. Choisissez la catégorie de la délégation, ou une autre délégation.',
  'last-secretariat':
    'Un processus garde toujours quelqu’un comme secrétariat. Désignez d’abord une autre personne.',
  'under-a-pseudonym':
    'Une participation sous pseudonyme peut prendre fin, mais non changer : un changement montrerait quelles places sont à la même personne.',
  'weak-password':
    'Ce mot de passe est trop court ou trop courant. Choisissez au moins 10 caractères difficiles à deviner.',
  'structure-conflict': 'Le projet a changé entre-temps. Voyez-le dans son état actuel et réessayez.',
  'import-not-text':
    'Ce fichier n’est pas un texte lisible. Enregistrez-le en texte brut, Markdown ou HTML et réessayez.',
  'import-empty': 'Aucun paragraphe n’a été trouvé dans ce fichier.',
  'invalid-window': "Une étape doit s'ouvrir avant de se fermer, et se fermer dans l'avenir.",
  'stage-cancelled': 'Cette étape a été annulée.',
  'stage-not-open': "Cette étape n'est pas ouverte.",
  'stage-not-closed': "Cette étape n'est pas close.",
  'rounds-overlap': 'Un autre cycle a déjà une de ces sections à son ordre du jour à ce moment-là.',
  'symbol-taken': 'Une autre version porte déjà cette cote. Choisissez-en une autre.',
  'not-one-draft':
    "Ces textes ne sont pas des versions d'un même projet ; ils ne peuvent pas être comparés paragraphe par paragraphe.",
  'version-conflict':
    "Quelqu'un d'autre a enregistré entre-temps. Vos mots sont encore ici ; chargez les siens et réunissez-les.",
  'already-published': 'Ce document est publié et ne change plus.',
  'words-conflict':
    "D'autres ont changé le paragraphe là où vont ces mots. Les deux textes sont montrés : décidez de ce qu'il doit dire.",
  'clock-goes-forward': "L'horloge d'une démonstration ne fait qu'avancer.",
  'not-yours': 'Ceci appartient à quelqu’un d’autre ; lui seul peut le faire.',
  'focal-point-only': 'C’est le point focal de la délégation qui le fait. Adressez-vous à lui.',
  'facilitator-only': 'Les facilitateurs saisissent ce qu’un groupe a dit.',
  'no-delegation': 'Vous n’agissez ici pour aucune délégation. Choisissez qui d’autre peut lire.',
  'thread-resolved': 'Cette discussion est résolue. Rouvrez-la pour continuer.',
  'comment-deleted': 'Ce commentaire a été retiré par son auteur.',
  'comment-hidden': 'Ce commentaire a été masqué par le secrétariat.',
  'comment-not-hidden': 'Ce commentaire n’est pas masqué.',
  'quote-not-found': 'Les mots sélectionnés ne figurent plus dans le texte. Sélectionnez-les à nouveau.',
  'input-closed': 'Cette étape ne prend plus de contributions. Vos mots sont conservés comme brouillon.',
  'already-submitted': 'Ceci est soumis et ne change plus. Retirez-le pour en présenter un autre.',
  'not-submitted': 'Ceci n’est pas encore soumis.',
  'consent-missing': 'Son auteur n’a pas consenti à la publication.',
  'contribution-empty': 'Écrivez quelque chose ou joignez d’abord un fichier.',
  'file-kind-refused':
    'Les fichiers sont acceptés en PDF, Word (.docx), texte OpenDocument (.odt) ou image (PNG, JPEG, WebP).',
  'file-unsafe':
    'Ce fichier contient quelque chose qui pourrait nuire ; il n’a pas été conservé. Enregistrez-le en PDF et réessayez.',
  'file-tells-its-author':
    'Les documents portent des traces de leur auteur ; ils ne sont donc pas acceptés sous pseudonyme. Mettez leur texte dans la contribution ; les images sont nettoyées et acceptées.',
  'too-many-files': 'Le nombre maximal de fichiers est atteint. Retirez-en un d’abord.',
  'names-not-taken':
    'Un registre ne nomme personne. Retirez du fichier la colonne des noms et chargez-le de nouveau ; rien n’a été conservé.',
  'register-unreadable': 'Le registre n’a pas pu être lu ; le précédent reste tel quel.',
  'already-answered': 'Ceci a déjà une réponse.',
  'malformed-frame': 'Le serveur n’a pas pu lire une modification. Vos mots sont conservés sur cet écran.',
  'malformed-update': 'Le serveur n’a pas pu lire une modification. Vos mots sont conservés sur cet écran.',
  'foreign-client-id':
    'Une modification a été refusée car elle ne portait pas votre identité. Rechargez la page ; vos mots sont conservés.',
  'clock-gap': 'Des modifications sont arrivées dans le désordre. Elles sont envoyées de nouveau.',
  'unknown-reference':
    'Une modification renvoie à un texte que le serveur n’a jamais reçu. Vos mots sont conservés sur cet écran.',
  'unknown-content': 'Ce texte ne peut pas recevoir ce type de contenu.',
  'update-too-large': 'Cette modification est trop volumineuse. Ajoutez-la par parties.',
  'paragraph-too-large': 'Le paragraphe deviendrait trop long. Divisez-le d’abord.',
  'page-outdated':
    'Plenary a été mis à jour. Rechargez la page pour continuer ; vos mots sont gardés sur cet appareil et vous seront alors proposés.',
  'try-again': 'La plateforme est momentanément indisponible. Rien n’a été modifié ; réessayez sous peu.',
  internal: 'Un problème est survenu de notre côté. Rien n’a été modifié ; réessayez sous peu.',
} satisfies Same<typeof en>
