/** Both calendars are whole, say what is certain, and give rights without gap. */
import { can } from '@plenary/shared/abilities'
import { type StakeholderKind, stakeholderKinds } from '@plenary/shared/participant'
import type { StageKind } from '@plenary/shared/stage'
import { describe, expect, it } from 'vitest'
import { testParagraph } from '../../../shared/src/test-places.ts'
import { instantOf } from './local-time.ts'
import { migration2018 } from './migration-2018.ts'
import type { Preset, PresetStage } from './preset.ts'
import { refugees2018 } from './refugees-2018.ts'
import { rulesOf } from './rules.ts'

const presets = [refugees2018, migration2018]

const countsOf = ({ stages }: Preset): Partial<Record<StageKind, number>> => {
  const counts: Partial<Record<StageKind, number>> = {}
  for (const { kind } of stages) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
const unverified = (items: { code: string; verified: boolean }[]): string[] =>
  items.filter(({ verified }) => !verified).map(({ code }) => code)
const stageOf = (preset: Preset, code: string): PresetStage =>
  preset.stages.find((stage) => stage.code === code) ??
  (() => {
    throw new Error(`no stage ${code}`)
  })()

describe('the presets', () => {
  it('[PRE1] hold every stage of the compact on refugees', () => {
    expect(countsOf(refugees2018)).toEqual({
      milestone: 3,
      'stakeholder-consultation': 1,
      'thematic-consultation': 5,
      briefing: 6,
      stocktaking: 1,
      round: 6,
      adoption: 2,
    })
  })

  it('[PRE1] hold every stage of the compact on migration', () => {
    expect(countsOf(migration2018)).toEqual({
      milestone: 8,
      'thematic-consultation': 6,
      'regional-consultation': 6,
      'stakeholder-consultation': 10,
      stocktaking: 1,
      round: 6,
      adoption: 2,
    })
  })

  it('[PRE1] hold every text, in order, with the date on it and the date of its release apart', () => {
    expect(refugees2018.texts.map(({ code }) => code)).toEqual([
      'draft-0',
      'draft-1',
      'draft-2',
      'draft-3',
      'draft-final',
      'advance',
      'proposed',
      'affirmed',
    ])
    expect(migration2018.texts.map(({ code }) => code)).toEqual([
      'zero',
      'zero-plus',
      'rev-1',
      'rev-2',
      'rev-3',
      'final',
      'agreed',
      'adopted',
      'endorsed',
    ])
    expect(refugees2018.texts[2]).toMatchObject({ dated: '2018-04-30', issued: '2018-05-03' })
    for (const { texts } of presets) {
      const dates = texts.map(({ dated }) => dated ?? '')
      expect(dates).toEqual([...dates].sort())
    }
  })

  it('[PRE1] name each stage and each text once, in the order of the calendar', () => {
    for (const { stages, texts } of presets) {
      for (const codes of [stages, texts].map((items) => items.map(({ code }) => code)))
        expect(new Set(codes).size).toBe(codes.length)
      const days = stages.flatMap(({ days }) => (days ? [days.first] : []))
      expect(days).toEqual([...days].sort())
    }
  })

  it('[PRE8] say in what was announced nothing of what came of it, and nothing of how it is known', () => {
    const aboutSources =
      /general knowledge|\bslip\b|one source|by (one|another) (account|count)|not known|deduced|outline of/i
    const aboutResults = /\bin favour\b|abstention|acclamation|statements|took part|was agreed|recorded vote/i
    const announced = presets.flatMap(({ stages }) => [
      ...stages.flatMap(({ title, theme, note, sittings }) => [
        title,
        theme ?? '',
        note ?? '',
        ...sittings.map((sitting) => sitting.note ?? ''),
      ]),
    ])
    expect(announced.filter((words) => aboutResults.test(words))).toEqual([])
    const told = presets.flatMap(({ stages, texts }) => [
      ...stages.flatMap(({ note, outcome }) => [note ?? '', outcome ?? '']),
      ...texts.map(({ note }) => note ?? ''),
    ])
    expect([...announced, ...told].filter((words) => aboutSources.test(words))).toEqual([])
  })

  it('[PRE1] list the days on which a round sits, and no other', () => {
    const sittings = (preset: Preset, code: string): string[] =>
      stageOf(preset, code).sittings.map(({ date }) => date)
    expect(sittings(migration2018, 'r1')).toEqual(['2018-02-20', '2018-02-22', '2018-02-23'])
    expect(sittings(migration2018, 'hearing-4')).toEqual(['2018-02-21'])
    expect(sittings(refugees2018, 'fc4')).toEqual(['2018-05-08', '2018-05-09', '2018-05-10'])
    expect(sittings(migration2018, 'r4')).toHaveLength(5)
  })

  it('[PRE1] put a text of the calendar on the table of every round, draft 1 and revision 1 on two', () => {
    const tables = presets.map(({ stages, texts }) => {
      const rounds = stages.filter(({ kind }) => kind === 'round')
      expect(rounds).toHaveLength(6)
      for (const { textCode } of rounds) expect(texts.map(({ code }) => code)).toContain(textCode)
      return rounds.map(({ textCode }) => textCode)
    })
    expect(tables).toEqual([
      ['draft-0', 'draft-1', 'draft-1', 'draft-2', 'draft-3', 'draft-final'],
      ['zero', 'zero-plus', 'rev-1', 'rev-1', 'rev-2', 'rev-3'],
    ])
  })

  it('[PRE2] say which dates are certain, and where those stand', () => {
    expect(unverified(refugees2018.stages)).toEqual(['roadmap', 'td3', 'td4', 'td5'])
    expect(unverified(refugees2018.texts)).toEqual(['draft-2', 'advance'])
    expect(unverified(migration2018.stages)).toEqual(['hearing-3', 'ece'])
    expect(unverified(migration2018.texts)).toEqual([])
    for (const { stages, texts } of presets)
      for (const { code, verified, sources } of [...stages, ...texts])
        if (verified) expect(sources.length, code).toBeGreaterThan(0)
  })

  it('[PRE2] use days and time zones that exist', () => {
    for (const { stages } of presets)
      for (const { days, sittings, timeZone } of stages)
        for (const date of [days?.first, days?.last, ...sittings.map((each) => each.date)])
          if (date) expect(() => instantOf(date, '10:00', timeZone)).not.toThrow()
  })
})

describe('rulesOf', () => {
  const verdict = (
    stage: PresetStage,
    kind: StakeholderKind,
    section: string,
    action: 'comment' | 'edit',
    role: 'member' | 'observer' | 'secretariat' = 'member',
  ): string => {
    const window = { opensAt: '2018-01-01', closesAt: '2018-12-31' }
    const parts = section.split('.')
    const sections = parts.map((_, nth) => parts.slice(0, nth + 1).join('.'))
    return can(
      { id: 'a', processId: 'p', kind, role, delegationId: null },
      `paragraph.${action}`,
      testParagraph('p', [{ stage: window, rules: rulesOf(stage) }], { sections }),
      '2018-02-13',
    )
  }

  it('[PRE3] lets States and the United Nations write in the whole of a round', () => {
    for (const code of ['fc1', 'fc4'])
      for (const kind of ['member-state', 'un-entity'] as const)
        for (const section of ['I', 'II.A.2', 'III.B'])
          expect(verdict(stageOf(refugees2018, code), kind, section, 'edit')).toBe('yes')
  })

  it('[PRE3] lets the others write in the sections open to them', () => {
    const fc1 = stageOf(refugees2018, 'fc1')
    const r1 = stageOf(migration2018, 'r1')
    for (const kind of ['ngo', 'refugee', 'host-community', 'academia', 'local-authority'] as const) {
      expect(verdict(fc1, kind, 'II.B.1.a', 'edit')).toBe('yes')
      expect(verdict(fc1, kind, 'II.A', 'edit')).toBe('section-not-open')
      expect(verdict(r1, kind, 'II.B.2', 'edit')).toBe('yes')
      expect(verdict(r1, kind, 'IV', 'edit')).toBe('section-not-open')
    }
    expect(verdict(fc1, 'media', 'II.B', 'edit')).toBe('kind-not-admitted')
  })

  it('[PRE3] goes no further than the sections a round takes up', () => {
    const fc2 = stageOf(refugees2018, 'fc2')
    const fc3 = stageOf(refugees2018, 'fc3')
    expect(verdict(fc2, 'member-state', 'III.A.1', 'edit')).toBe('yes')
    expect(verdict(fc2, 'member-state', 'III.B', 'edit')).toBe('section-not-open')
    expect(verdict(fc2, 'ngo', 'III.B', 'edit')).toBe('kind-not-admitted')
    expect(verdict(fc3, 'member-state', 'III.A', 'edit')).toBe('section-not-open')
    expect(verdict(fc3, 'ngo', 'III.B.2', 'edit')).toBe('yes')
  })

  it('[PRE3] lets every kind comment everywhere in every round, and observers read', () => {
    for (const { stages } of presets)
      for (const stage of stages.filter(({ kind }) => kind === 'round'))
        for (const kind of stakeholderKinds) {
          expect(verdict(stage, kind, 'I', 'comment')).toBe('yes')
          expect(verdict(stage, kind, 'I', 'comment', 'observer')).toBe('observers-read')
        }
  })

  it('[PRE3] gives no rights outside rounds', () => {
    expect(rulesOf(stageOf(refugees2018, 'td1'))).toEqual([])
  })
})
