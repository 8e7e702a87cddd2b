/** All words of this language, by area. */
import { account } from './account.ts'
import { act } from './act.ts'
import { common } from './common.ts'
import { compare } from './compare.ts'
import { consultation } from './consultation.ts'
import { contribution } from './contribution.ts'
import { drafting } from './drafting.ts'
import { figures } from './figures.ts'
import { file } from './file.ts'
import { history } from './history.ts'
import { imports } from './import.ts'
import { landing } from './landing.ts'
import { memorandum } from './memorandum.ts'
import { participant } from './participant.ts'
import { pen } from './pen.ts'
import { problem } from './problem.ts'
import { process } from './process.ts'
import { pseudonym } from './pseudonym.ts'
import { record } from './record.ts'
import { release } from './release.ts'
import { response } from './response.ts'
import { revision } from './revision.ts'
import { round } from './round.ts'
import { stage } from './stage.ts'
import { stocktaking } from './stocktaking.ts'
import { table } from './table.ts'
import { thread } from './thread.ts'
import { topic } from './topic.ts'
import { topicview } from './topicview.ts'

export const ar = {
  common,
  act,
  table,
  release,
  pen,
  problem,
  landing,
  account,
  process,
  stage,
  round,
  participant,
  pseudonym,
  drafting,
  history,
  import: imports,
  revision,
  compare,
  memorandum,
  record,
  thread,
  consultation,
  contribution,
  file,
  topic,
  response,
  topicview,
  stocktaking,
  figures,
}
