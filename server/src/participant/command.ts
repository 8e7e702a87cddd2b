/**
 * [CMD1] The one frame of every command: it finds what the command is about and who acts on it, decides by the rights
 * table, works, and records; all of it in one transaction that names its lock.
 */
import { type Action, can, type PlaceOf } from '@plenary/shared/abilities'
import type { FactData, FactType } from '@plenary/shared/events'
import type { Actor } from '@plenary/shared/participant'
import { ensure, found, type ProblemCode, Refusal } from '@plenary/shared/problems'
import type { Lock, Queries, Transaction } from '../database/port.ts'
import type { NewFact } from '../events/facts.ts'
import type { Tools } from '../words.ts'
import type { ActingPlace } from './masks.ts'
import { actorIn } from './view.ts'

type Whole = { processId: string }

/** What a command is about. A word says this once for each of its things, beside the parts of their place. */
export interface Target<Row, Place extends Whole> {
  /** Null where there is none. */
  find(queries: Queries, id: string): Promise<Row | null>
  /** Where somebody acts who does something to it [PSE1]. */
  acting(row: Row, now: Date): string | ActingPlace
  /** As the rights table asks about it; null where this person may not know of it. */
  place(queries: Queries, row: Row, actor: Actor, now: Date): Place | null | Promise<Place | null>
  /** What whoever takes no part is answered: not-found where they may not know of it. */
  stranger: Extract<ProblemCode, 'not-found' | 'not-a-participant'>
  /** What a fact about it names beside its process. */
  concerns?(row: Row): Pick<NewFact, 'draftId' | 'stageId' | 'paragraphId'>
}

/** The actions whose rule asks about nothing that the place does not have. */
export type ActionOn<Place> = { [A in Action]: Place extends PlaceOf<A> ? A : never }[Action]

export interface Scene<Row, Place> {
  row: Row
  place: Place
  actor: Actor
  now: Date
}

type FactExtras = Partial<Omit<NewFact, 'type' | 'data'>>

/** What the work of a command is given: the scene as it is in the transaction, decided on. */
export interface Turn<Row, Place, Held = undefined> extends Scene<Row, Place> {
  tx: Transaction
  /** What was held still for it. */
  held: Held
  /** Records a fact of this actor, now, about what the command is about; `extras` says what is otherwise. */
  record: Recorder
}

export type CommandTools = Pick<Tools, 'database' | 'clock' | 'facts'>

/** The first answer to an id that the client made: who sends it again is answered again. */
interface Once<Deps, Row, Place, Held, Input, Answer, Known> {
  /** What was made under this id; null where nothing was. */
  known(turn: Turn<Row, Place, Held>, input: Input): Promise<Known | null>
  /** Whether it is theirs and was asked here; an id of somebody else's is already-exists. */
  isSame(known: Known, turn: Turn<Row, Place, Held>, input: Input): boolean
  answer(deps: Deps, turn: Turn<Row, Place, Held>, input: Input, known: Known): Promise<Answer>
}

export interface Command<Deps, Row, Place extends Whole, Held, Input, Prepared, Answer, Known> {
  subject: Target<Row, Place>
  /** Which line of the rights table decides; a function where it depends on what is asked. */
  action: ActionOn<Place> | ((scene: Scene<Row, Place>, input: Input) => ActionOn<Place>)
  lock(row: NoInfer<Row>): Lock
  /** [CMD3] */
  once?: Once<Deps, Row, Place, Held, Input, Answer, Known>
  /** What is too slow for a transaction, or is done before it; for nobody who may not: [CMD2] the right is asked twice then. */
  prepare?(deps: Deps, scene: Scene<Row, Place>, input: Input): Promise<Prepared>
  /** Opens the transaction where more must be held still than the database. */
  through?(
    deps: Deps,
    scene: Scene<Row, Place>,
    work: (tx: Transaction, held: Held) => Promise<Answer>,
    options: { lock: Lock },
  ): Promise<Answer>
  work(deps: Deps, turn: Turn<Row, Place, Held>, input: Input, prepared: Prepared): Promise<Answer>
}

/** The scene of something somebody would do. Throws not-found, and what a stranger is answered. */
async function sceneFor<Row, Place extends Whole>(
  { find, acting, place, stranger }: Target<Row, Place>,
  queries: Queries,
  userId: string,
  id: string,
  now: Date,
): Promise<Scene<Row, Place>> {
  const row = found(await find(queries, id))
  const actor = await actorIn(queries, userId, acting(row, now))
  if (!actor) throw new Refusal(stranger)
  return { row, actor, now, place: found(await place(queries, row, actor, now)) }
}

/** The same, once the rights table has said yes. */
export async function decidedScene<Row, Place extends Whole>(
  subject: Target<Row, Place>,
  action: ActionOn<Place>,
  ...asked: [queries: Queries, userId: string, id: string, now: Date]
): Promise<Scene<Row, Place>> {
  const scene = await sceneFor(subject, ...asked)
  ensureMay(scene, action)
  return scene
}

function ensureMay<Place extends Whole>(
  { actor, place, now }: Scene<unknown, Place>,
  action: ActionOn<Place>,
): void {
  // That the place has what the action asks about is what ActionOn says; the compiler cannot follow it through a generic.
  ensure(can(actor, action as Action, place as unknown as PlaceOf<Action>, now))
}

type Recorder = <T extends FactType>(type: T, data: FactData<T>, extras?: FactExtras) => Promise<number>

/** Records facts of whoever acts in this scene, about what they act on. */
const recorder =
  <Row, Place extends Whole>(
    facts: Tools['facts'],
    tx: Transaction,
    subject: Target<Row, Place>,
    { row, place, actor, now }: Scene<Row, Place>,
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
  Input = void,
  Held = undefined,
  Prepared = undefined,
  Known = never,
>(made: Command<Deps, Row, Place, Held, Input, Prepared, Answer, Known>) {
  const { subject, action, lock, once, prepare, through, work } = made
  type Needs = Deps & CommandTools
  const decide = (scene: Scene<Row, Place>, input: Input): void =>
    ensureMay(scene, typeof action === 'function' ? action(scene, input) : action)

  return async (deps: Needs, userId: string, id: string, input: Input): Promise<Answer> => {
    const { database, clock, facts } = deps
    const early = prepare || through ? await sceneFor(subject, database, userId, id, clock.now()) : null
    // Nothing is read, computed or held still for whoever may not; inside the transaction it is asked again.
    if (early) decide(early, input)
    const prepared = prepare && early ? await prepare(deps, early, input) : undefined
    const inside = async (tx: Transaction, held: Held): Promise<Answer> => {
      const scene = await sceneFor(subject, tx, userId, id, clock.now())
      decide(scene, input)
      const turn = { ...scene, tx, held, record: recorder(facts, tx, subject, scene) }
      const known = once && (await once.known(turn, input))
      if (once && known) {
        if (!once.isSame(known, turn, input)) throw new Refusal('already-exists')
        return once.answer(deps, turn, input, known)
      }
      return work(deps, turn, input, prepared as Prepared)
    }
    const row = early?.row ?? found(await subject.find(database, id))
    const options = { lock: lock(row) }
    return through && early
      ? through(deps, early, inside, options)
      : database.transaction((tx) => inside(tx, undefined as Held), options)
  }
}
