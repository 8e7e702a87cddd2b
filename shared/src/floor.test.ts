/** Who speaks, submits and attends: every kind of participant in every role, at every kind of stage, open and opened. */
import { afterAll, describe, expect, it } from 'vitest'
import { can } from './abilities.ts'
import { admittedTo, type FloorAct, floorActs, isAdmitted, type Opened, openedToNobody } from './floor.ts'
import { type Actor, roles, type StakeholderKind, stakeholderKinds } from './participant.ts'
import { part } from './place.ts'
import type { Verdict } from './problems.ts'
import { type StageKind, stageKinds } from './stage.ts'
import { testStage } from './test-places.ts'

const now = '2018-02-13T09:00:00Z'
const processId = 'p'

/** Each act with the actions that it is asked by. */
const asked = {
  speak: ['speaker.ask'],
  submit: ['contribution.begin', 'contribution.facilitate', 'contribution.submit'],
  attend: ['consultation.attend'],
} as const satisfies Record<FloorAct, string[]>

function placeAt(kind: StageKind, opened: Opened) {
  const stage = testStage(processId, { kind })
  return {
    processId,
    stage,
    input: part('input', { stageId: stage.id, until: null }),
    admission: part('admission', { stageId: stage.id, ...opened }),
    contribution: part('contribution', {
      id: 'c',
      processId,
      stageId: stage.id,
      form: 'written',
      status: 'draft',
      authorId: 'me',
      delegationId: null,
      behalfOf: null,
      behalfState: null,
      consentToPublish: false,
      postedAt: null,
      receivedAt: null,
    }),
  }
}

/** What States, and those who speak for them, may: the answer of the rule, written down and not asked of the code. */
const states = ['member-state', 'observer-state', 'regional-group']

function rightAnswer(
  action: (typeof asked)[FloorAct][number],
  stage: StageKind,
  { kind, role }: Actor,
  isOpened: boolean,
): Verdict {
  const isSecretariat = role === 'secretariat'
  if (action === 'contribution.facilitate' && !isSecretariat && role !== 'facilitator')
    return 'facilitator-only'
  if (role === 'observer' && action !== 'consultation.attend') return 'observers-read'
  if (isSecretariat) return 'yes'
  if (stage === 'milestone') return action.startsWith('contribution') ? 'input-closed' : 'not-admitted-here'
  if (stage !== 'adoption' || states.includes(kind) || isOpened) return 'yes'
  return 'not-admitted-here'
}

let cells = 0
const wrong: string[] = []
afterAll(() => console.log(`who is heard where: ${cells} cells tried, ${wrong.length} wrong`))

function tryAll(
  stageKind: StageKind,
  opened: Opened,
  isOpened: (act: FloorAct, who: StakeholderKind) => boolean,
) {
  const place = placeAt(stageKind, opened)
  for (const act of floorActs)
    for (const action of asked[act])
      for (const role of roles)
        for (const kind of stakeholderKinds) {
          const actor: Actor = { id: 'me', processId, kind, role, delegationId: null }
          const [got, expected] = [
            can(actor, action, place, now),
            rightAnswer(action, stageKind, actor, isOpened(act, kind)),
          ]
          cells += 1
          if (got !== expected)
            wrong.push(`${stageKind}: ${action} by ${role} ${kind}: ${got}, not ${expected}`)
        }
}

describe('who is heard at a stage', () => {
  it.each(stageKinds)('[STG5] %s, as the table says', (kind) => {
    tryAll(kind, openedToNobody, () => false)
    expect(wrong.slice(0, 10)).toEqual([])
  })

  it.each(stakeholderKinds)('[STG6] an adoption opened to one kind is opened to no other: %s', (who) => {
    for (const act of floorActs)
      tryAll('adoption', { ...openedToNobody, [act]: [who] }, (each, kind) => each === act && kind === who)
    expect(wrong.slice(0, 10)).toEqual([])
  })

  it('[STG6] a milestone is opened to nobody, and nobody but the secretariat opens a stage', () => {
    const everyKind: Opened = {
      speak: [...stakeholderKinds],
      submit: [...stakeholderKinds],
      attend: [...stakeholderKinds],
    }
    tryAll('milestone', everyKind, () => true)
    expect(wrong).toEqual([])
    for (const stageKind of stageKinds)
      for (const role of roles)
        for (const kind of stakeholderKinds) {
          const verdict = can(
            { id: 'me', processId, kind, role, delegationId: null },
            'stage.admit',
            placeAt(stageKind, openedToNobody),
            now,
          )
          expect(verdict).toBe(
            role !== 'secretariat' ? 'secretariat-only' : stageKind === 'adoption' ? 'yes' : 'open-to-all',
          )
        }
  })

  it('[STG5] the table has a line for every kind of stage and names only known kinds', () => {
    expect(Object.keys(admittedTo).sort()).toEqual([...stageKinds].sort())
    const named = Object.values(admittedTo).flatMap((line) =>
      floorActs.flatMap((act) => (line[act] === 'all' ? [] : line[act])),
    )
    expect(named.filter((kind) => !stakeholderKinds.includes(kind))).toEqual([])
    expect(isAdmitted('adoption', openedToNobody, 'speak', 'ngo')).toBe(false)
  })
})
