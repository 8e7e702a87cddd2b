/** Which keys there are: those of English, which every language has [UI3]. A key that does not exist does not compile. */
import type account from '../../../locales/en/account.json'
import type act from '../../../locales/en/act.json'
import type common from '../../../locales/en/common.json'
import type compare from '../../../locales/en/compare.json'
import type consultation from '../../../locales/en/consultation.json'
import type contribution from '../../../locales/en/contribution.json'
import type convening from '../../../locales/en/convening.json'
import type demo from '../../../locales/en/demo.json'
import type drafting from '../../../locales/en/drafting.json'
import type figures from '../../../locales/en/figures.json'
import type file from '../../../locales/en/file.json'
import type history from '../../../locales/en/history.json'
import type imports from '../../../locales/en/import.json'
import type landing from '../../../locales/en/landing.json'
import type memorandum from '../../../locales/en/memorandum.json'
import type participant from '../../../locales/en/participant.json'
import type pen from '../../../locales/en/pen.json'
import type problem from '../../../locales/en/problem.json'
import type process from '../../../locales/en/process.json'
import type pseudonym from '../../../locales/en/pseudonym.json'
import type record from '../../../locales/en/record.json'
import type release from '../../../locales/en/release.json'
import type response from '../../../locales/en/response.json'
import type revision from '../../../locales/en/revision.json'
import type round from '../../../locales/en/round.json'
import type stage from '../../../locales/en/stage.json'
import type stocktaking from '../../../locales/en/stocktaking.json'
import type table from '../../../locales/en/table.json'
import type thread from '../../../locales/en/thread.json'
import type topic from '../../../locales/en/topic.json'
import type topicview from '../../../locales/en/topicview.json'

/** One line an area, as there is one file an area. */
interface Areas {
  account: typeof account
  act: typeof act
  common: typeof common
  compare: typeof compare
  consultation: typeof consultation
  contribution: typeof contribution
  convening: typeof convening
  demo: typeof demo
  drafting: typeof drafting
  figures: typeof figures
  file: typeof file
  history: typeof history
  import: typeof imports
  landing: typeof landing
  memorandum: typeof memorandum
  participant: typeof participant
  pen: typeof pen
  problem: typeof problem
  process: typeof process
  pseudonym: typeof pseudonym
  record: typeof record
  release: typeof release
  response: typeof response
  revision: typeof revision
  round: typeof round
  stage: typeof stage
  stocktaking: typeof stocktaking
  table: typeof table
  thread: typeof thread
  topic: typeof topic
  topicview: typeof topicview
}

/** The form of a plural is chosen by `count`: nobody asks for it by name. */
type Base<Key extends string> = Key extends `${infer B}_zero` | `${infer B}_one` | `${infer B}_other`
  ? B
  : Key

type KeysIn<Words> = {
  [K in keyof Words & string]: Words[K] extends string ? Base<K> : `${K}.${KeysIn<Words[K]>}`
}[keyof Words & string]

/** `stage.phase.open` */
export type WordsKey = KeysIn<Areas>

/** `KeyUnder<'stage.phase'>`: `open` and its neighbours. */
export type KeyUnder<Path extends string> = WordsKey extends infer Key
  ? Key extends `${Path}.${infer Rest}`
    ? Rest
    : never
  : never
