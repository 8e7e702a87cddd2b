/**
 * The closed list of refusals. A refusal is an expected answer: it carries one of these ids, and each
 * transport translates it once (HTTP problem document, WebSocket close code, refused frame, socket
 * acknowledgement). The interface says them in the reader's language under `problem.<id>`.
 */
import type { Readings } from './readings.ts'

interface Kind {
  /** HTTP status of the problem document. */
  status: number
  /** A short English title; the interface has its own words. */
  title: string
}

export const problems = {
  // who
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'wrong-credentials': { status: 401, title: 'The address or the password is not right' },
  'sign-up-by-invitation': { status: 403, title: 'Accounts are made by invitation' },
  'wrong-origin': { status: 403, title: 'This request came from another site' },
  'not-a-participant': { status: 403, title: 'You do not take part in this process' },
  'not-a-convener': { status: 403, title: 'Only those who may begin processes may do this' },
  'secretariat-only': { status: 403, title: 'Only the secretariat may do this' },
  // rights in a round
  'observers-read': { status: 403, title: 'Observers may read' },
  'round-not-open': { status: 403, title: 'The round is not open yet' },
  'round-closed': { status: 403, title: 'The round is closed' },
  'draft-not-on-table': { status: 403, title: 'No round has taken up this draft' },
  'kind-not-admitted': { status: 403, title: 'This round does not open this to your kind of participant' },
  'section-not-open': { status: 403, title: 'This round does not open this section to you' },
  'not-admitted-here': {
    status: 403,
    title: 'This stage is not open to your kind of participant; its secretariat may open it',
  },
  'open-to-all': { status: 409, title: 'A stage of this kind cannot be opened further' },
  'with-the-pen': { status: 403, title: 'This text is with its pen-holder and was not released yet' },
  'already-released': { status: 409, title: 'This text can be read already' },
  'paragraph-locked': { status: 403, title: 'This paragraph is agreed language and is locked' },
  'paragraph-agreed': { status: 403, title: 'This paragraph is agreed; changes to it are proposed' },
  'paragraph-stopped': {
    status: 409,
    title:
      'Copies of this paragraph read differently; nobody writes in it until it is restored from its history',
  },
  'paragraph-deleted': { status: 409, title: 'This paragraph was deleted' },
  'not-in-production': { status: 403, title: 'This exists only in a demonstration' },
  // what
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'invalid-input': { status: 400, title: 'The request is not as expected' },
  'invalid-json': { status: 400, title: 'The request is not valid JSON' },
  'unsupported-media-type': { status: 415, title: 'Send JSON' },
  'too-large': { status: 413, title: 'Too large' },
  'too-many-requests': { status: 429, title: 'Too many requests, try again shortly' },
  'already-exists': { status: 409, title: 'This exists already' },
  'invitation-invalid': { status: 410, title: 'This invitation is used, expired or unknown' },
  'name-taken': { status: 409, title: 'This name reads like one that is in use' },
  'kinds-differ': { status: 409, title: 'A delegation takes only people of its own kind' },
  'last-secretariat': { status: 409, title: 'A process keeps somebody as its secretariat' },
  'under-a-pseudonym': { status: 409, title: 'A participation under a pseudonym is ended, not changed' },
  'weak-password': { status: 400, title: 'The password is too short or too common' },
  'structure-conflict': { status: 409, title: 'The draft has changed meanwhile' },
  'import-not-text': { status: 400, title: 'The file is not readable text' },
  'import-empty': { status: 400, title: 'The file holds no paragraph' },
  // rounds and revisions
  'invalid-window': { status: 400, title: 'The dates do not make a window' },
  'stage-cancelled': { status: 409, title: 'This stage was cancelled' },
  'stage-not-open': { status: 409, title: 'This stage is not open' },
  'stage-not-closed': { status: 409, title: 'This stage is not closed' },
  'rounds-overlap': { status: 409, title: 'Two rounds would have the same section on the table at one time' },
  'symbol-taken': { status: 409, title: 'Another revision has this symbol' },
  'not-one-draft': { status: 400, title: 'These texts are not versions of one draft' },
  'version-conflict': { status: 409, title: 'Somebody else has saved meanwhile' },
  'already-published': { status: 409, title: 'This is published and does not change any more' },
  'words-conflict': { status: 409, title: 'The paragraph has changed where these words belong' },
  'clock-goes-forward': { status: 400, title: 'The clock only goes forward' },
  // discussion
  'not-yours': { status: 403, title: 'This belongs to somebody else' },
  'focal-point-only': { status: 403, title: 'The focal point of the delegation does this' },
  'facilitator-only': { status: 403, title: 'Facilitators enter what a group has said' },
  'no-delegation': { status: 400, title: 'You act for no delegation here' },
  'thread-resolved': { status: 409, title: 'This thread is resolved; reopen it first' },
  'comment-deleted': { status: 409, title: 'This comment was taken back' },
  'comment-hidden': { status: 409, title: 'This comment is hidden' },
  'comment-not-hidden': { status: 409, title: 'This comment is not hidden' },
  'quote-not-found': { status: 409, title: 'These words do not stand in the text' },
  'input-closed': { status: 403, title: 'This stage takes no more input' },
  'already-submitted': { status: 409, title: 'This is submitted and does not change any more' },
  'not-submitted': { status: 409, title: 'This is not submitted' },
  'consent-missing': { status: 409, title: 'Its author has not agreed to publication' },
  'contribution-empty': { status: 400, title: 'There are no words and no file in it' },
  'file-kind-refused': { status: 415, title: 'Files are taken as PDF, Word, OpenDocument text or picture' },
  'file-unsafe': { status: 422, title: 'This file holds something that may do harm' },
  'file-tells-its-author': {
    status: 422,
    title: 'Under a pseudonym only pictures are taken: documents carry traces of who wrote them',
  },
  'too-many-files': { status: 409, title: 'There are as many files as there may be' },
  'names-not-taken': { status: 400, title: 'A register names nobody: take the column with names out' },
  'register-unreadable': { status: 400, title: 'The register is not as expected' },
  'already-answered': { status: 409, title: 'This has an answer already' },
  // frames of the live text
  'malformed-frame': { status: 400, title: 'A message could not be read' },
  'malformed-update': { status: 400, title: 'A change could not be read' },
  'foreign-client-id': { status: 403, title: 'A change under an identity that is not yours' },
  'clock-gap': { status: 409, title: 'A change that refers to changes never received' },
  'unknown-reference': { status: 409, title: 'A change that refers to text never received' },
  'unknown-content': { status: 400, title: 'A change with content this text cannot hold' },
  'update-too-large': { status: 413, title: 'A change that is too large' },
  'paragraph-too-large': { status: 413, title: 'The paragraph would become too long' },
  // the house itself
  'page-outdated': { status: 426, title: 'Plenary was renewed: load the page anew' },
  'try-again': { status: 503, title: 'Not available for a moment, try again' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, Kind>

export type ProblemCode = keyof typeof problems

/**
 * [RET1] Refusals that depend on when and where: words refused for one of these go back to their author as a
 * private draft, because they may be allowed another time or elsewhere.
 */
export const returnable: ReadonlySet<string> = new Set<ProblemCode>([
  'round-not-open',
  'round-closed',
  'draft-not-on-table',
  'kind-not-admitted',
  'section-not-open',
  'paragraph-locked',
  'paragraph-agreed',
  'paragraph-stopped',
  'paragraph-deleted',
])

/** The answer of a rule: yes, or the id of the reason why not. */
export type Verdict = 'yes' | ProblemCode

/**
 * Thrown by commands; the transport turns it into its own refusal. `detail` is safe to show to a person; `readings` are
 * the texts between which a person decides (words-conflict).
 */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly detail: string | undefined
  readonly readings: Readings | undefined
  constructor(code: ProblemCode, detail?: string, readings?: Readings) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.detail = detail
    this.readings = readings
  }
}

/** Throws the refusal unless the verdict is yes. */
export function ensure(verdict: Verdict, detail?: string): void {
  if (verdict !== 'yes') throw new Refusal(verdict, detail)
}

/** What was looked up, where it is there. Throws not-found, whose `detail` a person may read. */
export function found<T>(value: T | null | undefined, detail?: string): T {
  if (value === null || value === undefined) throw new Refusal('not-found', detail)
  return value
}
