/**
 * What every endpoint costs, and what a person may take of the server at once [PRC7]. An endpoint without a price does
 * not compile. Dearer ones wait for their turn: so many run together, of one person fewer, and a person who has taken
 * much rests before the next; whoever else asks is served in between.
 */
import type { EndpointName } from '@plenary/shared/api'
import type { Clock } from '../clock/clock.ts'
import { type InTurn, makeTurns, type TurnBounds } from '../worker/turns.ts'

/**
 * `light`: some rows, or a command. `page`: a whole list or text. `heavy`: logs are read, texts compared. `own`: waits
 * in a line of its own, where files and imports are read; it takes no place while its bytes come in.
 */
export type Cost = 'light' | 'page' | 'heavy' | 'own'
type InLine = Exclude<Cost, 'own'>

/** Many sit behind one address without signing in: as many as people of a delegation ask together. */
const each = (places: number) => (who: string) => (who.startsWith('address ') ? places * 8 : places)

const bounds: Record<InLine, TurnBounds> = {
  // A browser asks for six things at once.
  light: { atOnce: 64, each: each(6), waiting: 5000, waitingEach: 600 },
  page: {
    atOnce: 6,
    each: each(2),
    waiting: 3000,
    waitingEach: 100,
    // With two places, one person has half of the time at most.
    restMs: (tookMs) => (tookMs < 10 ? 0 : Math.min(3 * tookMs, 1500)),
  },
  heavy: {
    atOnce: 2,
    each: each(1),
    waiting: 1000,
    waitingEach: 40,
    restMs: (tookMs) => (tookMs < 10 ? 0 : Math.min(2 * tookMs, 3000)),
  },
}

/** Runs the work of an endpoint in its turn; `who` is the person, or the address where nobody is signed in. */
export type Priced = <T>(name: EndpointName, who: string, work: () => Promise<T>) => Promise<T>

export function makePriced(clock: Pick<Clock, 'ticks'>, limited: boolean): Priced {
  if (!limited) return (_, __, work) => work()
  const turns = Object.fromEntries(
    Object.entries(bounds).map(([cost, own]) => [cost, makeTurns(own, () => clock.ticks())]),
  ) as Record<InLine, InTurn>
  return (name, who, work) => {
    const cost: Cost = costs[name]
    return cost === 'own' ? work() : turns[cost](who, work)
  }
}

export const costs: Record<EndpointName, Cost> = {
  getPlatform: 'light',
  getMe: 'light',
  updateMe: 'light',
  linkStages: 'light',
  listProcesses: 'page',
  getProcess: 'page',
  listFacts: 'page',
  importDraft: 'own',
  previewImport: 'own',
  getDraft: 'page',
  getDraftStates: 'page',
  restructureDraft: 'light',
  getInvitation: 'light',
  acceptInvitation: 'light',
  listParticipants: 'page',
  changeParticipant: 'light',
  endParticipation: 'light',
  createInvitations: 'light',
  listInvitations: 'page',
  withdrawInvitation: 'light',
  listDelegations: 'page',
  createDelegation: 'light',
  listBehalf: 'page',
  answerForContribution: 'light',
  answerForSpeaker: 'light',
  changeDelegation: 'light',
  listMandates: 'light',
  grantMandate: 'light',
  revokeMandate: 'light',
  getStage: 'light',
  changeStage: 'light',
  openStage: 'light',
  closeStage: 'light',
  reopenStage: 'light',
  cancelStage: 'light',
  tableDraft: 'light',
  releaseDraft: 'light',
  previewTable: 'heavy',
  changeRights: 'light',
  getClock: 'light',
  setClock: 'light',
  listReturned: 'page',
  applyReturned: 'light',
  dismissReturned: 'light',
  listRevisions: 'page',
  listProcessRevisions: 'page',
  getRevision: 'page',
  publishRevision: 'light',
  compareRevisions: 'heavy',
  followTerm: 'heavy',
  getMemorandum: 'page',
  saveMemorandum: 'light',
  publishMemorandum: 'light',
  previewRevisionImport: 'own',
  importRevision: 'own',
  getHistory: 'heavy',
  getParagraphAt: 'heavy',
  getAuthors: 'heavy',
  getDraftAuthors: 'heavy',
  restoreParagraph: 'light',
  listRecord: 'page',
  getCheckpoint: 'light',
  exportRecord: 'heavy',
  getFile: 'light',
  deleteFile: 'light',
  getConsultation: 'page',
  changeConsultation: 'light',
  admitKinds: 'light',
  addPaper: 'light',
  uploadPaper: 'own',
  listSubjectFiles: 'page',
  uploadSubjectFile: 'own',
  removePaper: 'light',
  setQuestions: 'light',
  setProgramme: 'light',
  askForFloor: 'light',
  changeSpeaker: 'light',
  attend: 'light',
  listAttendance: 'page',
  saveSummary: 'light',
  publishSummary: 'light',
  listThreads: 'page',
  openThread: 'light',
  listRevisionThreads: 'page',
  openRevisionThread: 'light',
  listStageThreads: 'page',
  openStageThread: 'light',
  listContributionThreads: 'page',
  openContributionThread: 'light',
  listSubjectThreads: 'page',
  openSubjectThread: 'light',
  getThread: 'light',
  addComment: 'light',
  changeThread: 'light',
  anchorThread: 'light',
  supportThread: 'light',
  editComment: 'light',
  deleteComment: 'light',
  listCommentVersions: 'page',
  reportComment: 'light',
  hideComment: 'light',
  showComment: 'light',
  appealComment: 'light',
  listReports: 'page',
  listContributions: 'page',
  listProcessContributions: 'page',
  createContribution: 'light',
  getContribution: 'light',
  changeContribution: 'light',
  addBlock: 'light',
  removeBlock: 'light',
  getContributionStates: 'page',
  uploadContributionFile: 'own',
  submitContribution: 'light',
  withdrawContribution: 'light',
  publishContribution: 'light',
  declineContribution: 'light',
  listPassages: 'page',
  linkPassage: 'light',
  unlinkPassage: 'light',
  answerPassage: 'light',
  respondContribution: 'light',
  answerPassages: 'light',
  listResponses: 'heavy',
  getBearings: 'heavy',
  exportResponses: 'heavy',
  listTopics: 'page',
  getTopic: 'page',
  setParagraphTopics: 'light',
  getStocktaking: 'heavy',
  listCarried: 'page',
  carryIssues: 'light',
  getFigures: 'page',
  exportFigures: 'page',
  loadRegister: 'light',
}
