/** Joins the words to the house: what each is handed, and which of them answers what. */

import type { EndpointName } from '@plenary/shared/api'
import type { Actor } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import type { DraftSummary } from '@plenary/shared/process'
import { closeAllOverdue, closeOverdueOf } from './closing/close-overdue.ts'
import { closeRound } from './closing/close-round.ts'
import { closingHandlers } from './closing/routes.ts'
import { commandLineWords } from './command-line-words.ts'
import { compareHandlers } from './comparison/routes.ts'
import { withholdWithdrawn } from './contribution/withhold.ts'
import { ensureUnpublished } from './demo/published-passwords.ts'
import { type Restructure, reviseSamples } from './demo/revise-sample.ts'
import { demonstration } from './demo/samples.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { discussionWords } from './discussion-words.ts'
import { draftHandlers } from './draft/routes.ts'
import { draftsOfStage } from './draft/store.ts'
import { lastSeq } from './events/record.ts'
import { figuresHandlers } from './figures/routes.ts'
import type { Handlers } from './http/api.ts'
import type { LivePorts } from './live/ports.ts'
import { memorandumHandlers } from './memorandum/routes.ts'
import { makeAdmit } from './paragraph/admit.ts'
import { historyHandlers } from './paragraph/history-routes.ts'
import { keepLate, lateBefore } from './paragraph/keep-late.ts'
import { type KeptPlaces, keepPlaces } from './paragraph/keep-places.ts'
import { projectWords } from './paragraph/project-words.ts'
import { releaseJobs } from './paragraph/release-draft.ts'
import { restructure } from './paragraph/restructure.ts'
import { returnedHandlers } from './paragraph/returned-routes.ts'
import { paragraphHandlers } from './paragraph/routes.ts'
import { withholdWords } from './paragraph/withhold-words.ts'
import { delegationHandlers } from './participant/delegation-routes.ts'
import { takeForms } from './participant/delegation-store.ts'
import { participantHandlers } from './participant/routes.ts'
import { allProcessIds, processOfSlug } from './process/store.ts'
import { recordHandlers } from './record/routes.ts'
import { responseHandlers } from './response/routes.ts'
import { keepOldTexts } from './revision/keep-old-texts.ts'
import { revisionHandlers } from './revision/routes.ts'
import { wordsByRoom } from './room-words.ts'
import { releaseText } from './round/release-text.ts'
import { stageTables } from './round/rounds-apart.ts'
import { roundHandlers } from './round/routes.ts'
import { tellOpened } from './round/tell-opened.ts'
import { clockHandlers } from './stage/clock-routes.ts'
import { calendarJobs, planCalendar } from './stage/follow-calendar.ts'
import { stageHandlers } from './stage/routes.ts'
import { stageLifeHandlers } from './stage/stage-routes.ts'
import { makeSubjects, type Subjects } from './subject/registry.ts'
import { withholdChanges } from './subject/tell-change.ts'
import { watchPorts } from './subject/watch.ts'
import { type Things, things } from './things.ts'
import { makeBudget } from './thread/budget.ts'
import type { ThreadDeps } from './thread/deps.ts'
import { followRenewal } from './thread/follow-renewal.ts'
import { followWords } from './thread/follow-words.ts'
import { threadHandlers } from './thread/routes.ts'
import { withholdThreads } from './thread/withhold-threads.ts'
import type { BareTools, Tools, Words } from './words.ts'

export function joinWords(bare: BareTools, kinds: Things = things): Words {
  const placesOf = keepPlaces(bare)
  const subjects: Subjects = makeSubjects(kinds(bare, placesOf, () => subjects))
  const tools: Tools = { ...bare, subjects }
  const { database } = tools
  const threads: ThreadDeps = {
    ...tools,
    budget: makeBudget(tools.clock, tools.config.limits),
  }
  const discussion = discussionWords(tools)
  const withhold = withholdEach([
    withholdWords(tools, placesOf),
    withholdThreads(threads),
    withholdWithdrawn(tools),
    withholdChanges(tools),
  ])
  const follower = followWords(threads, (error) =>
    tools.log.error({ err: error }, 'a thread was not followed'),
  )
  tools.facts.react({
    'stage.opened': (tx, { at, data }) => tellOpened(tools, tx, data.stage.id, new Date(at)),
  })
  const closeOverdue = onceAtATime((draftId) => closeOverdueOf(tools, draftId))
  const release = async (stageId: string): Promise<void> => {
    const revise: Restructure = (userId, draftId, command) =>
      restructure(tools, closeOverdue, userId, draftId, command)
    const notes = tools.config.demo ? await reviseSamples(tools, revise, stageId) : null
    await releaseText(tools, stageId, (draftId) => notes?.get(draftId) ?? null)
  }
  const calendar = calendarJobs(tools, {
    releaseText: release,
    draftsOfStage: (stageId) => draftsOfStage(database, stageId),
    closeStage: async (stageId) => void (await closeRound(tools, stageId, { actor: null, reason: null })),
  })
  return {
    handlers: [
      participantHandlers(tools, (slug) => processOfSlug(database, slug)),
      delegationHandlers(tools, (slug) => processOfSlug(database, slug)),
      stageHandlers(tools),
      stageLifeHandlers(tools, stageTables(tools)),
      clockHandlers({ ...tools, demoSlugs: demonstration.map(({ preset }) => preset.slug) }),
      draftHandlers(tools, withhold, (draft, actor) => seenInList(placesOf, draft, actor, tools.clock.now())),
      paragraphHandlers(tools, closeOverdue),
      returnedHandlers(tools),
      closingHandlers(tools),
      roundHandlers(tools),
      recordHandlers(tools, withhold),
      revisionHandlers(tools, closeOverdue),
      memorandumHandlers(tools),
      compareHandlers(tools),
      historyHandlers(tools, closeOverdue),
      threadHandlers(threads),
      responseHandlers(tools),
      figuresHandlers(tools),
      ...discussion.handlers,
      ...pending([]),
    ],
    commandLine: commandLineWords(tools),
    jobs: { ...calendar, ...releaseJobs(tools) },
    ...wordsByRoom({
      paragraph: {
        admit: makeAdmit(tools, placesOf, closeOverdue),
        keepLate: keepLate(tools),
        lateBefore: lateBefore(tools),
        project: (tx, words) => projectWords(tools, tx, words),
      },
      ...discussion.rooms,
    }),
    renewed: followRenewal(subjects),
    ...watchPorts(tools),
    withhold,
    lastSeq: (processId) => lastSeq(database, processId),
    seedDemo: () => seedDemo(tools, release),
    settled: follower.settled,
    async begin() {
      await ensureUnpublished(tools)
      await database.transaction(takeForms, { lock: 'people:all' })
      await planCalendar(tools, database, await allProcessIds(database))
      await keepOldTexts(tools)
      await closeAllOverdue(tools, calendar['stage.open'])
      await follower.begin(await allProcessIds(database))
      await discussion.sweepFiles()
    },
  }
}

/** What each word withholds of a fact, one after another. */
const withholdEach =
  (withholders: LivePorts['withhold'][]): LivePorts['withhold'] =>
  async (fact) => {
    const each = await Promise.all(withholders.map((withhold) => withhold(fact)))
    const shown = each.flatMap((shownTo) => shownTo ?? [])
    if (shown.length === 0) return null
    return (actor) => shown.reduce<typeof fact | null>((kept, shownTo) => kept && shownTo(actor), fact)
  }

/** Hundreds may come at a deadline: whoever asks for the same draft waits for the same work. */
function onceAtATime(work: (draftId: string) => Promise<void>): (draftId: string) => Promise<void> {
  const running = new Map<string, Promise<void>>()
  return (draftId) => {
    const known = running.get(draftId)
    if (known) return known
    const run = work(draftId).finally(() => running.delete(draftId))
    running.set(draftId, run)
    return run
  }
}

/** [REL2] In a list, too, everyone but the pen-holder has a draft as it was last readable. */
async function seenInList(
  placesOf: KeptPlaces,
  draft: DraftSummary,
  actor: Actor,
  now: Date,
): Promise<DraftSummary | null> {
  const places = await placesOf(draft.id)
  const seen = await places?.seenBy(actor, now)
  if (!places || !seen) return null
  const withPen = places.withPen(now)
  if (!seen.kept) return { ...draft, withPen }
  return { ...draft, withPen, paragraphs: seen.rows.filter(({ kind }) => kind === 'paragraph').length }
}

/** Endpoints whose word is being built: they say that they are not there, so that the table stays whole. */
function pending(names: EndpointName[]): Handlers[] {
  const absent = async (): Promise<never> => {
    throw new Refusal('not-found')
  }
  return names.map((name) => ({ [name]: absent }))
}
