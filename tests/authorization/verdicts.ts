/** Verdicts as the rules say them, by who asks: written down here, never asked of the code under test. */
import type { ProblemCode } from '@plenary/shared/problems'

/** Everybody the matrix asks as. */
export const everybody = [
  'secretariat',
  'focal',
  'member',
  'otherFocal',
  'facilitator',
  'observer',
  'ngo',
  'refugee',
  /** Came with State A and is a member of State B by now. */
  'moved',
  /** Took part for State A until the secretariat ended it. */
  'gone',
  'elsewhere',
  'nobody',
] as const
export type Who = (typeof everybody)[number]

export type Verdict = 'yes' | ProblemCode
export type Verdicts = Record<Who, Verdict>

const of = (verdict: (who: Who) => Verdict): Verdicts =>
  Object.fromEntries(everybody.map((who) => [who, verdict(who)])) as Verdicts

export type Some = Partial<Verdicts>

/** The same for everyone, signed in or not. */
export const everyone = (verdict: Verdict, but: Some = {}): Verdicts => ({
  ...of(() => verdict),
  ...likeOthers(but),
  ...but,
})

const outside: readonly (Verdict | undefined)[] = ['not-found', 'not-a-participant']
/** Whoever was taken out is told what the uninvited are; whoever moved, what any member is who was invited here alone. */
const likeOthers = ({ elsewhere, member, facilitator }: Some): Some => ({
  ...(outside.includes(elsewhere) ? { gone: elsewhere as Verdict } : {}),
  ...(member === facilitator && outside.includes(member) ? { moved: member as Verdict } : {}),
})

/** For whoever is signed in, wherever they take part. */
export const signedIn = (verdict: Verdict, but: Some = {}): Verdicts =>
  everyone(verdict, { nobody: 'not-signed-in', ...but })

/** What lies in a process and does not exist for those who take no part in it. */
export const inside = (verdict: Verdict, but: Some = {}): Verdicts =>
  signedIn(verdict, { elsewhere: 'not-found', gone: 'not-found', ...but })

/** What everyone may know of, and only participants may do. */
export const known = (verdict: Verdict, but: Some = {}): Verdicts =>
  signedIn(verdict, { elsewhere: 'not-a-participant', gone: 'not-a-participant', ...but })

/** [STG5] What a stage does only for States, and its secretariat. */
export const statesOnly = (but: Some = {}): Verdicts =>
  known('not-admitted-here', {
    ...{ secretariat: 'yes', focal: 'yes', member: 'yes', otherFocal: 'yes', moved: 'yes' },
    ...but,
  })

/** The secretariat's alone, in what does not exist for others outside. */
export const secretariatInside = (verdict: Verdict = 'yes', but: Some = {}): Verdicts =>
  inside('secretariat-only', { secretariat: verdict, ...but })

/** The secretariat's alone, in what everyone may know of. */
export const secretariatKnown = (verdict: Verdict = 'yes', but: Some = {}): Verdicts =>
  known('secretariat-only', { secretariat: verdict, ...but })

/** Not there for anyone; whoever is not signed in is told that first. */
export const absent = (but: Some = {}): Verdicts => signedIn('not-found', but)

/** Whoever was invited for this process alone takes no part in the other; the secretariat of the other does. */
export const inTheOther = inside('yes', { elsewhere: 'yes', member: 'not-found', facilitator: 'not-found' })

/** What observers hear where others speak. */
export const observersRead = { observer: 'observers-read' } as const

/** Those who take part speak, and observers read. */
export const speaking = inside('yes', observersRead)

/** What only these may know of. */
export const only = (who: Who[]): Verdicts =>
  everyone('not-found', { nobody: 'not-signed-in', ...Object.fromEntries(who.map((each) => [each, 'yes'])) })
