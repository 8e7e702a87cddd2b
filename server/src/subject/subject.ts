/**
 * What a thing (a paragraph, a question, a contribution …) says of itself, once, so that threads, files, passages, live
 * facts and presence can be on it without knowing its kind. Each thing does this in its own folder.
 */
import type { EndpointName } from '@plenary/shared/api'
import type { Fact } from '@plenary/shared/events'
import type { Actor } from '@plenary/shared/participant'
import type { PlaceWith } from '@plenary/shared/place'
import type { ThreadSubject } from '@plenary/shared/thread'
import type { Queries, Transaction } from '../database/port.ts'
import type { NewFact, Recorder } from '../events/facts.ts'
import type { ActingPlace } from '../participant/masks.ts'
import type { ColumnsOf } from './columns-store.ts'
import type { Source } from './source.ts'

/** How rows name a thing. */
export interface SubjectRef {
  readonly type: string
  readonly id: string
}

/** A text that stands still for some readers while it is being written. */
export interface KeptWords {
  /** Tells it from those before it. */
  as: string
  /** Its words of a thing; null where it has none of it. */
  textOf(id: string): string | null
}

/** Words that are being written in a room. */
export interface LiveWords {
  room: string
  /** What stands still for this reader (null: for everyone but the pen-holder); null where they have the room's words. */
  keptFor(reader: Pick<Actor, 'role'> | null): KeptWords | null
}

/** A thing that is there, as it was when it was looked up. */
export interface Subject extends SubjectRef {
  processId: string
  /** The id of what it is listed with: the draft of a paragraph, the stage of a question; its own where it is a whole. */
  wholeId: string
  /** [PSE1] Where somebody acts who does something on it. */
  acting: ActingPlace
  /** Whose watchers hear what is done on it, besides those of its process and its own. */
  heard: Pick<NewFact, 'draftId' | 'stageId' | 'paragraphId'>
  /** Topics that what is said on it falls under. */
  topics: string[]
  /** Everyone who takes part may read it: nobody needs to be asked one by one. */
  forAll: boolean
  /** Whoever is not signed in may read it too. */
  isPublic: boolean
  /**
   * Where it is for whoever acts on it, as the rights table asks. Null: for them it is not there. `gone`: for what is on it
   * already, which a thing that is gone keeps.
   */
  place(actor: Actor, gone?: boolean): PlaceWith<'subject'> | null
  /** Null for words that stand still. */
  live: LiveWords | null
  /** Others may not be told in which part of it this person is: the place alone may tell of words. */
  hidesWhere?(actor: Actor): boolean
  /** Its words as everyone has them who may read it, piece by piece: where a quote stands. `id` null: it is one piece. */
  text(queries: Queries): Promise<{ id: string | null; text: string }[]>
  /** What it is called; empty for a paragraph. */
  title: string
  /** Its address on the site. */
  link: string
}

/** Things that are listed together, as one reader may have them. */
export interface Listing {
  /** Which of them: these alone, or all but these. */
  shown: { only: string[] } | { allBut: string[] }
  kept: KeptWords | null
}

export interface Whole {
  id: string
  processId: string
  /** The id of one of its things by the name that its own addresses use; left out where that is the id. */
  idOf?(name: string): string
  /** Null where there is nothing of it for them. */
  listFor(actor: Actor, now: Date): Promise<Listing | null>
}

/** What stands around things whose words move between them. */
interface Surroundings {
  /** What everyone but the pen-holder has meanwhile. */
  kept: KeptWords | null
  lives(id: string): boolean
  /** Things that came from these or that these came from, the nearest first; these themselves are not among them. */
  kinOf(ids: string[]): string[]
  /** What a thing that is gone was joined to. */
  joinedTo(id: string): string | null
  /** Whether whoever may know of what is on one may know of what is on the other. */
  alike(one: string, other: string): boolean
}

/** A kind whose words move, so that what stands on them is sought anew. */
export interface Moving {
  /** Which things of one whole have other words after a fact, or are there or gone. `written`: somebody wrote in them. */
  touchedBy(fact: Fact): { wholeId: string; ids: string[]; written: boolean } | null
  around(queries: Queries, wholeId: string): Promise<Surroundings>
  /** Their words as readers have them; null for what is gone. */
  textsOf(queries: Queries, ids: string[]): Promise<Map<string, string | null>>
  /** The live room of a thing, and the thing of a room; null for a room of another kind. */
  roomOf(id: string): string
  idOfRoom(room: string): string | null
}

/** How a thing is named in an answer. */
export interface Named {
  subject: ThreadSubject
  /** Set for a paragraph, and for a published one. */
  paragraphId: string | null
  /** What it is called: the words of a question, the title of a contribution; empty for a paragraph. */
  title: string
  /** The stage it belongs to; null for a text. */
  stageId: string | null
  /** It is out for those who take part, as far as the whole it is in is. */
  isOut: boolean
}

/** One kind of thing. Registered once, in app.ts; nothing else knows which kinds there are. */
export interface SubjectKind {
  readonly type: string
  /** Null for what is not there: what is not found grants nothing. */
  find(queries: Queries, id: string): Promise<Subject | null>
  /** Left out where every thing of the kind is a whole by itself. */
  whole?(queries: Queries, id: string): Promise<Whole | null>
  /** Many at once, in as many queries as one. Left out where the answer names it by kind and id. */
  named?(queries: Queries, ids: string[]): Promise<Map<string, Named>>
  moving?: Moving
  /** Left out for what says nothing that is linked to other things. */
  source?: Source
  /** Its things as a query asks about them. Left out: they are out, of no stage and of no kind. */
  columns?: ColumnsOf
  /** Left out for what has no files. */
  files?: FilesOn
  /** Addresses of its own by which its threads are reached, besides those that are for every kind. */
  addresses?: ThreadAddresses
}

/** How files are on the things of a kind. */
export interface FilesOn {
  /** How many one of them may have at once. */
  most: number
  /** A new one takes the place of the one before. */
  replaces: boolean
  /** An address of its own to which they are brought, besides the one for every kind. */
  address?: Extract<EndpointName, `upload${string}`>
  /** Says to whom it concerns that the files of one changed, in the same transaction. Left out: whoever reads it hears. */
  changed?(
    turn: { tx: Transaction; actor: Actor; now: Date; record: Recorder },
    subject: Subject,
  ): Promise<void>
}

interface ThreadAddresses {
  list: Extract<EndpointName, `list${string}Threads`>
  open: Extract<EndpointName, `open${string}Thread`>
  /** Which thing of the whole that the address names; null for the whole itself. */
  partIn(body: Record<string, unknown>): string | null
}
