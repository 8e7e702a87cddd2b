/** The rounds of the demonstration as a test acts in them: who is signed in, the acts of a stage, rights, rooms entered. */
import type { DraftView } from '@plenary/shared/draft'
import { codesOf } from '@plenary/shared/numbering'
import type { ParticipantView } from '@plenary/shared/participant'
import type { ProcessView } from '@plenary/shared/process'
import type { StageTable } from '@plenary/shared/round'
import type { RightRule, StageView } from '@plenary/shared/stage'
import { expect } from 'vitest'
import { codeOf } from './answers.ts'
import { type OpenRoom, openRoom } from './provider.ts'
import { type DemoName, get, sampleDraft } from './sign-in.ts'
import { type SignedIn, startWorld, type World } from './world.ts'

export const people = ['secretariat', 'state-a', 'state-b', 'ngo', 'observer'] as const
export type Who = (typeof people)[number]

/** Call once in a file; `begin` before all tests, `end` behind them. */
export function roundScene() {
  let world: World
  const signedIn = new Map<Who, SignedIn>()
  const as = (who: Who): SignedIn => signedIn.get(who) as SignedIn
  const opened: OpenRoom[] = []

  const send = (who: Who, method: string, path: string, json: object): Promise<Response> =>
    as(who).fetch(path, { method, json })
  const processOf = (slug = 'refugees-2018'): Promise<ProcessView> =>
    get(world.url, `/api/processes/${slug}`, as('secretariat').cookie)
  const stageOf = async (code: string, slug?: string): Promise<StageView> =>
    (await processOf(slug)).stages.find((stage) => stage.code === code) as StageView
  const tableOf = async (stage: StageView): Promise<StageTable> =>
    get(world.url, `/api/stages/${stage.id}`, as('secretariat').cookie)
  const viewOf = (who: Who): Promise<DraftView> => sampleDraft(world.url, as(who).cookie)
  const sectionId = (view: DraftView, code: string): string =>
    [...codesOf(view.paragraphs)].find(([, each]) => each === code)?.[0] as string
  const delegate = async (who: DemoName): Promise<ParticipantView> => {
    const me = await get<{ participations: (ParticipantView & { process: { slug: string } })[] }>(
      world.url,
      '/api/me',
      as(who as Who).cookie,
    )
    return me.participations.find(({ process }) => process.slug === 'refugees-2018') as ParticipantView
  }
  /** Answers when the request for it was sent, on the clock of this test. */
  const setRights = async (rules: RightRule[]): Promise<number> => {
    const [fc1, draft] = [await stageOf('fc1'), await viewOf('secretariat')]
    const path = `/api/stages/${fc1.id}/tablings/${draft.id}`
    const sentAt = performance.now()
    expect(await codeOf(send('secretariat', 'PATCH', path, { rules, reason: 'A test.' }))).toBe('yes')
    return sentAt
  }
  const enter = async (who: Who, room: string): Promise<OpenRoom> => {
    const entered = await openRoom(world.url, room, as(who).cookie)
    opened.push(entered)
    return entered
  }

  return {
    ...{ as, send, processOf, stageOf, tableOf, viewOf, sectionId, delegate, setRights, enter },
    async begin(): Promise<World> {
      world = await startWorld()
      for (const who of people) signedIn.set(who, await world.signIn(who))
      return world
    },
    async end(): Promise<void> {
      for (const room of opened) room.close()
      await world?.close()
    },
  }
}
