/**
 * [CMD1] The one frame of every command: it finds what the command is about and who acts on it, decides by the rights
 * table, works, and records; all of it in one transaction that names its lock.
 */
import { type Action, can, type PlaceOf } from '@plenary/shared/abilities'
import { type Actor, asOwner } from '@plenary/shared/participant'
import { ensure, found, type ProblemCode, Refusal } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import type { Lock, Queries, Transaction } from '../database/port.ts'
import type { NewFact, Recorder } from '../events/facts.ts'
import type { ActingPlace } from './masks.ts'
import { actorIn } from './view.ts'

type Whole = { processId: string }

/** What whoever takes no part is answered: not-found where they may not know of it. */
type ToStrangers = Extract<ProblemCode, 'not-found' | 'not-a-participant'>

/** What a command is about. A word says this once for each of its things, beside the parts of their place. */
export interface Target<Row, Place extends Whole, Id = string> {
  /** Null where there is none. */
  find(queries: Queries, id: Id): Promise<Row | null>
  /** Where somebody acts who does something to it [PSE1]. */
  acting(row: Row, now: Date): string | ActingPlace
  /** As the rights table asks about it; null where this person may not know of it. */
  place(queries: Queries, row: Row, actor: Actor, now: Date): Place | null | Promise<Place | null>
  stranger: ToStrangers | ((row: Row) => ToStrangers)
  /** Whose it is: whoever made it under another mask goes on as who they were [PSE1]. */
  ownerId?(row: Row): string | null
  /** When what is done to it happens, where that is not simply now. */
  moment?(row: Row, now: Date): Date
  /** What a fact about it names beside its process. */
  concerns?(row: Row): Pick<NewFact, 'draftId' | 'stageId' | 'paragraphId' | 'subject' | 'audience'>
}

/** The actions whose rule asks about nothing that the place does not have. */
export type ActionOn<Place> = { [A in Action]: Place extends PlaceOf<A> ? A : never }[Action]

export interface DecisionContext<Row, Place> {
  row: Row
  place: Place
  actor: Actor
  /** Whose account it is: for what is counted by person, and never told. */
  userId: string
  now: Date
}

/** What the work of a command is given: the scene as it is in the transaction, decided on. */
export interface CommandContext<Row, Place, Held = undefined> extends DecisionContext<Row, Place> {
  tx: Transaction
  /** What was held still for it. */
  held: Held
  /** Records a fact of this actor, now, about what the command is about; `extras` says what is otherwise. */
  record: Recorder
}

export type CommandTools = Pick<Context, 'database' | 'clock' | 'facts'>

/** What was asked before is looked up in the transaction, or ahead of it. */
export interface Asked<Row, Place> extends DecisionContext<Row, Place> {
  queries: Queries
}

/** The first answer to an id that the client made: who sends it again is answered again. */
interface Once<Deps, Row, Place, Input, Answer, Known> {
  /** What was made under this id; null where nothing was. */
  known(asked: Asked<Row, Place>, input: Input): Promise<Known | null>
  /** Whether it is theirs and was asked here; an id of somebody else's is already-exists. */
  isSame(known: Known, asked: Asked<Row, Place>, input: Input): boolean
  answer(deps: Deps, asked: Asked<Row, Place>, input: Input, known: Known): Promise<Answer>
  /** Whoever may know of it is answered even where the right to do it anew has ended meanwhile. */
  outlivesRight?: true
}

export interface Command<Deps, Row, Place extends Whole, Id, Held, Input, Prepared, Answer, Known> {
  /** A function where it is found by what the house has. */
  subject: Target<Row, Place, Id> | ((deps: Deps) => Target<Row, Place, Id>)
  /** Which line of the rights table decides; a function where it depends on what is asked, which may need several. */
  action:
    | ActionOn<Place>
    | ((scene: DecisionContext<Row, Place>, input: Input) => ActionOn<Place> | readonly ActionOn<Place>[])
  lock(row: NoInfer<Row>, input: Input): Lock
  /** [CMD3] */
  once?: Once<Deps, Row, Place, Input, Answer, Known>
  /** What is too slow for a transaction, or is done before it; for nobody who may not: [CMD2] the right is asked twice then. */
  prepare?(deps: Deps, scene: DecisionContext<Row, Place>, input: Input): Promise<Prepared>
  /** Opens the transaction where more must be held still than the database. */
  through?(
    deps: Deps,
    scene: DecisionContext<Row, Place>,
    work: (tx: Transaction, held: Held) => Promise<Answer>,
    options: { lock: Lock },
    input: Input,
  ): Promise<Answer>
  work(deps: Deps, turn: CommandContext<Row, Place, Held>, input: Input, prepared: Prepared): Promise<Answer>
}

/** The scene of something somebody would do. Throws not-found, and what a stranger is answered. */
async function contextFor<Row, Place extends Whole, Id>(
  { find, acting, place, stranger, ownerId, moment }: Target<Row, Place, Id>,
  queries: Queries,
  userId: string,
  id: Id,
  clockNow: Date,
): Promise<DecisionContext<Row, Place>> {
  const row = found(await find(queries, id))
  const now = moment?.(row, clockNow) ?? clockNow
  const person = await actorIn(queries, userId, acting(row, now))
  if (!person) throw new Refusal(typeof stranger === 'function' ? stranger(row) : stranger)
  const actor = asOwner(person, ownerId?.(row) ?? null)
  return { row, actor, userId, now, place: found(await place(queries, row, actor, now)) }
}

/** The same, once the rights table has said yes: what somebody finds who only reads. */
export async function decidedContext<Row, Place extends Whole, Id>(
  subject: Target<Row, Place, Id>,
  action: ActionOn<Place>,
  ...asked: [queries: Queries, userId: string, id: Id, now: Date]
): Promise<DecisionContext<Row, Place>> {
  const scene = await contextFor(subject, ...asked)
  ensureMay(scene, action)
  return scene
}

function ensureMay<Place extends Whole>(
  { actor, place, now }: DecisionContext<unknown, Place>,
  action: ActionOn<Place>,
): void {
  // That the place has what the action asks about is what ActionOn says; the compiler cannot follow it through a generic.
  ensure(can(actor, action as Action, place as unknown as PlaceOf<Action>, now))
}

/** Records facts of whoever acts in this scene, about what they act on. */
const recorder =
  <Row, Place extends Whole, Id>(
    facts: Context['facts'],
    tx: Transaction,
    subject: Target<Row, Place, Id>,
    { row, place, actor, now }: DecisionContext<Row, Place>,
  ): Recorder =>
  (type, data, extras) =>
    facts.record(tx, {
      ...{ processId: place.processId, actorId: actor.id, at: now, ...subject.concerns?.(row) },
      ...extras,
      ...{ type, data },
    })

/** Answers the function that runs the command for a person on the thing of an id. */
export function command<
  Deps extends object,
  Row,
  Place extends Whole,
  Answer,
  Id = string,
  Input = void,
  Held = undefined,
  Prepared = undefined,
  Known = never,
>(made: Command<Deps, Row, Place, Id, Held, Input, Prepared, Answer, Known>) {
  const { subject, action, lock, once, prepare, through, work } = made
  type Needs = Deps & CommandTools
  function decide(scene: DecisionContext<Row, Place>, input: Input): void {
    const asked = typeof action === 'function' ? action(scene, input) : action
    for (const each of [asked].flat() as ActionOn<Place>[]) ensureMay(scene, each)
  }

  async function firstAnswer(deps: Deps, asked: Asked<Row, Place>, input: Input) {
    const known = once && (await once.known(asked, input))
    if (!once || !known) return null
    if (!once.isSame(known, asked, input)) throw new Refusal('already-exists')
    return { answer: await once.answer(deps, asked, input, known) }
  }

  /** Decides; answers what was answered before to the same id, or null where there is something to do. */
  async function judge(deps: Deps, asked: Asked<Row, Place>, input: Input, ahead = false) {
    const before = once?.outlivesRight ? await firstAnswer(deps, asked, input) : null
    if (before) return before
    decide(asked, input)
    return ahead || once?.outlivesRight ? null : firstAnswer(deps, asked, input)
  }

  return async (deps: Needs, userId: string, id: Id, input: Input): Promise<Answer> => {
    const { database, clock, facts } = deps
    const on = typeof subject === 'function' ? subject(deps) : subject
    const seek = (queries: Queries) => contextFor(on, queries, userId, id, clock.now())
    const early = prepare || through ? await seek(database) : null
    // Nothing is read, computed or held still for whoever may not; inside the transaction it is asked again.
    const before = early && (await judge(deps, { ...early, queries: database }, input, true))
    if (before) return before.answer
    const prepared = prepare && early ? await prepare(deps, early, input) : undefined
    const inside = async (tx: Transaction, held: Held): Promise<Answer> => {
      const scene = await seek(tx)
      const known = await judge(deps, { ...scene, queries: tx }, input)
      if (known) return known.answer
      const turn = { ...scene, tx, held, record: recorder(facts, tx, on, scene) }
      return work(deps, turn, input, prepared as Prepared)
    }
    const row = early?.row ?? found(await on.find(database, id))
    const options = { lock: lock(row, input) }
    return through && early
      ? through(deps, early, inside, options, input)
      : database.transaction((tx) => inside(tx, undefined as Held), options)
  }
}
