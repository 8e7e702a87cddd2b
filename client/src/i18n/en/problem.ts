/** What each refusal means to a person, and what they can do. */
import type { ProblemCode } from '@plenary/shared/problems'

export const problem = {
  network: 'The server did not answer. Check your connection and try again.',
  'not-signed-in': 'You are not signed in, or your session has ended. Sign in to go on.',
  'wrong-credentials': 'The address or the password is not right.',
  'sign-up-by-invitation': 'Accounts are made by invitation. Ask the secretariat of your process for one.',
  'wrong-origin': 'This request came from another site and was not carried out.',
  'not-a-participant': 'You do not take part in this process. Its secretariat can invite you.',
  'secretariat-only': 'Only the secretariat may do this.',
  'observers-read': 'Observers may read, not change.',
  'round-not-open': 'The round is not open yet.',
  'round-closed': 'The round is closed.',
  'draft-not-on-table': 'No round has taken up this draft.',
  'kind-not-admitted': 'This round does not open this to your kind of participant.',
  'section-not-open': 'This round does not open this section to you.',
  'not-admitted-here': 'This stage is not open to your kind of participant. Its secretariat may open it.',
  'open-to-all': 'A stage of this kind cannot be opened further.',
  'with-the-pen': 'This text is with its pen-holder and was not released yet.',
  'already-released': 'This text can be read already.',
  'paragraph-locked': 'This paragraph is agreed language and is locked.',
  'paragraph-stopped':
    'This paragraph is stopped: copies of it read differently. The secretariat restores it from its history; your words are kept.',
  'paragraph-agreed': 'This paragraph is agreed. You can propose a change to it.',
  'paragraph-deleted': 'This paragraph has been deleted.',
  'not-in-production': 'This exists only in a demonstration.',
  'not-found': 'There is nothing here, or you may not see it.',
  'method-not-allowed': 'This address does not work that way.',
  'invalid-input': 'Something in what you entered is not as expected. Check it and try again.',
  'invalid-json': 'The request could not be read. Reload the page and try again.',
  'unsupported-media-type': 'The request could not be read. Reload the page and try again.',
  'too-large': 'This is too large.',
  'too-many-requests': 'Too many attempts. Wait a few minutes and try again.',
  'already-exists': 'This exists already.',
  'invitation-invalid':
    'This invitation has been used, has expired or was never made. Ask the secretariat for a new one.',
  'name-taken':
    'This name reads like one that is in use here: of somebody who takes part, of a delegation or of the secretariat. Choose another.',
  'kinds-differ':
    'A delegation takes only people of its own kind. Choose the kind of the delegation, or another delegation.',
  'last-secretariat': 'A process keeps somebody as its secretariat. Appoint somebody else first.',
  'under-a-pseudonym':
    'A participation under a pseudonym can be ended, not changed: a change would show which places are one person.',
  'weak-password':
    'This password is too short or too common. Choose at least 10 characters that are hard to guess.',
  'structure-conflict': 'The draft has changed meanwhile. Look at it as it stands now and try again.',
  'import-not-text': 'This file is not readable text. Save it as plain text, Markdown or HTML and try again.',
  'import-empty': 'No paragraph was found in this file.',
  'invalid-window': 'A stage must open before it closes, and close in the future.',
  'stage-cancelled': 'This stage has been cancelled.',
  'stage-not-open': 'This stage is not open.',
  'stage-not-closed': 'This stage is not closed.',
  'rounds-overlap': 'Another round already has one of these sections on its table at that time.',
  'symbol-taken': 'Another revision already has this symbol. Choose another one.',
  'not-one-draft':
    'These texts are not versions of one draft, so they cannot be compared paragraph by paragraph.',
  'version-conflict':
    'Somebody else has saved meanwhile. Your words are still here; load theirs and bring them together.',
  'already-published': 'This has been published and does not change any more.',
  'words-conflict':
    'Others changed the paragraph where these words belong. Both texts are shown: decide what it shall say.',
  'clock-goes-forward': 'The clock of a demonstration only goes forward.',
  'not-yours': 'This belongs to somebody else; only they can do this.',
  'focal-point-only': 'The focal point of the delegation does this. Ask them.',
  'facilitator-only': 'Facilitators enter what a group has said.',
  'no-delegation': 'You act for no delegation here. Choose who else may read it.',
  'thread-resolved': 'This thread is resolved. Reopen it to go on.',
  'comment-deleted': 'This comment was taken back by its author.',
  'comment-hidden': 'This comment was hidden by the secretariat.',
  'comment-not-hidden': 'This comment is not hidden.',
  'quote-not-found': 'The words you marked do not stand in the text any more. Mark them again.',
  'input-closed': 'This stage takes no more input. Your words are kept as a draft.',
  'already-submitted': 'This is submitted and does not change any more. Withdraw it to bring another.',
  'not-submitted': 'This is not submitted yet.',
  'consent-missing': 'Its author has not agreed to publication.',
  'contribution-empty': 'Write something or attach a file first.',
  'file-kind-refused':
    'Files are taken as PDF, Word (.docx), OpenDocument text (.odt) or picture (PNG, JPEG, WebP).',
  'file-unsafe':
    'This file holds something that could do harm and was not kept. Save it anew as PDF and try again.',
  'file-tells-its-author':
    'Documents carry traces of who wrote them, so they are not taken under a pseudonym. Put their words into the text above; pictures are cleaned and taken.',
  'too-many-files': 'There are as many files as there may be. Take one away first.',
  'names-not-taken':
    'A register names nobody. Take the column with names out of the file and load it again; nothing was kept.',
  'register-unreadable': 'The register could not be read; the one before stays as it is.',
  'already-answered': 'This has an answer already.',
  'malformed-frame': 'A change could not be read by the server. Your words are kept on this screen.',
  'malformed-update': 'A change could not be read by the server. Your words are kept on this screen.',
  'foreign-client-id':
    'A change was refused because it did not carry your identity. Reload the page; your words are kept.',
  'clock-gap': 'Some changes did not arrive in order. They are being sent again.',
  'unknown-reference':
    'A change refers to text that the server never received. Your words are kept on this screen.',
  'unknown-content': 'This text cannot hold that kind of content.',
  'update-too-large': 'This change is too large. Add it in smaller pieces.',
  'paragraph-too-large': 'The paragraph would become too long. Split it first.',
  'page-outdated':
    'Plenary was renewed. Reload the page to go on; your words are kept on this device and offered to you then.',
  'try-again': 'The platform is not available for a moment. Nothing was changed; try again shortly.',
  internal: 'Something went wrong on our side. Nothing was changed; try again shortly.',
} satisfies Record<ProblemCode | 'network', string>
